-- The ground: one schema, roles that own nothing, and the signed context on which every policy stands.
-- {{owner}} owns tables and never logs in. {{walls}} owns the few definer functions that policies need; it may read
-- what its own policies name and nothing else (no superuser, no BYPASSRLS). security.md 2.8.

create schema naast authorization {{owner}};
grant usage on schema naast to {{walls}}, {{scribe}}, {{staff}}, {{public}}, {{jobs}}, {{auditor}};
grant create on schema naast to {{walls}}, {{scribe}};
alter default privileges for role {{owner}} revoke execute on functions from public;
alter default privileges for role {{walls}} revoke execute on functions from public;
alter default privileges for role {{scribe}} revoke execute on functions from public;

set role {{owner}};

-- The key of each process kind, already split into the two pads of HMAC-SHA-256, so that no extension is needed.
create table naast.context_key (
  login_role name primary key,
  inner_pad bytea not null check (octet_length(inner_pad) = 64),
  outer_pad bytea not null check (octet_length(outer_pad) = 64)
);
alter table naast.context_key enable row level security;
alter table naast.context_key force row level security;
create policy walls_read on naast.context_key for select to {{walls}} using (true);
grant select on naast.context_key to {{walls}};

-- One row: which house this is. A made-up house can never become a real one.
create table naast.installation (
  id uuid primary key,
  kind text not null check (kind in ('real', 'made-up')),
  only_one boolean not null default true unique check (only_one),
  claimed_at timestamptz,
  created_at timestamptz not null default now()
);
alter table naast.installation enable row level security;
alter table naast.installation force row level security;

reset role;
set role {{walls}};

-- 'v1|kind|person|session|expires (ms)|mac' → its parts, or no row when it is missing, forged, expired, or made with
-- the key of another process. Evaluated once a query: policies call it in a sub-select.
create function naast.context_parts() returns table (kind text, person uuid, session uuid)
language plpgsql stable security definer set search_path = naast, pg_temp as $$
declare
  raw text := nullif(current_setting('naast.context', true), '');
  parts text[];
  pads naast.context_key;
  body text;
begin
  if raw is null then return; end if;
  parts := string_to_array(raw, '|');
  if cardinality(parts) <> 6 or parts[1] <> 'v1' then return; end if;
  select * into pads from naast.context_key where login_role = session_user;
  if not found then return; end if;
  body := array_to_string(parts[1:5], '|');
  if encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(body, 'UTF8'))), 'hex') <> parts[6] then return; end if;
  if parts[5]::bigint < extract(epoch from clock_timestamp()) * 1000 then return; end if;
  return query select parts[2], nullif(parts[3], '')::uuid, nullif(parts[4], '')::uuid;
end $$;

create function naast.context_kind() returns text
language sql stable security definer set search_path = naast, pg_temp as $$
  select kind from naast.context_parts()
$$;

-- The person who acts, or null: the door, the public side and the jobs act as nobody.
create function naast.me() returns uuid
language sql stable security definer set search_path = naast, pg_temp as $$
  select person from naast.context_parts() where kind = 'person'
$$;

grant execute on function naast.context_kind(), naast.me() to {{owner}}, {{scribe}}, {{staff}}, {{public}}, {{jobs}}, {{auditor}};
grant execute on function naast.context_parts() to {{scribe}};
reset role;

create policy everybody_reads on naast.installation for select to {{staff}}, {{public}}, {{walls}}
  using ((select naast.context_kind()) is not null);
create policy walls_writes on naast.installation for update to {{walls}} using (true) with check (true);
grant select on naast.installation to {{staff}}, {{public}};
grant select, update on naast.installation to {{walls}};
