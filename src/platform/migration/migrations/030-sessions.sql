-- One's own sessions, seen and ended; new devices, told; a password that must be changed.
set role {{owner}};
alter table naast.person add column must_change boolean not null default false;
-- Which browser on which kind of machine, sealed to its owner: the table tells nobody what a colleague carries.
alter table naast.session add column device_sealed bytea;

-- Kinds of devices that somebody signed in from, by a MAC under her own key. `known_at` is null until she said that it was she.
create table naast.known_device (
  person_id uuid not null references naast.person,
  key bytea not null,
  session_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  known_at timestamptz,
  primary key (person_id, key)
);
alter table naast.known_device enable row level security;
alter table naast.known_device force row level security;
reset role;

create policy own_row on naast.known_device for all to {{staff}} using (person_id = (select naast.me()));
grant select, insert, update (known_at), delete on naast.known_device to {{staff}};
grant update (must_change) on naast.person to {{staff}};

set role {{walls}};
-- Who may vouch for a colleague may help her to get in: the leader everyone but a leader, a coordinator the volunteers of
-- her region, nobody herself.
create function naast.may_vouch_for(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select from naast.person p where p.id = wanted and p.id <> naast.me() and not 'project-leader' = any(p.roles)
    and ('project-leader' = any(naast.my_roles())
      or ('coordinator' = any(naast.my_roles()) and p.roles = array['volunteer'] and p.region_id = naast.my_region())))
$$;

-- A lost telephone: every session of a colleague is over, on every server. Says how many were alive.
create function naast.end_sessions_of(wanted uuid) returns integer
language plpgsql security definer set search_path = naast, pg_temp as $$
declare ended integer;
begin
  if not naast.may_vouch_for(wanted) then return 0; end if;
  update naast.session set ended_at = clock_timestamp(), secret_sealed = null where person_id = wanted and ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- What somebody must do before anything else; null when nothing.
create function naast.duty_of(wanted uuid) returns text
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when p.must_change then 'change-password' end from naast.person p where p.id = wanted and p.status = 'active'
$$;

drop function naast.open_session_as(text, bytea);
drop function naast.open_session(bytea);
create function naast.open_session(wanted bytea)
returns table (id uuid, person_id uuid, level text, secret_sealed bytea, stepped_up_at timestamptz, absolute_until timestamptz,
  login_name text, roles text[], region_id uuid, status text, teams uuid[], duty text)
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'door' then return; end if;
  update naast.session s set touched_at = clock_timestamp(), idle_until = clock_timestamp() + (s.idle_until - s.touched_at)
    where s.lookup = wanted and s.ended_at is null and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp()
      and s.touched_at < clock_timestamp() - interval '1 minute';
  return query select s.id, s.person_id, s.level, s.secret_sealed, s.stepped_up_at, s.absolute_until,
      p.login_name, p.roles, p.region_id, p.status,
      array(select distinct m.team_id from naast.team_member m where m.person_id = p.id and m.ended_at is null and p.status = 'active'),
      naast.duty_of(p.id)
    from naast.session s join naast.person p on p.id = s.person_id and p.status in ('awaiting', 'active')
    where s.lookup = wanted and s.ended_at is null and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp();
end $$;
create function naast.open_session_as(signed text, wanted bytea)
returns table (id uuid, person_id uuid, level text, secret_sealed bytea, stepped_up_at timestamptz, absolute_until timestamptz,
  login_name text, roles text[], region_id uuid, status text, teams uuid[], duty text)
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  perform set_config('naast.context', signed, true);
  return query select * from naast.open_session(wanted);
end $$;
grant execute on function naast.open_session(bytea), naast.open_session_as(text, bytea), naast.end_sessions_of(uuid) to {{staff}};
reset role;
