-- Was this session begun in the last five minutes? By the database's clock, whatever that of the server says (T120).
set role {{walls}};
drop function naast.open_session_as(text, bytea);
drop function naast.open_session(bytea);
create function naast.open_session(wanted bytea)
returns table (id uuid, person_id uuid, level text, secret_sealed bytea, stepped_up_at timestamptz, absolute_until timestamptz,
  login_name text, roles text[], region_id uuid, status text, teams uuid[], duty text, fresh boolean)
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'door' then return; end if;
  update naast.session s set touched_at = clock_timestamp(), idle_until = clock_timestamp() + (s.idle_until - s.touched_at)
    where s.lookup = wanted and s.ended_at is null and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp()
      and s.touched_at < clock_timestamp() - interval '1 minute';
  return query select s.id, s.person_id, s.level, s.secret_sealed, s.stepped_up_at, s.absolute_until,
      p.login_name, p.roles, p.region_id, p.status,
      array(select distinct m.team_id from naast.team_member m where m.person_id = p.id and m.ended_at is null and p.status = 'active'),
      naast.duty_of(p.id), s.stepped_up_at > clock_timestamp() - interval '5 minutes'
    from naast.session s join naast.person p on p.id = s.person_id and p.status in ('awaiting', 'active')
    where s.lookup = wanted and s.ended_at is null and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp();
end $$;
create function naast.open_session_as(signed text, wanted bytea)
returns table (id uuid, person_id uuid, level text, secret_sealed bytea, stepped_up_at timestamptz, absolute_until timestamptz,
  login_name text, roles text[], region_id uuid, status text, teams uuid[], duty text, fresh boolean)
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  perform set_config('naast.context', signed, true);
  return query select * from naast.open_session(wanted);
end $$;
grant execute on function naast.open_session(bytea), naast.open_session_as(text, bytea) to {{staff}};
reset role;
