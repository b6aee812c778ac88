-- The list of a case that does not open is made anew by two (decision 0079): a coordinator of the region asks, the leader says
-- yes to the very rows that lie there, and the coordinator makes it. What the audit log does not confirm stays withheld.
set role {{owner}};
alter table naast.signed_statement drop constraint signed_statement_kind_check;
alter table naast.signed_statement add constraint signed_statement_kind_check check (kind in ('grant.ended', 'certificate.revoked',
  'person.ended', 'recovery.sheets-renewed', 'contact.setting', 'region', 'directory.entry', 'approval', 'training-day',
  'endings-before', 'new-beginning', 'installation-safe', 'public-wall', 'reading-sandbox', 'case-list.asked', 'case-list.renewed'));
create index signed_statement_lists on naast.signed_statement (signed_at) where kind in ('case-list.asked', 'case-list.renewed');
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action)
  select 'staff', 'person', a from unnest(array['case.list-asked', 'case.list-approved', 'alarm.list-renewed']) a;
alter table naast.audit_right force row level security;
reset role;

set role {{walls}};
create or replace function naast.may_say(wanted text) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select naast.my_roles() && case
    when wanted in ('contact.setting', 'region', 'approval', 'endings-before', 'new-beginning', 'installation-safe', 'public-wall',
      'reading-sandbox', 'case-list.renewed') then array['project-leader']
    when wanted = 'case-list.asked' then array['coordinator']
    when wanted in ('directory.entry', 'training-day') then array['coordinator', 'project-leader']
    else array[]::text[] end
$$;

-- What the audit log says was written last in a compartment, for whoever holds it: of which kind of row, which one, and the hash of
-- what was sealed.
create function naast.last_written(wanted uuid, part text) returns table (kind text, id uuid, hash text)
language sql stable security definer set search_path = naast, pg_temp as $$
  select distinct on (w.kind, w.id) w.kind, w.id, w.hash from (
    select e.seq, x.b ->> 'hash' as hash,
      case when x.b ->> 'action' like 'procedure.event-%' then 'event' else split_part(x.b ->> 'action', '.', 1) end as kind,
      case when x.b ->> 'action' = 'header.changed' then e.case_id else (x.b ->> 'objectId')::uuid end as id
    from naast.audit_entry e, lateral (select e.body::jsonb) x(b)
    where e.case_id = wanted and x.b ? 'hash' and coalesce(x.b ->> 'compartment', 'core') = part
      and x.b ->> 'action' in ('header.changed', 'record.written', 'record.changed', 'file.stored', 'letter.read', 'letter.confirmed',
        'letter.set-aside', 'limit.added', 'limit.changed', 'task.added', 'task.changed', 'procedure.started', 'procedure.stopped',
        'procedure.went-over', 'procedure.event-added', 'procedure.event-changed', 'document.added', 'document.changed',
        'document.set-aside', 'bundle.chosen', 'bundle.made', 'referral.written', 'referral.sent', 'referral.answered', 'referral.ended')
  ) w
  where w.id is not null and naast.facts_of_case(wanted, part, false) is not null
  order by w.kind, w.id, w.seq desc
$$;
revoke all on function naast.last_written(uuid, text) from public;
grant execute on function naast.last_written(uuid, text) to {{staff}};
reset role;
