-- Keys that turn (security.md 2.6): a case gets a new key and its holders a grant for it; the key before lies under the new one.
set role {{owner}};
create table naast.case_key_earlier (
  case_id uuid not null references naast.case_file,
  compartment text not null check (compartment in ('core', 'safety', 'portal')),
  -- Of the key that it lies under; what lies in it is the key of the epoch before.
  epoch integer not null check (epoch > 1),
  sealed bytea not null,
  primary key (case_id, compartment, epoch)
);
alter table naast.case_key_earlier enable row level security;
alter table naast.case_key_earlier force row level security;
-- Which cases did somebody hold who has left? Few among all grants that ended.
create index case_grant_ended on naast.case_grant (holder_id, case_id) where ended_at is not null;
-- And which still lie under an earlier key of their team? None, nearly always: asked on every first page of a coordinator.
create index case_grant_team_epoch on naast.case_grant (holder_id, holder_epoch) where holder_kind = 'team' and ended_at is null;
reset role;

create policy held on naast.case_key_earlier for select to {{staff}} using (exists (select 1 from naast.case_grant g
  where g.case_id = case_key_earlier.case_id and g.compartment = case_key_earlier.compartment
    and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
    and g.holder_id = any((select naast.my_holders())::uuid[])));
create policy coordinator_turns on naast.case_key_earlier for insert to {{staff}} with check (naast.coordinates(case_id));
grant select, insert on naast.case_key_earlier to {{staff}};

-- What is changed after a turn is sealed under the newest key, and its row says so.
grant update (epoch) on naast.letter, naast.dossier_document, naast.dossier_bundle, naast.legal_limit, naast.task,
  naast.case_procedure, naast.procedure_event to {{staff}};

set role {{walls}};
create function naast.epoch_of_case(wanted uuid) returns integer
language sql stable security definer set search_path = naast, pg_temp as $$
  select epoch from naast.case_file where id = wanted
$$;

-- Cases of my region whose key has to turn: its team has a newer key, or somebody who has left held the one of now. Not
-- `ready` is a case that somebody holds to whom no grant can be made out at this moment; it waits until that has ended.
create function naast.cases_to_turn() returns table (id uuid, epoch integer, ready boolean)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (
    select t.region_id, t.id as team_id, (select max(k.epoch) from naast.team_key k where k.team_id = t.id) as newest
    from naast.team t where t.region_id = naast.my_region() and t.id = any(naast.my_teams()) and 'coordinator' = any(naast.my_roles())),
  due as (
    select f.id, f.epoch, f.region_id from mine join naast.case_file f on f.region_id = mine.region_id
      join naast.case_grant g on g.case_id = f.id and g.holder_id = mine.team_id and g.holder_kind = 'team' and g.ended_at is null
        and g.holder_epoch < mine.newest
    union
    select f.id, f.epoch, f.region_id from mine join naast.person p on p.region_id = mine.region_id and p.status = 'ended'
      join naast.case_grant g on g.holder_id = p.id and g.holder_kind = 'person' and g.ended_at is not null
      join naast.case_file f on f.id = g.case_id and f.epoch = g.epoch and f.region_id = mine.region_id)
  select due.id, due.epoch, not exists (select 1 from naast.case_grant g left join naast.person p on p.id = g.holder_id
      and p.status = 'active' and 'volunteer' = any(p.roles) and p.region_id = due.region_id
    where g.case_id = due.id and g.holder_kind <> 'team' and g.ended_at is null and (g.until_at is null or g.until_at > now()) and p.id is null)
  from due where naast.coordinates(due.id) order by due.id
$$;

-- Teams whose key has to turn, for the leader who makes the new one: somebody who held it has left, or it is a year old.
create function naast.teams_to_turn() returns table (team_id uuid, epoch integer, why text)
language sql stable security definer set search_path = naast, pg_temp as $$
  select k.team_id, k.epoch, case when exists (select 1 from naast.team_member m where m.team_id = k.team_id and m.epoch = k.epoch
      and m.ended_at is not null) then 'left' else 'old' end
  from naast.team_key k
  where 'project-leader' = any(naast.my_roles()) and k.epoch = (select max(n.epoch) from naast.team_key n where n.team_id = k.team_id)
    and (k.signed_at < now() - interval '365 days' or exists (select 1 from naast.team_member m where m.team_id = k.team_id
      and m.epoch = k.epoch and m.ended_at is not null))
$$;
grant execute on function naast.epoch_of_case(uuid) to {{staff}};
grant execute on function naast.cases_to_turn(), naast.teams_to_turn() to {{staff}};
reset role;

-- A grant made with a key that turned meanwhile would open nothing that is written from now on.
create policy newest_key on naast.case_grant as restrictive for insert to {{staff}} with check (epoch = naast.epoch_of_case(case_id));
