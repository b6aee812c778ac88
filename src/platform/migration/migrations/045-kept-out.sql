-- The block list: somebody is kept out of a case whatever her roles, teams and grants (T11): a relative, a former client.
-- Every rule about a case asks case_grant, so one restrictive policy there shuts every table, list, search and file; the few
-- functions that look past row-level security ask the same question by name.
set role {{owner}};

create table naast.case_block (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  person_id uuid not null references naast.person,
  epoch integer not null,
  -- Why: for the coordinators of the case, under its key.
  sealed bytea not null,
  made_by uuid not null references naast.person,
  set_at timestamptz not null default clock_timestamp(),
  ended_by uuid references naast.person,
  ended_at timestamptz,
  check ((ended_at is null) = (ended_by is null))
);
create unique index case_block_live on naast.case_block (case_id, person_id) where ended_at is null;
create index case_block_person on naast.case_block (person_id) where ended_at is null;
alter table naast.case_block enable row level security;
alter table naast.case_block force row level security;

reset role;
grant select on naast.case_block to {{walls}};
create policy walls_read on naast.case_block for select to {{walls}} using (true);
set role {{walls}};

-- The cases that the person who acts is kept out of. Nearly always none in the whole house, and then nobody's context is verified.
create function naast.kept_out_of() returns uuid[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when exists (select 1 from naast.case_block where ended_at is null)
    then array(select b.case_id from naast.case_block b, (select naast.me() as id offset 0) acting
      where b.person_id = acting.id and b.ended_at is null) else '{}'::uuid[] end
$$;
grant execute on function naast.kept_out_of() to {{staff}};

create or replace function naast.holds(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.case_grant g where g.case_id = wanted and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now()) and g.holder_id = any(naast.my_holders()))
    and wanted <> all(naast.kept_out_of())
$$;

create or replace function naast.coordinates(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select 'coordinator' = any(naast.my_roles()) and naast.region_of_case(wanted) = naast.my_region()
    and (naast.holds(wanted) or not exists (select 1 from naast.case_grant g where g.case_id = wanted))
    and wanted <> all(naast.kept_out_of())
$$;

-- Who stands beside these clients now: for their coordinator, and of the cases that she holds herself.
create or replace function naast.volunteers_beside(cases uuid[]) returns table (case_id uuid, person_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (
    select naast.my_holders() as holders, naast.my_region() as region_id, naast.kept_out_of() as shut
    where 'coordinator' = any(naast.my_roles()))
  select distinct on (v.case_id) v.case_id, v.holder_id
  from mine join naast.case_file f on f.id = any(cases) and f.region_id = mine.region_id and f.id <> all(mine.shut)
    join naast.case_grant v on v.case_id = f.id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now())
  where exists (select 1 from naast.case_grant g where g.case_id = f.id and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now()) and g.holder_id = any(mine.holders))
  order by v.case_id, v.from_at
$$;

create or replace function naast.due_of_mine(kinds text[], until date, with_beside boolean)
returns table (id uuid, case_id uuid, is_limit boolean, what text, day date, changed boolean, beside uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_holders() as holders, naast.kept_out_of() as shut,
    with_beside and 'coordinator' = any(naast.my_roles()) as sees_beside),
  held as materialized (
    select distinct f.id from mine join naast.case_grant g on g.holder_id = any(mine.holders) and g.compartment = 'core'
      and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
    join naast.case_file f on f.id = g.case_id and f.status = 'open' and f.id <> all(mine.shut)),
  due as (
    select l.id, l.case_id, true as is_limit, l.catalogue_id as what, least(l.driving_day, l.proposed_day) as day,
      l.proposed_day is not null as changed
    from held h join naast.legal_limit l on l.case_id = h.id and l.state = 'open'
      and (until is null or least(l.driving_day, l.proposed_day) <= until)
    union all
    select t.id, t.case_id, false, t.kind, t.due_day, false
    from held h join naast.task t on t.case_id = h.id and t.state = 'open' and t.kind = any(kinds) and (until is null or t.due_day <= until))
  select due.id, due.case_id, due.is_limit, due.what, due.day, due.changed, case when mine.sees_beside then (
    select v.holder_id from naast.case_grant v where v.case_id = due.case_id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now()) order by v.from_at limit 1) end
  from due cross join mine
$$;

-- A calendar is asked for at the door, where nobody acts: it is its owner who is kept out.
create or replace function naast.feed_days(wanted bytea) returns table (limit_id uuid, day date, version integer)
language sql stable security definer set search_path = naast, pg_temp as $$
  with feed as materialized (
    select p.id as owner, array_append(array(select m.team_id from naast.team_member m where m.person_id = p.id and m.ended_at is null), p.id) as holders
    from naast.calendar_feed f join naast.person p on p.id = f.person_id and p.status = 'active'
    where f.lookup = wanted and f.ended_at is null and naast.context_kind() = 'door')
  select l.id, least(l.driving_day, l.proposed_day), l.version
  from feed left join (naast.case_grant g
    join naast.case_file c on c.id = g.case_id and c.status = 'open'
    join naast.legal_limit l on l.case_id = g.case_id and l.state = 'open')
  on g.holder_id = any(feed.holders) and g.compartment = 'core' and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now())
    and not exists (select from naast.case_block b where b.case_id = g.case_id and b.person_id = feed.owner and b.ended_at is null)
  group by 1, 2, 3 order by 2, 1
$$;

-- For the grant: is this holder kept out of this case?
create function naast.is_kept_out(wanted uuid, person uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select naast.coordinates(wanted)
    and exists (select 1 from naast.case_block b where b.case_id = wanted and b.person_id = person and b.ended_at is null)
$$;
grant execute on function naast.is_kept_out(uuid, uuid) to {{staff}};
reset role;

create policy kept_out on naast.case_grant as restrictive for all to {{staff}}
  using (case_id <> all((select naast.kept_out_of())::uuid[]));
create policy none_to_the_kept_out on naast.case_grant as restrictive for insert to {{staff}}
  with check (not naast.is_kept_out(case_id, holder_id));

-- Seen, set and lifted by the coordinators of the case; once lifted, a row stays as it ended.
create policy coordinator_sees on naast.case_block for select to {{staff}} using (naast.coordinates(case_id));
create policy coordinator_keeps_out on naast.case_block for insert to {{staff}} with check (
  made_by = (select naast.me()) and ended_at is null and naast.coordinates(case_id));
create policy coordinator_lifts on naast.case_block for update to {{staff}}
  using (ended_at is null and naast.coordinates(case_id)) with check (ended_at is not null and ended_by = (select naast.me()));
grant select, insert, update (ended_at, ended_by) on naast.case_block to {{staff}};
