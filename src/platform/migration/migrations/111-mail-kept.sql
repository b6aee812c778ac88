-- Mail that is due is kept until it went, for days; and a volunteer may give a mailbox for a neutral reminder.
set role {{owner}};
create table naast.mail_due (
  -- The Message-ID is made of it: however often it is tried, it is one message.
  id uuid primary key,
  kind text not null check (kind in ('intake', 'region', 'person')),
  of_id uuid,
  created_at timestamptz not null,
  try_after timestamptz not null,
  attempts integer not null default 0,
  failed_at timestamptz,
  check ((kind = 'intake') = (of_id is null))
);
-- One that waits says all there is to say.
create unique index mail_due_waits on naast.mail_due (kind, of_id) nulls not distinct where failed_at is null;
alter table naast.mail_due enable row level security;
alter table naast.mail_due force row level security;

create table naast.reminder_mailbox (
  person_id uuid primary key references naast.person,
  mailbox text not null check (length(mailbox) <= 254)
);
alter table naast.reminder_mailbox enable row level security;
alter table naast.reminder_mailbox force row level security;
reset role;

create policy jobs_work on naast.mail_due for all to {{jobs}} using ((select naast.context_kind()) = 'jobs');
grant select, insert, delete, update (try_after, attempts, failed_at) on naast.mail_due to {{jobs}};
-- A coordinator sees that mail to her region does not arrive, a project leader that any does not. To a person: nobody.
create policy team_sees on naast.mail_due for select to {{staff}} using (
  ('project-leader' = any((select naast.my_roles())::text[]) and kind <> 'person')
  or ('coordinator' = any((select naast.my_roles())::text[]) and kind = 'region' and of_id = (select naast.my_region())));
grant select on naast.mail_due to {{staff}};

create policy own on naast.reminder_mailbox for all to {{staff}} using (person_id = (select naast.me())) with check (person_id = (select naast.me()));
grant select, insert, delete, update (mailbox) on naast.reminder_mailbox to {{staff}};
create policy jobs_read on naast.reminder_mailbox for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');
grant select on naast.reminder_mailbox to {{jobs}};
create policy walls_read on naast.reminder_mailbox for select to {{walls}} using (true);
grant select (person_id) on naast.reminder_mailbox to {{walls}};

set role {{walls}};
-- Volunteers who hold this case now, may work, and gave a mailbox.
create function naast.to_remind(wanted uuid) returns table (person uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  select m.person_id from naast.case_grant g join naast.reminder_mailbox m on m.person_id = g.holder_id
    join naast.person p on p.id = m.person_id and p.status = 'active'
  where naast.context_kind() = 'jobs' and g.case_id = wanted and g.compartment = 'core' and g.holder_kind = 'person'
    and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now()) and not naast.is_suspended(p.id)
$$;
-- May this person still be reminded, of anything at all? Asked once more at the moment of sending.
create function naast.may_be_reminded(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select naast.context_kind() = 'jobs' and exists (select 1 from naast.person p where p.id = wanted and p.status = 'active'
    and not naast.is_suspended(p.id)) and exists (select 1 from naast.case_grant g join naast.case_file f on f.id = g.case_id
    where g.holder_id = wanted and g.ended_at is null and (g.until_at is null or g.until_at > now()) and f.status = 'open')
$$;
revoke all on function naast.to_remind(uuid), naast.may_be_reminded(uuid) from public;
grant execute on function naast.to_remind(uuid), naast.may_be_reminded(uuid) to {{jobs}};
reset role;
