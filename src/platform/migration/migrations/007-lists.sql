-- What lists need to stay fast: who acts is worked out once, due days in order, and who stands beside whom in one call.
set role {{owner}};
drop index naast.case_file_due;
create index case_file_due on naast.case_file (region_id, status, next_due_day, reference);
reset role;

set role {{walls}};

-- The same answer as before; the signed context is verified once instead of four times (a tenth of a millisecond each).
create or replace function naast.my_holders() returns uuid[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when p.id is null then '{}'::uuid[] else array_append(
    array(select distinct m.team_id from naast.team_member m where m.person_id = p.id and m.ended_at is null), p.id) end
  from (select naast.me() as id offset 0) acting left join naast.person p on p.id = acting.id and p.status = 'active'
$$;

-- Who stands beside these clients now: for their coordinator, and of the cases that she holds herself.
create function naast.volunteers_beside(cases uuid[]) returns table (case_id uuid, person_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (
    select naast.my_holders() as holders, naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select distinct on (v.case_id) v.case_id, v.holder_id
  from mine join naast.case_file f on f.id = any(cases) and f.region_id = mine.region_id
    join naast.case_grant v on v.case_id = f.id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now())
  where exists (select 1 from naast.case_grant g where g.case_id = f.id and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now()) and g.holder_id = any(mine.holders))
  order by v.case_id, v.from_at
$$;

-- The cases of my region that have a volunteer, for the list of those that have none.
create function naast.cases_with_volunteer() returns table (case_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select distinct f.id from mine join naast.case_file f on f.region_id = mine.region_id
    join naast.case_grant v on v.case_id = f.id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now())
$$;
grant execute on function naast.volunteers_beside(uuid[]), naast.cases_with_volunteer() to {{staff}};
reset role;
