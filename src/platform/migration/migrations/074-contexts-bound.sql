-- A signed context counts on the one connection and in the one transaction that it was made for (decision 0066). It is
-- verified once, and what it says is kept where no login role can write: in values of sequences that belong to {{walls}}.
-- `currval` gives each connection only what it set itself, no role that logs in has any right to these sequences, and
-- nothing of them is written to disk. DISCARD SEQUENCES, which anybody may say, leaves a connection without a context.
set role {{walls}};
do $$ declare what text; begin
  foreach what in array array['connection', 'turn', 'began', 'until', 'kind', 'person_1', 'person_2', 'session_1', 'session_2'] loop
    execute format('create unlogged sequence naast.%I minvalue %s start 0', 'context_' || what, (-9223372036854775808)::text);
    execute format('revoke all on sequence naast.%I from public', 'context_' || what);
  end loop;
end $$;

-- The first question on a connection: a number that cannot be guessed, for the process to sign with from now on. Asked
-- again it makes another, and what was signed with the one before counts no more.
create function naast.begin_connection() returns text
language plpgsql security definer set search_path = naast, pg_temp as $$
declare
  drawn bigint := ('x' || encode(substr(sha256(uuid_send(gen_random_uuid())), 1, 8), 'hex'))::bit(64)::bigint;
begin
  perform setval('naast.context_began', 0), setval('naast.context_turn', 0), setval('naast.context_connection', drawn);
  return drawn::text;
end $$;

-- The two halves of an id as numbers, and back.
create function naast.half_of(id uuid, half integer) returns bigint language sql immutable set search_path = naast, pg_temp as $$
  select ('x' || encode(substr(uuid_send(id), 1 + 8 * half, 8), 'hex'))::bit(64)::bigint
$$;

-- 'v2|kind|person|session|expires (ms)|connection|turn|mac': whoever acts from here to the end of this transaction. One
-- that is forged, expired, or made with the key of another process leaves nobody; a true one from another connection or
-- an earlier turn is an error, so that a process behind a pooler which changes servers is told, and shows no empty page.
create function naast.set_context(signed text, out told bigint)
language plpgsql security definer set search_path = naast, pg_temp as $$
declare
  parts text[] := string_to_array(signed, '|');
  pads naast.context_key;
  number bigint;
begin
  told := extract(epoch from clock_timestamp()) * 1000;
  perform setval('naast.context_began', 0);
  if parts[1] = 'v1' then
    raise exception using errcode = '57P03', message = 'this process is older than the database: start the newer program';
  end if;
  if cardinality(parts) <> 8 or parts[1] <> 'v2' then return; end if;
  select * into pads from naast.context_key where login_role = session_user;
  if not found or encode(sha256(pads.outer_pad || sha256(pads.inner_pad
    || convert_to(array_to_string(parts[1:7], '|'), 'UTF8'))), 'hex') is distinct from parts[8] then return; end if;
  begin
    if currval('naast.context_connection') = parts[6]::bigint and parts[7]::bigint > currval('naast.context_turn') then
      number := parts[7]::bigint;
    end if;
  exception when object_not_in_prerequisite_state then null;
  end;
  if number is null then
    raise exception using errcode = '08003', message = 'this context was not made for this connection';
  end if;
  perform setval('naast.context_turn', number), setval('naast.context_until', parts[5]::bigint),
    setval('naast.context_kind', array_position(array['person', 'door', 'public', 'jobs', 'auditor'], parts[2])),
    setval('naast.context_person_1', naast.half_of(coalesce(nullif(parts[3], ''), '00000000-0000-0000-0000-000000000000')::uuid, 0)),
    setval('naast.context_person_2', naast.half_of(coalesce(nullif(parts[3], ''), '00000000-0000-0000-0000-000000000000')::uuid, 1)),
    setval('naast.context_session_1', naast.half_of(coalesce(nullif(parts[4], ''), '00000000-0000-0000-0000-000000000000')::uuid, 0)),
    setval('naast.context_session_2', naast.half_of(coalesce(nullif(parts[4], ''), '00000000-0000-0000-0000-000000000000')::uuid, 1)),
    setval('naast.context_began', (extract(epoch from transaction_timestamp()) * 1000000)::bigint);
  -- No secret, and worth nothing to whoever sets it: it spares us the question on a connection that has none.
  perform set_config('naast.context', 'set', true);
end $$;

-- Does the context that was set here belong to this very transaction, and has its minute not passed?
create function naast.context_holds() returns boolean
language plpgsql stable set search_path = naast, pg_temp as $$
declare mark text := current_setting('naast.context', true);
begin
  if mark is distinct from 'set' then
    if mark like 'v1|%' then
      raise exception using errcode = '57P03', message = 'this process is older than the database: start the newer program';
    end if;
    return false;
  end if;
  return currval('naast.context_began') = (extract(epoch from transaction_timestamp()) * 1000000)::bigint
    and currval('naast.context_until') >= extract(epoch from clock_timestamp()) * 1000;
end $$;

create or replace function naast.context_kind() returns text
language plpgsql stable security definer set search_path = naast, pg_temp as $$
begin
  if not naast.context_holds() then return null; end if;
  return (array['person', 'door', 'public', 'jobs', 'auditor'])[currval('naast.context_kind')];
end $$;

create or replace function naast.me() returns uuid
language plpgsql stable security definer set search_path = naast, pg_temp as $$
begin
  if not naast.context_holds() or currval('naast.context_kind') <> 1 then return null; end if;
  return encode(int8send(currval('naast.context_person_1')) || int8send(currval('naast.context_person_2')), 'hex')::uuid;
end $$;

create or replace function naast.context_parts() returns table (kind text, person uuid, session uuid)
language plpgsql stable security definer set search_path = naast, pg_temp as $$
begin
  kind := naast.context_kind();
  if kind is null then return; end if;
  person := naast.me();
  session := case when kind = 'person'
    then encode(int8send(currval('naast.context_session_1')) || int8send(currval('naast.context_session_2')), 'hex')::uuid end;
  return next;
end $$;

-- The lookup at the door brings its own context along: the same as before, with the one that is bound.
create or replace function naast.open_session_as(signed text, wanted bytea)
returns table (id uuid, person_id uuid, level text, secret_sealed bytea, stepped_up_at timestamptz, absolute_until timestamptz,
  login_name text, roles text[], region_id uuid, status text, teams uuid[], duty text, fresh boolean)
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  perform naast.set_context(signed);
  return query select * from naast.open_session(wanted);
end $$;

revoke all on function naast.begin_connection(), naast.half_of(uuid, integer), naast.set_context(text), naast.context_holds() from public;
grant execute on function naast.begin_connection(), naast.set_context(text) to {{staff}}, {{public}}, {{jobs}}, {{auditor}};
reset role;
