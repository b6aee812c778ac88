-- A region turns quickly (2,000 cases): these questions are asked for every row that is written, so each verifies the signed
-- context once and not six times. What they answer is what it was (003, 036, 045).
set role {{walls}};
create or replace function naast.holds(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from (select naast.me() as id offset 0) acting
    join naast.person p on p.id = acting.id and p.status = 'active'
    join naast.case_grant g on g.case_id = wanted and g.ended_at is null and g.from_at <= now()
      and (g.until_at is null or g.until_at > now())
      and (g.holder_id = p.id or exists (select 1 from naast.team_member m
        where m.person_id = p.id and m.team_id = g.holder_id and m.ended_at is null))
    where not exists (select 1 from naast.case_block b where b.case_id = wanted and b.person_id = p.id and b.ended_at is null))
$$;

create or replace function naast.coordinates(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from (select naast.me() as id offset 0) acting
    join naast.person p on p.id = acting.id and p.status = 'active' and 'coordinator' = any(p.roles)
    join naast.case_file f on f.id = wanted and f.region_id = p.region_id
    where not exists (select 1 from naast.case_block b where b.case_id = wanted and b.person_id = p.id and b.ended_at is null)
      and (not exists (select 1 from naast.case_grant g where g.case_id = wanted)
        or exists (select 1 from naast.case_grant g where g.case_id = wanted and g.ended_at is null and g.from_at <= now()
          and (g.until_at is null or g.until_at > now())
          and (g.holder_id = p.id or exists (select 1 from naast.team_member m
            where m.person_id = p.id and m.team_id = g.holder_id and m.ended_at is null)))))
$$;

-- Nearly always nobody is kept out of a case, and then nothing else is asked.
create or replace function naast.is_kept_out(wanted uuid, person uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when exists (select 1 from naast.case_block b where b.case_id = wanted and b.person_id = person and b.ended_at is null)
    then naast.coordinates(wanted) else false end
$$;

-- As before (036), but the context is verified once for all of them. With a number it gives the next so many that can turn now.
drop function naast.cases_to_turn();
create function naast.cases_to_turn(most integer) returns table (id uuid, epoch integer, ready boolean)
language sql stable security definer set search_path = naast, pg_temp as $$
  with acting as materialized (
    select naast.my_region() as region_id, naast.my_holders() as holders, naast.kept_out_of() as shut
    where 'coordinator' = any(naast.my_roles())),
  mine as materialized (
    select acting.*, t.id as team_id, (select max(k.epoch) from naast.team_key k where k.team_id = t.id) as newest
    from acting join naast.team t on t.region_id = acting.region_id and t.id = any(acting.holders)),
  due as (
    select g.case_id as id from mine join naast.case_grant g on g.holder_id = mine.team_id and g.holder_kind = 'team'
      and g.ended_at is null and g.holder_epoch < mine.newest
    union
    select g.case_id from mine join naast.person p on p.region_id = mine.region_id and p.status = 'ended'
      join naast.case_grant g on g.holder_id = p.id and g.holder_kind = 'person' and g.ended_at is not null
      join naast.case_file f on f.id = g.case_id and f.epoch = g.epoch and f.region_id = mine.region_id),
  held as (
    select f.id, f.epoch, f.region_id from mine join due on due.id <> all(mine.shut)
      join naast.case_file f on f.id = due.id and f.region_id = mine.region_id
    where exists (select 1 from naast.case_grant g where g.case_id = f.id and g.ended_at is null and g.from_at <= now()
      and (g.until_at is null or g.until_at > now()) and g.holder_id = any(mine.holders))
    order by f.id offset 0),
  judged as (
    select held.id, held.epoch, not exists (select 1 from naast.case_grant g left join naast.person p on p.id = g.holder_id
        and p.status = 'active' and 'volunteer' = any(p.roles) and p.region_id = held.region_id
      where g.case_id = held.id and g.holder_kind <> 'team' and g.ended_at is null
        and (g.until_at is null or g.until_at > now()) and p.id is null) as ready
    from held)
  select judged.id, judged.epoch, judged.ready from judged where most is null or judged.ready limit most
$$;
grant execute on function naast.cases_to_turn(integer) to {{staff}};
reset role;
