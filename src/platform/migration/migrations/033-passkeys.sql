-- Passkeys: a second way in, and a second way to unlock where the authenticator gives a secret of its own (PRF).
set role {{owner}};
create table naast.passkey (
  id uuid primary key,
  person_id uuid not null references naast.person,
  -- SHA-256 of the credential's id, by which it is found at the door.
  lookup bytea not null unique,
  credential bytea not null,
  public_key bytea not null,
  counter bigint not null default 0,
  -- The kind of device on which it was made, sealed to its owner.
  device_sealed bytea not null,
  created_day date not null default current_date,
  used_day date
);
create index passkey_person on naast.passkey (person_id);
alter table naast.unlock_slot drop constraint unlock_slot_kind_check, add constraint unlock_slot_kind_check check (kind in ('password', 'passkey'));
alter table naast.unlock_slot add column passkey_id uuid references naast.passkey on delete cascade;
alter table naast.session drop constraint session_level_check,
  add constraint session_level_check check (level in ('password+totp', 'passkey', 'passkey+password'));

-- Challenges that were answered, rightly or not: each only once (T28).
create table naast.used_challenge (
  key bytea primary key,
  until timestamptz not null
);
-- Roles whose people must sign in with a passkey.
create table naast.passkey_role (
  kind text primary key check (kind in ('volunteer', 'intake', 'coordinator', 'project-leader', 'auditor'))
);
do $$ declare t text; begin
  foreach t in array array['passkey', 'used_challenge', 'passkey_role'] loop
    execute format('alter table naast.%I enable row level security', t);
    execute format('alter table naast.%I force row level security', t);
  end loop;
end $$;
reset role;

create policy own_row on naast.passkey for all to {{staff}} using (person_id = (select naast.me()));
create policy walls_read on naast.passkey for select to {{walls}} using (true);
create policy walls_erase on naast.passkey for delete to {{walls}} using (true);
grant select, insert, delete, update (counter, used_day) on naast.passkey to {{staff}};
grant select, delete on naast.passkey to {{walls}};
create policy walls_all on naast.used_challenge for all to {{walls}} using (true) with check (true);
grant select, insert, delete on naast.used_challenge to {{walls}};
create policy everybody_reads on naast.passkey_role for select to {{staff}}, {{walls}} using ((select naast.context_kind()) is not null);
create policy leader_writes on naast.passkey_role for all to {{staff}} using ('project-leader' = any((select naast.my_roles())::text[]));
grant select, insert, delete on naast.passkey_role to {{staff}};
grant select on naast.passkey_role to {{walls}};

set role {{walls}};
create or replace function naast.sign_in_material(wanted text)
returns table (person_id uuid, status text, slot_id uuid, kdf jsonb, salt bytea, pepper_version integer, verifier bytea,
  slot_public bytea, slot_secret_sealed bytea, secret_sealed bytea)
language sql stable security definer set search_path = naast, pg_temp as $$
  select p.id, p.status, s.id, s.kdf, s.salt, s.pepper_version, s.verifier, s.slot_public, s.slot_secret_sealed, s.secret_sealed
  from naast.person p join naast.unlock_slot s on s.person_id = p.id and s.kind = 'password'
  where p.login_name = wanted and p.status in ('awaiting', 'active') and naast.context_kind() = 'door'
$$;

-- What the door needs to judge a passkey; the slot's columns are null where the authenticator gave no secret.
create function naast.passkey_material(wanted bytea)
returns table (person_id uuid, login_name text, passkey_id uuid, credential bytea, public_key bytea, counter bigint,
  slot_id uuid, pepper_version integer, verifier bytea, slot_public bytea, slot_secret_sealed bytea, secret_sealed bytea)
language sql stable security definer set search_path = naast, pg_temp as $$
  select p.id, p.login_name, k.id, k.credential, k.public_key, k.counter,
    s.id, s.pepper_version, s.verifier, s.slot_public, s.slot_secret_sealed, s.secret_sealed
  from naast.passkey k join naast.person p on p.id = k.person_id and p.status = 'active'
    left join naast.unlock_slot s on s.passkey_id = k.id and s.kind = 'passkey'
  where k.lookup = wanted and naast.context_kind() = 'door'
$$;

-- True once for each challenge.
create function naast.use_challenge(wanted bytea, ends timestamptz) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'door' then return false; end if;
  delete from naast.used_challenge where until < clock_timestamp() - interval '1 minute';
  if ends < clock_timestamp() then return false; end if;
  insert into naast.used_challenge (key, until) values (wanted, ends) on conflict do nothing;
  return found;
end $$;

-- Must this person sign in with a passkey, and has she one?
create function naast.passkey_demand(wanted uuid) returns table (demanded boolean, has_one boolean)
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.passkey_role r where r.kind = any(p.roles)), exists (select 1 from naast.passkey k where k.person_id = p.id)
  from naast.person p where p.id = wanted
$$;

create or replace function naast.duty_of(wanted uuid) returns text
language sql stable security definer set search_path = naast, pg_temp as $$
  select case
    when p.must_change then 'change-password'
    when exists (select 1 from naast.passkey_role r where r.kind = any(p.roles))
      and not exists (select 1 from naast.passkey k where k.person_id = p.id) then 'add-passkey' end
  from naast.person p where p.id = wanted and p.status = 'active'
$$;

create or replace function naast.start_anew(who uuid) returns table (what text, id uuid)
language plpgsql security definer set search_path = naast, pg_temp as $$
declare moment timestamptz := date_trunc('milliseconds', clock_timestamp());
begin
  perform 1 from naast.person p where p.id = who and p.status in ('awaiting', 'active') for update;
  if not found or not naast.may_vouch_for(who) then return; end if;
  update naast.person p set status = 'invited', must_change = false where p.id = who;
  update naast.session s set ended_at = moment, secret_sealed = null where s.person_id = who and s.ended_at is null;
  update naast.invitation i set used_at = moment where i.person_id = who and i.used_at is null;
  update naast.calendar_feed c set ended_at = moment where c.person_id = who and c.ended_at is null;
  delete from naast.unlock_slot u where u.person_id = who;
  delete from naast.passkey k where k.person_id = who;
  delete from naast.authenticator a where a.person_id = who;
  delete from naast.known_device d where d.person_id = who;
  delete from naast.held_text h where h.person_id = who;
  return query select 'person', who;
  return query update naast.team_member m set ended_at = moment, key_sealed = null
    where m.person_id = who and m.ended_at is null returning 'team', m.team_id;
  return query update naast.certificate c set revoked_at = moment
    where c.subject = who and c.revoked_at is null returning 'certificate', c.id;
end $$;
grant execute on function naast.passkey_material(bytea), naast.use_challenge(bytea, timestamptz), naast.passkey_demand(uuid) to {{staff}};
reset role;
