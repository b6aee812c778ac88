-- Registration is never closed while there is room (S8, docs/decisions/0068). What is begun where very many are begun has room
-- of its own, and whoever only begins there makes place for the next; what is sent there waits to be looked at.
set role {{owner}};
alter table naast.intake_draft
  add column crowded boolean not null default false,
  -- A second answer came: somebody is at work on it.
  add column continued boolean not null default false;
create index intake_draft_makes_place on naast.intake_draft (touched_at) where crowded and not continued and code_mac is null;
reset role;

set role {{walls}};
-- Writes a draft, or begins one while there is room: 5,000 ordinary ones and 15,000 of a crowd, of at most 40 kB. Where the
-- ordinary ones are full it is one of the crowd. False when there is no room.
create function naast.put_draft(wanted uuid, cookie bytea, content bytea, in_crowd boolean) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
declare counts_as_crowd boolean := in_crowd;
begin
  if naast.context_kind() is distinct from 'public' or octet_length(content) > 40000 then return false; end if;
  update naast.intake_draft d set sealed = content, touched_at = clock_timestamp(), continued = true
    where d.id = wanted and d.lookup = cookie;
  if found then return true; end if;
  delete from naast.intake_draft d where d.code_mac is null and d.touched_at < clock_timestamp() - interval '30 minutes';
  if not counts_as_crowd and (select count(*) from naast.intake_draft d where not d.crowded) >= 5000 then
    counts_as_crowd := true;
  end if;
  if counts_as_crowd and (select count(*) from naast.intake_draft d where d.crowded) >= 15000 then
    delete from naast.intake_draft d where d.id = (select o.id from naast.intake_draft o
      where o.crowded and not o.continued and o.code_mac is null order by o.touched_at limit 1 for update skip locked);
    if not found then return false; end if;
  end if;
  insert into naast.intake_draft (id, lookup, sealed, crowded) values (wanted, cookie, content, counts_as_crowd)
    on conflict do nothing;
  return found;
end $$;
drop function naast.put_draft(uuid, bytea, bytea);

-- How many wait in a queue; the program says how many may. No more are counted than matter.
create function naast.intake_waiting(wanted text) returns integer
language sql stable security definer set search_path = naast, pg_temp as $$
  select count(*)::integer from (select 1 from naast.registration r where r.status = wanted limit 20000) waiting
  where naast.context_kind() = 'public'
$$;
drop function naast.intake_has_room(text);
revoke all on function naast.put_draft(uuid, bytea, bytea, boolean), naast.intake_waiting(text) from public;
grant execute on function naast.put_draft(uuid, bytea, bytea, boolean), naast.intake_waiting(text) to {{public}};
reset role;
