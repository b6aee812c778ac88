-- Recovery by two sheets. A new project leader beside the one who is gone: of no use without a certificate that the root
-- signs, and the root is in the sheets alone. And she may end the access of the former one, with all that stood on it.
set role {{walls}};
create function naast.add_leader(leader uuid, wanted_login text, box bytea, sign bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'door' then return false; end if;
  if not exists (select 1 from naast.installation where claimed_at is not null) then return false; end if;
  insert into naast.person (id, login_name, roles, status, box_public, sign_public)
    values (leader, wanted_login, array['project-leader'], 'active', box, sign) on conflict (login_name) do nothing;
  return found;
end $$;

create or replace function naast.may_end(who uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.person p where p.id = who and p.status <> 'ended' and p.id <> naast.me()
    and ('project-leader' = any(naast.my_roles())
      or ('coordinator' = any(naast.my_roles()) and p.roles = array['volunteer'] and p.region_id = naast.my_region())))
$$;
grant execute on function naast.add_leader(uuid, text, bytea, bytea) to {{staff}};
reset role;
