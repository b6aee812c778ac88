-- What a page asks goes from the reader's own grants to their cases and from these to limits and tasks, so that it does not grow
-- with what others hold; and who asks is worked out once a statement, not once for each colleague.
set role {{owner}};
-- The list of a case (153) asks for its grants of now and before at once: with two halves the server read every grant there is.
create index case_grant_of_case on naast.case_grant (case_id, compartment);
drop index naast.case_grant_ended_of_case;
reset role;

set role {{walls}};
-- The open cases that I hold, for row-level security to ask again of each row that is found by them.
create function naast.open_cases_of_mine() returns setof uuid
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_holders() as holders, naast.kept_out_of() as shut),
  granted as (
    select distinct g.case_id from mine join naast.case_grant g on g.holder_id = any(mine.holders) and g.compartment = 'core'
      and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
    where g.case_id <> all(mine.shut))
  select f.id from granted cross join lateral (
    select c.id from naast.case_file c where c.id = granted.case_id and c.status = 'open' offset 0) f
$$;
revoke all on function naast.open_cases_of_mine() from public;
grant execute on function naast.open_cases_of_mine() to {{staff}};

create or replace function naast.cases_with_open_task(wanted text) returns table (case_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select f.id from mine join naast.case_file f on f.region_id = mine.region_id
  where exists (select from naast.task t where t.kind = wanted and t.state = 'open' and t.case_id = f.id offset 0)
$$;

create or replace function naast.last_contacts(cases uuid[]) returns table (case_id uuid, day date)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_holders() as holders, naast.kept_out_of() as shut)
  select f.id, last.day
  from mine join naast.case_file f on f.id = any(cases) and f.id <> all(mine.shut)
    cross join lateral (
      select (r.written_at at time zone 'Europe/Amsterdam')::date as day from naast.case_record r
      where r.case_id = f.id and r.kind = 'note' and r.version = 1
        and case when r.replaced_at is null then r.outcome
          else (select l.outcome from naast.case_record l where l.id = r.id and l.replaced_at is null) end is distinct from 'not-reached'
      order by r.written_at desc limit 1) last
  where exists (select from naast.case_grant g where g.case_id = f.id and g.compartment = 'core' and g.ended_at is null
    and g.from_at <= now() and (g.until_at is null or g.until_at > now()) and g.holder_id = any(mine.holders) offset 0)
$$;

-- Who is active in the region of a coordinator; everybody who is, for the leader.
create function naast.people_of(roles text[], region uuid) returns table (id uuid, region_id uuid, roles text[])
language sql stable security definer set search_path = naast, pg_temp as $$
  select p.id, p.region_id, p.roles from naast.person p
  where 'project-leader' = any(people_of.roles) and p.status = 'active'
  union all
  select p.id, p.region_id, p.roles from naast.person p
  where 'coordinator' = any(people_of.roles) and not 'project-leader' = any(people_of.roles)
    and p.region_id = people_of.region and p.status = 'active'
$$;
revoke all on function naast.people_of(text[], uuid) from public;

create or replace function naast.days_to_sign(days integer) returns table (person_id uuid, region_id uuid, last_day date)
language sql stable security definer set search_path = naast, pg_temp as $$
  with asking as materialized (select naast.my_roles() as roles, naast.my_region() as region_id)
  select p.id, p.region_id, d.last_day
  from asking cross join lateral naast.people_of(asking.roles, asking.region_id) p
    left join naast.access_day d on d.person_id = p.id and d.kind = 'training'
  where 'volunteer' = any(p.roles) and not p.roles && array['coordinator', 'project-leader']
    and (d.last_day is null or d.last_day < (now() at time zone 'Europe/Amsterdam')::date + days)
  order by d.last_day nulls first, p.id
$$;

create or replace function naast.limits_of_suspended() returns table (person_id uuid, region_id uuid, cases integer, first_day date)
language sql stable security definer set search_path = naast, pg_temp as $$
  with asking as materialized (
    select naast.my_roles() as roles, naast.my_region() as region_id, naast.kept_out_of() as shut),
  away as materialized (
    select p.id, p.region_id from asking cross join lateral naast.people_of(asking.roles, asking.region_id) p
    where 'volunteer' = any(p.roles) and naast.is_suspended(p.id))
  select away.id, away.region_id, count(distinct l.case_id)::integer, min(least(l.driving_day, l.proposed_day))
  from asking cross join away
    join naast.case_grant g on g.holder_id = away.id and g.holder_kind = 'person' and g.compartment = 'core' and g.ended_at is null
      and g.from_at <= now() and (g.until_at is null or g.until_at > now()) and g.case_id <> all(asking.shut)
    join naast.case_file f on f.id = g.case_id and f.status = 'open'
    join naast.legal_limit l on l.case_id = g.case_id and l.state = 'open'
      and least(l.driving_day, l.proposed_day) <= (now() at time zone 'Europe/Amsterdam')::date + 14
  group by away.id, away.region_id order by 4, 1
$$;
reset role;

-- A region's colleagues are found by it.
set role {{owner}};
create index person_region on naast.person (region_id);
reset role;
