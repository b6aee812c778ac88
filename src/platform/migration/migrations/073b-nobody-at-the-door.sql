-- Two small doors. A sign-in name that nobody has costs what somebody's costs; and a leader made by recovery needs what the
-- sheets give, not only a context of the door.
set role {{owner}};
-- A hash of a key that follows from the seed on the recovery sheets. Null in an installation that was claimed before this.
alter table naast.installation add column leader_hash bytea;
reset role;

set role {{walls}};
-- The cost of one of the passwords here, chosen by a keyed hash of the name: after a raise names do not show by the time of an answer.
create function naast.cost_of_nobody(pick bigint) returns jsonb
language sql stable security definer set search_path = naast, pg_temp as $$
  select s.kdf from naast.unlock_slot s where s.kind = 'password' and naast.context_kind() = 'door' order by s.id
    offset pick % greatest((select count(*) from naast.unlock_slot c where c.kind = 'password'), 1) limit 1
$$;

drop function naast.claim_house(uuid, text, bytea, bytea, text[]);
create function naast.claim_house(leader uuid, wanted_login text, box bytea, sign bytea, extra_roles text[], key_hash bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'door' then return false; end if;
  update naast.installation set claimed_at = clock_timestamp(), leader_hash = key_hash where claimed_at is null;
  if not found then return false; end if;
  insert into naast.person (id, login_name, roles, status, box_public, sign_public)
    values (leader, wanted_login, array_append(array(select unnest(extra_roles) intersect select 'intake'), 'project-leader'), 'active', box, sign);
  return true;
end $$;

drop function naast.add_leader(uuid, text, bytea, bytea);
create function naast.add_leader(leader uuid, wanted_login text, box bytea, sign bytea, sheets_key bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'door' then return false; end if;
  if not exists (select 1 from naast.installation i
    where i.claimed_at is not null and (i.leader_hash is null or i.leader_hash = sha256(sheets_key))) then return false; end if;
  insert into naast.person (id, login_name, roles, status, box_public, sign_public)
    values (leader, wanted_login, array['project-leader'], 'active', box, sign) on conflict (login_name) do nothing;
  return found;
end $$;
grant execute on function naast.cost_of_nobody(bigint), naast.claim_house(uuid, text, bytea, bytea, text[], bytea),
  naast.add_leader(uuid, text, bytea, bytea, bytea) to {{staff}};
reset role;
