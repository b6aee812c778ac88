-- What a coordinator's first page counts is asked of her own cases one by one, by their index: joined, the server read all
-- grants and limits of the house for it, so that her page grew slower with the work of other regions. `offset 0` keeps it so.
set role {{owner}};
create index legal_limit_open on naast.legal_limit (case_id) where state = 'open';
create index task_open_case on naast.task (case_id) where state = 'open';
reset role;

set role {{walls}};
create or replace function naast.cases_without_volunteer() returns table (case_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select f.id from mine join naast.case_file f on f.region_id = mine.region_id
  where not exists (select from naast.case_grant v where v.case_id = f.id and v.compartment = 'core' and v.holder_kind = 'person'
    and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now()) offset 0)
$$;

create or replace function naast.cases_with_lapsing_access(days integer) returns table (case_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select f.id from mine join naast.case_file f on f.region_id = mine.region_id and f.status = 'open'
    cross join lateral (select max(g.until_at) as until_at from naast.case_grant g where g.case_id = f.id and g.compartment = 'core'
      and g.holder_kind = 'person' and g.ended_at is null and g.from_at <= now() and g.until_at > now() offset 0) access
  where access.until_at <= now() + make_interval(days => days)
$$;

create or replace function naast.due_of_mine(kinds text[], until date, with_beside boolean)
returns table (id uuid, case_id uuid, is_limit boolean, what text, day date, changed boolean, beside uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_holders() as holders, naast.kept_out_of() as shut,
    with_beside and 'coordinator' = any(naast.my_roles()) as sees_beside),
  granted as (
    select distinct g.case_id from mine join naast.case_grant g on g.holder_id = any(mine.holders) and g.compartment = 'core'
      and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
    where g.case_id <> all(mine.shut)),
  held as materialized (
    select f.id from granted cross join lateral (
      select c.id from naast.case_file c where c.id = granted.case_id and c.status = 'open' offset 0) f),
  due as (
    select l.id, l.case_id, true as is_limit, l.catalogue_id as what, least(l.driving_day, l.proposed_day) as day,
      l.proposed_day is not null as changed
    from held h cross join lateral (select o.id, o.case_id, o.catalogue_id, o.driving_day, o.proposed_day
      from naast.legal_limit o where o.case_id = h.id and o.state = 'open' offset 0) l
    where until is null or least(l.driving_day, l.proposed_day) <= until
    union all
    select t.id, t.case_id, false, t.kind, t.due_day, false
    from held h cross join lateral (select o.id, o.case_id, o.kind, o.due_day from naast.task o where o.case_id = h.id and o.state = 'open' offset 0) t
    where t.kind = any(kinds) and (until is null or t.due_day <= until))
  select due.id, due.case_id, due.is_limit, due.what, due.day, due.changed, case when mine.sees_beside then (
    select v.holder_id from naast.case_grant v where v.case_id = due.case_id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now()) order by v.from_at limit 1) end
  from due cross join mine
$$;
reset role;
