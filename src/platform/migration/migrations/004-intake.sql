-- Registration. The public role writes and cannot read back; whoever's team the package is sealed to may see the row.
set role {{owner}};

create table naast.registration (
  id uuid primary key,
  status text not null default 'new' check (status in ('new', 'check', 'placed', 'waiting', 'passed-on', 'accepted', 'withdrawn')),
  team_id uuid not null references naast.team,
  team_epoch integer not null,
  key_sealed bytea,
  sealed bytea,
  receipt_mac bytea not null,
  form_key uuid not null unique,
  received_day date not null default current_date,
  changed_day date not null default current_date,
  taken_by uuid references naast.person,
  case_id uuid references naast.case_file,
  version integer not null default 1,
  check ((status in ('accepted', 'withdrawn')) = (key_sealed is null))
);
create index registration_team on naast.registration (team_id, status, received_day);
create index registration_receipt on naast.registration (receipt_mac);
alter table naast.registration enable row level security;
alter table naast.registration force row level security;

reset role;
grant select, update on naast.registration to {{walls}};
create policy walls_read on naast.registration for select to {{walls}} using (true);
create policy walls_update on naast.registration for update to {{walls}} using (true) with check (true);
set role {{walls}};

-- What the woman may know with her code: where it stands, since when, and which region. Nothing of the content.
create function naast.registration_status(wanted bytea)
returns table (status text, received_day date, changed_day date, region_name text, has_volunteer boolean)
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when c.status = 'closed' then 'closed' else r.status end, r.received_day, r.changed_day, g.name,
    exists (select 1 from naast.case_grant x where x.case_id = r.case_id and x.holder_kind = 'person' and x.ended_at is null)
  from naast.registration r left join naast.team t on t.id = r.team_id left join naast.region g on g.id = t.region_id
  left join naast.case_file c on c.id = r.case_id
  where r.receipt_mac = wanted and r.status <> 'withdrawn' and naast.context_kind() = 'public'
$$;

create function naast.registration_by_form(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.registration where form_key = wanted) and naast.context_kind() = 'public'
$$;

-- Who took it first: told to the colleague who came second, only if the row was hers to take.
create function naast.registration_taken_by(wanted uuid) returns table (status text, taken_by uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  select r.status, r.taken_by from naast.registration r
  where r.id = wanted and (r.team_id = any(naast.my_teams())
    or r.team_id in (select t.id from naast.team t where t.region_id = naast.my_region() and 'coordinator' = any(naast.my_roles())))
$$;

-- A package goes from the intake team to a region's team, or back. A function, since an UPDATE under row-level security
-- must see its new row too, and whoever hands over does not; so it can check the two directions and leave no third.
create function naast.hand_registration(wanted uuid, seen integer, to_team uuid, to_epoch integer, wrapped bytea, content bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
declare target text := (select t.kind from naast.team t where t.id = to_team);
begin
  if wrapped is null or content is null or not exists (select 1 from naast.team_key k where k.team_id = to_team and k.epoch = to_epoch) then
    return false;
  end if;
  update naast.registration r set team_id = to_team, team_epoch = to_epoch, key_sealed = wrapped, sealed = content,
      status = case target when 'region' then 'placed' else 'new' end, changed_day = current_date, version = r.version + 1
    from naast.team held
    where r.id = wanted and r.version = seen and held.id = r.team_id and r.team_id = any(naast.my_teams())
      and ((held.kind = 'intake' and target = 'region' and 'intake' = any(naast.my_roles()) and r.status in ('new', 'check', 'waiting', 'passed-on'))
        or (held.kind = 'region' and target = 'intake' and 'coordinator' = any(naast.my_roles()) and r.status = 'placed'));
  return found;
end $$;

-- Counts for the leader and the intake team.
create function naast.registration_figures() returns table (status text, age text, registrations integer)
language sql stable security definer set search_path = naast, pg_temp as $$
  select r.status, case when r.received_day > current_date - 3 then 'days' when r.received_day > current_date - 15 then 'weeks' else 'older' end,
    count(*)::integer from naast.registration r where 'project-leader' = any(naast.my_roles()) group by 1, 2
$$;

grant execute on function naast.registration_status(bytea), naast.registration_by_form(uuid) to {{public}};
grant execute on function naast.registration_taken_by(uuid), naast.registration_figures(),
  naast.hand_registration(uuid, integer, uuid, integer, bytea, bytea) to {{staff}};
reset role;

create policy public_registers on naast.registration for insert to {{public}} with check (
  status in ('new', 'check') and taken_by is null and case_id is null
  and team_id in (select k.team_id from naast.published_intake_key k) and (select naast.context_kind()) = 'public');
grant insert on naast.registration to {{public}};

create policy team_reads on naast.registration for select to {{staff}} using (team_id = any((select naast.my_teams())::uuid[]));
-- Inside one's own team: waiting, passed on, accepted. The team itself changes through hand_registration only.
create policy team_decides on naast.registration for update to {{staff}}
  using (team_id = any((select naast.my_teams())::uuid[]) and (select naast.my_roles())::text[] && array['intake', 'coordinator'])
  with check (team_id = any((select naast.my_teams())::uuid[]) and (taken_by is null or taken_by = (select naast.me()))
    and (case_id is null or naast.holds(case_id)));
grant select, update (status, team_epoch, key_sealed, sealed, changed_day, taken_by, case_id, version) on naast.registration to {{staff}};
