-- The audit log by act and by day, without a walk along all of it; and its export, which the log itself tells of.
set role {{owner}};
create index audit_entry_action on naast.audit_entry (action, seq);
create index audit_entry_at on naast.audit_entry (at, seq);
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action) values ('staff', 'person', 'access-book.exported');
alter table naast.audit_right force row level security;
reset role;
