-- "No contact" means that nobody reached her: a report that says so is no contact. Whether somebody was reached stands in
-- the clear as a code, for a number on the first page must be counted without opening a thousand reports.
set role {{owner}};
alter table naast.case_record add column outcome text check (
  outcome is null or (kind = 'note' and outcome in ('reached', 'not-reached')));
-- Who wants to stop is few among all who ever registered; it is asked on the first page and on the page of a case.
create index registration_stop on naast.registration (case_id) where stop_asked_day is not null;
reset role;

grant select (id, replaced_at, outcome) on naast.case_record to {{walls}};
set role {{walls}};
-- Counts the day on which a report was written, and what its last version says: correcting an old one is no new contact.
create or replace function naast.cases_without_contact(days integer) returns table (case_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select f.id from mine join naast.case_file f on f.region_id = mine.region_id and f.status = 'open'
    and f.created_day <= current_date - days
  where not exists (select 1 from naast.case_record r where r.case_id = f.id and r.kind = 'note' and r.version = 1
    and r.written_at >= current_date - days
    and case when r.replaced_at is null then r.outcome
      else (select l.outcome from naast.case_record l where l.id = r.id and l.replaced_at is null) end is distinct from 'not-reached')
$$;
reset role;

-- What a flood brought and somebody looked at is set aside: it can be put back for fourteen days, then what was written is
-- erased. Whoever has its code is asked to call, for she may have been mistaken for a machine.
set role {{owner}};
alter table naast.registration drop constraint registration_status_check;
alter table naast.registration add constraint registration_status_check check (
  status in ('new', 'check', 'set-aside', 'placed', 'waiting', 'passed-on', 'accepted', 'withdrawn'));
reset role;
set role {{walls}};
create or replace function naast.sweep_drafts() returns integer
language plpgsql security definer set search_path = naast, pg_temp as $$
declare gone integer;
begin
  if naast.context_kind() is distinct from 'jobs' then raise exception using errcode = '42501', message = 'not the jobs'; end if;
  update naast.registration r set status = 'withdrawn', key_sealed = null, sealed = null, version = r.version + 1
    where r.status = 'set-aside' and r.changed_day < current_date - 14;
  delete from naast.intake_draft d where d.touched_at < clock_timestamp() - interval '14 days'
    or (d.code_mac is null and d.touched_at < clock_timestamp() - interval '30 minutes');
  get diagnostics gone = row_count;
  return gone;
end $$;
reset role;
