-- A second reading of a deadline, and a day that a decree equated or no longer equates, from the project leader's screen: what counts is a
-- signed statement; the lawyer, the source and the day on which it was looked up are sealed for all colleagues (docs/decisions/0107).
set role {{owner}};
create table naast.added_law (
  id uuid primary key,
  kind text not null check (kind in ('reading', 'day')),
  team_id uuid not null references naast.team,
  epoch integer not null,
  sealed bytea not null,
  made_by uuid not null references naast.person,
  made_day date not null default current_date
);
alter table naast.added_law enable row level security;
alter table naast.added_law force row level security;
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action) values ('staff', 'person', 'law.added'), ('staff', 'person', 'law.taken-back');
alter table naast.audit_right force row level security;
reset role;

create policy colleagues_read on naast.added_law for select to {{staff}} using (cardinality((select naast.my_roles())::text[]) > 0);
create policy leader_adds on naast.added_law for insert to {{staff}} with check (
  made_by = (select naast.me()) and 'project-leader' = any((select naast.my_roles())::text[]));
grant select, insert on naast.added_law to {{staff}};
