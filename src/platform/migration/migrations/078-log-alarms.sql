-- What is said in the access book about the access book: an alarm, a decision, an end, and what a night's verification found.
set role {{owner}};
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action)
  select 'jobs', 'jobs', a from unnest(array['alarm.log', 'alarm.witness', 'log.safe-ended', 'access-book.verified']) a
  union all select 'staff', 'person', 'log.safe-decided';
alter table naast.audit_right force row level security;
reset role;
