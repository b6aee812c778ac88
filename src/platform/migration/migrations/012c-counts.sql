-- Two counts of the first page that row-level security made slow (a policy asked once for each row and each candidate):
-- answered like the others beside them, for the coordinator's own region, from one pass.
reset role;
grant select (case_id, kind, state) on naast.task to {{walls}};
create policy walls_read on naast.task for select to {{walls}} using (true);
set role {{walls}};

create function naast.cases_with_open_task(wanted text) returns table (case_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select distinct f.id from mine join naast.case_file f on f.region_id = mine.region_id
    join naast.task t on t.case_id = f.id and t.kind = wanted and t.state = 'open'
$$;

create function naast.cases_without_volunteer() returns table (case_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select f.id from mine join naast.case_file f on f.region_id = mine.region_id
  where not exists (select 1 from naast.case_grant v where v.case_id = f.id and v.compartment = 'core' and v.holder_kind = 'person'
    and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now()))
$$;
grant execute on function naast.cases_with_open_task(text), naast.cases_without_volunteer() to {{staff}};
reset role;
