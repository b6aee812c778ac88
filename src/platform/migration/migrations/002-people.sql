-- People, their keys and certificates, teams, sessions, the door.
set role {{owner}};

create table naast.region (
  id uuid primary key,
  name text not null,
  status text not null default 'pending' check (status in ('pending', 'open', 'closed')),
  municipalities text[] not null default '{}',
  postcodes text[] not null default '{}',
  languages text[] not null default '{}',
  places integer not null default 0 check (places between 0 and 1000),
  at_a_distance boolean not null default false,
  mailbox text,
  version integer not null default 1
);

-- Public contact details of the service: telephone, mail, office hours. Never a person's.
create table naast.contact_setting (
  key text primary key,
  value text not null
);

create table naast.person (
  id uuid primary key,
  login_name text not null unique check (login_name ~ '^[a-z0-9][a-z0-9.-]{2,39}$'),
  roles text[] not null check (roles <@ array['volunteer', 'intake', 'coordinator', 'project-leader', 'auditor']),
  region_id uuid references naast.region,
  status text not null default 'invited' check (status in ('invited', 'awaiting', 'active', 'ended')),
  box_public bytea,
  sign_public bytea,
  name_sealed bytea,
  name_epoch integer not null default 1,
  invited_by uuid references naast.person,
  created_day date not null default current_date
);

-- Who vouches for which keys, role and region: root → project leader → coordinator → volunteer (security.md 2.5.1).
create table naast.certificate (
  id uuid primary key,
  subject uuid not null references naast.person,
  roles text[] not null,
  region_id uuid,
  box_public bytea not null,
  sign_public bytea not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  issuer uuid references naast.certificate,
  signature bytea not null,
  revoked_at timestamptz
);
create index certificate_subject on naast.certificate (subject);

create table naast.unlock_slot (
  id uuid primary key,
  person_id uuid not null references naast.person,
  kind text not null check (kind in ('password')),
  kdf jsonb not null,
  salt bytea not null,
  pepper_version integer not null,
  verifier bytea not null,
  slot_public bytea not null,
  slot_secret_sealed bytea not null,
  secret_sealed bytea not null,
  created_at timestamptz not null default now()
);
create index unlock_slot_person on naast.unlock_slot (person_id);

create table naast.authenticator (
  id uuid primary key,
  person_id uuid not null references naast.person,
  kind text not null check (kind in ('totp')),
  secret_sealed bytea not null,
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);
create index authenticator_person on naast.authenticator (person_id);

create table naast.invitation (
  id uuid primary key,
  person_id uuid not null references naast.person,
  code_mac bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  issuer uuid not null references naast.person
);
create index invitation_code on naast.invitation (code_mac);

create table naast.session (
  id uuid primary key,
  lookup bytea not null unique,
  person_id uuid not null references naast.person,
  level text not null check (level in ('password+totp')),
  secret_sealed bytea,
  started_at timestamptz not null default clock_timestamp(),
  touched_at timestamptz not null default clock_timestamp(),
  idle_until timestamptz not null,
  absolute_until timestamptz not null,
  stepped_up_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create index session_person on naast.session (person_id);

create table naast.throttle (
  key bytea not null,
  window_start timestamptz not null,
  hits integer not null,
  primary key (key, window_start)
);

create table naast.team (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'intake', 'region', 'oversight')),
  region_id uuid unique references naast.region
);
create unique index team_kind on naast.team (kind) where kind <> 'region';

create table naast.team_key (
  team_id uuid not null references naast.team,
  epoch integer not null,
  public_key bytea not null,
  signer uuid not null references naast.certificate,
  signed_at timestamptz not null,
  signature bytea not null,
  recovery_sealed bytea not null,
  primary key (team_id, epoch)
);

create table naast.team_member (
  team_id uuid not null,
  epoch integer not null,
  person_id uuid not null references naast.person,
  key_sealed bytea,
  added_by uuid not null references naast.person,
  added_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (team_id, epoch, person_id),
  foreign key (team_id, epoch) references naast.team_key
);
create index team_member_person on naast.team_member (person_id);

-- What the public side may know of the intake team: its certified keys with the chain up to the pinned root.
create table naast.published_intake_key (
  team_id uuid not null,
  epoch integer not null,
  statement jsonb not null,
  signature bytea not null,
  chain jsonb not null,
  primary key (team_id, epoch)
);

-- What a volunteer can do (languages, training, places): sealed to the region's team.
create table naast.volunteer_profile (
  person_id uuid primary key references naast.person,
  region_id uuid not null references naast.region,
  sealed bytea not null,
  epoch integer not null,
  version integer not null default 1
);

-- One effect per idempotency key: a form sent twice answers with where the first one went.
create table naast.done_once (
  person_id uuid not null references naast.person,
  key uuid not null,
  location text not null check (location ~ '^/[A-Za-z0-9/_?=&.#-]{0,200}$'),
  at timestamptz not null default now(),
  primary key (person_id, key)
);

-- Text that arrived after the session had ended, sealed to its writer (settled.md 8).
create table naast.held_text (
  id uuid primary key,
  person_id uuid not null references naast.person,
  sealed bytea not null,
  at timestamptz not null default now()
);

do $$ declare t text; begin
  foreach t in array array['region','contact_setting','person','certificate','unlock_slot','authenticator','invitation','session',
    'throttle','team','team_key','team_member','published_intake_key','volunteer_profile','done_once','held_text'] loop
    execute format('alter table naast.%I enable row level security', t);
    execute format('alter table naast.%I force row level security', t);
  end loop;
end $$;

reset role;
-- {{walls}} looks things up for policies and for the door; each right is named.
grant select on naast.person, naast.team, naast.team_key, naast.team_member, naast.unlock_slot, naast.invitation to {{walls}};
grant select, insert on naast.region, naast.session to {{walls}};
grant insert on naast.person, naast.held_text to {{walls}};
grant update (touched_at, idle_until, ended_at, secret_sealed) on naast.session to {{walls}};
grant select, insert, update, delete on naast.throttle to {{walls}};
do $$ declare t text; begin
  foreach t in array array['person','team','team_key','team_member','unlock_slot','invitation','region','session'] loop
    execute format('create policy walls_read on naast.%I for select to {{walls}} using (true)', t);
  end loop;
end $$;
create policy walls_claim on naast.person for insert to {{walls}} with check (true);
create policy walls_hold on naast.held_text for insert to {{walls}} with check (true);
create policy walls_touch on naast.session for update to {{walls}} using (true) with check (true);
create policy walls_all on naast.throttle for all to {{walls}} using (true) with check (true);

set role {{walls}};

create function naast.my_roles() returns text[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select coalesce((select roles from naast.person where id = naast.me() and status = 'active'), '{}')
$$;

create function naast.my_region() returns uuid
language sql stable security definer set search_path = naast, pg_temp as $$
  select region_id from naast.person where id = naast.me() and status = 'active'
$$;

create function naast.my_teams() returns uuid[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select coalesce(array_agg(distinct m.team_id), '{}') from naast.team_member m
  join naast.person p on p.id = m.person_id and p.status = 'active'
  where m.person_id = naast.me() and m.ended_at is null
$$;

-- Me and my teams: whoever a grant may be made out to so that I may use it. Empty when I am not active.
create function naast.my_holders() returns uuid[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when exists (select 1 from naast.person where id = naast.me() and status = 'active')
    then array_append(naast.my_teams(), naast.me()) else '{}' end
$$;

-- The door: what sign-in needs, and only with a context of kind 'door' (so not from an injected expression).
create function naast.sign_in_material(wanted text)
returns table (person_id uuid, status text, slot_id uuid, kdf jsonb, salt bytea, pepper_version integer, verifier bytea,
  slot_public bytea, slot_secret_sealed bytea, secret_sealed bytea)
language sql stable security definer set search_path = naast, pg_temp as $$
  select p.id, p.status, s.id, s.kdf, s.salt, s.pepper_version, s.verifier, s.slot_public, s.slot_secret_sealed, s.secret_sealed
  from naast.person p join naast.unlock_slot s on s.person_id = p.id
  where p.login_name = wanted and p.status in ('awaiting', 'active') and naast.context_kind() = 'door'
$$;

create function naast.invitation_by_code(wanted bytea) returns table (id uuid, person_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  select i.id, i.person_id from naast.invitation i join naast.person p on p.id = i.person_id and p.status = 'invited'
  where i.code_mac = wanted and i.used_at is null and i.expires_at > clock_timestamp() and naast.context_kind() = 'door'
$$;

-- A live session by its look-up hash; touching it at most once a minute keeps reads from becoming writes.
create function naast.open_session(wanted bytea)
returns table (id uuid, person_id uuid, level text, secret_sealed bytea, stepped_up_at timestamptz, absolute_until timestamptz,
  login_name text, roles text[], region_id uuid, status text, teams uuid[])
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'door' then return; end if;
  update naast.session s set touched_at = clock_timestamp(), idle_until = clock_timestamp() + (s.idle_until - s.touched_at)
    where s.lookup = wanted and s.ended_at is null and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp()
      and s.touched_at < clock_timestamp() - interval '1 minute';
  return query select s.id, s.person_id, s.level, s.secret_sealed, s.stepped_up_at, s.absolute_until,
      p.login_name, p.roles, p.region_id, p.status,
      array(select distinct m.team_id from naast.team_member m where m.person_id = p.id and m.ended_at is null and p.status = 'active')
    from naast.session s join naast.person p on p.id = s.person_id and p.status in ('awaiting', 'active')
    where s.lookup = wanted and s.ended_at is null and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp();
end $$;

create function naast.end_session(wanted bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'door' then return false; end if;
  update naast.session set ended_at = clock_timestamp(), secret_sealed = null where lookup = wanted and ended_at is null;
  return found;
end $$;

-- Whose session this was, up to a day after it ended: only to hold text that came too late.
create function naast.late_writer(wanted bytea) returns table (person_id uuid, session_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  select p.id, s.id from naast.session s join naast.person p on p.id = s.person_id and p.status = 'active'
  where s.lookup = wanted and s.absolute_until > clock_timestamp() - interval '1 day' and naast.context_kind() = 'door'
$$;

create function naast.hold_text(row_id uuid, wanted bytea, sealed bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
declare writer uuid;
begin
  select l.person_id into writer from naast.late_writer(wanted) l;
  if writer is null or octet_length(sealed) > 200000 then return false; end if;
  insert into naast.held_text (id, person_id, sealed) values (row_id, writer, sealed);
  return true;
end $$;

-- Counts one try under a keyed hash; says how many there were in this window (the caller compares with its limit).
create function naast.count_try(counted bytea, seconds integer) returns integer
language plpgsql security definer set search_path = naast, pg_temp as $$
declare started timestamptz := to_timestamp(floor(extract(epoch from clock_timestamp()) / seconds) * seconds); total integer;
begin
  if naast.context_kind() is null then return 1000000; end if;
  insert into naast.throttle as t (key, window_start, hits) values (counted, started, 1)
    on conflict (key, window_start) do update set hits = t.hits + 1 returning hits into total;
  delete from naast.throttle where window_start < clock_timestamp() - interval '2 days' and random() < 0.01;
  return total;
end $$;

-- The one act that needs no colleague: the first project leader claims an unclaimed house, once.
create function naast.claim_house(leader uuid, wanted_login text, box bytea, sign bytea, extra_roles text[]) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'door' then return false; end if;
  update naast.installation set claimed_at = clock_timestamp() where claimed_at is null;
  if not found then return false; end if;
  insert into naast.person (id, login_name, roles, status, box_public, sign_public)
    values (leader, wanted_login, array_append(array(select unnest(extra_roles) intersect select 'intake'), 'project-leader'), 'active', box, sign);
  return true;
end $$;

grant execute on function naast.my_roles(), naast.my_region(), naast.my_teams(), naast.my_holders() to {{owner}}, {{scribe}}, {{staff}};
grant execute on function naast.sign_in_material(text), naast.invitation_by_code(bytea), naast.open_session(bytea), naast.end_session(bytea),
  naast.late_writer(bytea), naast.hold_text(uuid, bytea, bytea), naast.claim_house(uuid, text, bytea, bytea, text[]) to {{staff}};
grant execute on function naast.count_try(bytea, integer) to {{staff}}, {{public}};
reset role;

-- Regions and contact details are public; the project leader changes them.
create policy everybody_reads on naast.region for select to {{staff}}, {{public}} using ((select naast.context_kind()) is not null);
create policy leader_adds on naast.region for insert to {{staff}} with check ('project-leader' = any((select naast.my_roles())::text[]));
create policy leader_changes on naast.region for update to {{staff}}
  using ('project-leader' = any((select naast.my_roles())::text[])
    or (id = (select naast.my_region()) and 'coordinator' = any((select naast.my_roles())::text[])));
create policy everybody_reads on naast.contact_setting for select to {{staff}}, {{public}} using ((select naast.context_kind()) is not null);
create policy leader_writes on naast.contact_setting for all to {{staff}} using ('project-leader' = any((select naast.my_roles())::text[]));
grant select (id, name, status, municipalities, postcodes, at_a_distance) on naast.region to {{public}};
grant select, insert, update on naast.region to {{staff}};
grant select on naast.contact_setting to {{public}};
grant select, insert, update, delete on naast.contact_setting to {{staff}};

-- People: oneself; coordinators and leaders are known to all colleagues; a coordinator sees her region, the intake team
-- itself (its members give one another its key), leader and auditor the roster.
create policy roster on naast.person for select to {{staff}} using (
  id = (select naast.me())
  or ((select naast.my_roles())::text[] && array['project-leader', 'auditor'])
  or ('coordinator' = any((select naast.my_roles())::text[]) and region_id = (select naast.my_region()))
  or ('intake' = any((select naast.my_roles())::text[]) and 'intake' = any(roles))
  or (cardinality((select naast.my_roles())::text[]) > 0 and roles && array['coordinator', 'project-leader']));
create policy invite on naast.person for insert to {{staff}} with check (
  status = 'invited' and invited_by = (select naast.me()) and box_public is null and sign_public is null
  and ('project-leader' = any((select naast.my_roles())::text[]) and not 'project-leader' = any(roles)
    or ('coordinator' = any((select naast.my_roles())::text[]) and roles = array['volunteer'] and region_id = (select naast.my_region()))));
create policy own_keys on naast.person for update to {{staff}}
  using (id = (select naast.me()) and status = 'invited') with check (id = (select naast.me()) and status = 'awaiting');
create policy approve on naast.person for update to {{staff}} using (
  'project-leader' = any((select naast.my_roles())::text[])
  or ('coordinator' = any((select naast.my_roles())::text[]) and roles = array['volunteer'] and region_id = (select naast.my_region())));
create policy own_name on naast.person for update to {{staff}} using (id = (select naast.me()) and status = 'active') with check (id = (select naast.me()) and status = 'active');
grant select, insert on naast.person to {{staff}};
grant update (status, box_public, sign_public, name_sealed, name_epoch) on naast.person to {{staff}};

-- Keys are set by their owner, in the act in which she joins: policies do not see the old row beside the new one.
set role {{owner}};
create function naast.guard_person_keys() returns trigger language plpgsql set search_path = naast, pg_temp as $$
begin
  if (new.box_public, new.sign_public) is distinct from (old.box_public, old.sign_public) and naast.context_kind() is not null
    and (old.status <> 'invited' or new.id is distinct from naast.me()) then
    raise exception using errcode = '42501', message = 'not the keys of this person';
  end if;
  return new;
end $$;
grant execute on function naast.guard_person_keys() to {{staff}};
create trigger guard_person_keys before update on naast.person for each row execute function naast.guard_person_keys();
reset role;

create policy colleagues_read on naast.certificate for select to {{staff}} using (cardinality((select naast.my_roles())::text[]) > 0);
create policy approvers_add on naast.certificate for insert to {{staff}} with check (
  'project-leader' = any((select naast.my_roles())::text[])
  or ('coordinator' = any((select naast.my_roles())::text[]) and roles = array['volunteer'] and region_id = (select naast.my_region())));
-- Once and for all: what was revoked does not hold again.
create policy approvers_revoke on naast.certificate for update to {{staff}} using (revoked_at is null and (
    'project-leader' = any((select naast.my_roles())::text[])
    or ('coordinator' = any((select naast.my_roles())::text[]) and roles = array['volunteer'] and region_id = (select naast.my_region()))))
  with check (revoked_at is not null);
grant select, insert, update (revoked_at) on naast.certificate to {{staff}};

create policy own_row on naast.unlock_slot for all to {{staff}} using (person_id = (select naast.me()));
create policy own_row on naast.authenticator for all to {{staff}} using (person_id = (select naast.me()));
create policy own_row on naast.session for all to {{staff}} using (person_id = (select naast.me()));
create policy own_row on naast.done_once for all to {{staff}} using (person_id = (select naast.me()));
create policy own_row on naast.held_text for all to {{staff}} using (person_id = (select naast.me()));
grant select, insert, update, delete on naast.unlock_slot, naast.authenticator, naast.session to {{staff}};
grant select, insert, update (location) on naast.done_once to {{staff}};
grant select, delete on naast.held_text to {{staff}};

-- Whoever may vouch for a person later may give her a code, and a new code ends the older ones whoever gave them.
create policy own_use on naast.invitation for update to {{staff}} using (person_id = (select naast.me()));
create policy own_row on naast.invitation for select to {{staff}} using (person_id = (select naast.me()));
create policy leader_invites on naast.invitation for all to {{staff}} using ('project-leader' = any((select naast.my_roles())::text[]))
  with check (issuer = (select naast.me()) or used_at is not null);
create policy coordinator_invites on naast.invitation for all to {{staff}} using (
    'coordinator' = any((select naast.my_roles())::text[]) and exists (select from naast.person p
      where p.id = person_id and p.roles = array['volunteer'] and p.region_id = (select naast.my_region())))
  with check ((issuer = (select naast.me()) or used_at is not null) and 'coordinator' = any((select naast.my_roles())::text[])
    and exists (select from naast.person p
      where p.id = person_id and p.roles = array['volunteer'] and p.region_id = (select naast.my_region())));
grant select, insert, update (used_at, expires_at, code_mac) on naast.invitation to {{staff}};

create policy colleagues_read on naast.team for select to {{staff}} using (cardinality((select naast.my_roles())::text[]) > 0);
create policy leader_adds on naast.team for insert to {{staff}} with check ('project-leader' = any((select naast.my_roles())::text[]));
create policy colleagues_read on naast.team_key for select to {{staff}} using (cardinality((select naast.my_roles())::text[]) > 0);
create policy leader_adds on naast.team_key for insert to {{staff}} with check ('project-leader' = any((select naast.my_roles())::text[]));
create policy members_read on naast.team_member for select to {{staff}} using (
  person_id = (select naast.me()) or team_id = any((select naast.my_teams())::uuid[]) or 'project-leader' = any((select naast.my_roles())::text[]));
-- A team takes only who belongs to it (her certificate says so too): a row in it shows the rows of the team's cases.
create policy members_add on naast.team_member for insert to {{staff}} with check (added_by = (select naast.me())
  and (team_id = any((select naast.my_teams())::uuid[]) or 'project-leader' = any((select naast.my_roles())::text[]))
  and exists (select from naast.team t join naast.person p on p.id = team_member.person_id and p.status = 'active'
    where t.id = team_member.team_id and case t.kind
      when 'staff' then (select naast.my_roles())::text[] && array['project-leader', 'coordinator']
      when 'oversight' then 'project-leader' = any(p.roles)
      when 'intake' then 'intake' = any(p.roles)
      else 'coordinator' = any(p.roles) and p.region_id = t.region_id end));
-- Ended, never replaced: by the leader, or by a coordinator for colleagues of her region.
create policy members_end on naast.team_member for update to {{staff}} using (
    team_id = any((select naast.my_teams())::uuid[]) and ('project-leader' = any((select naast.my_roles())::text[])
      or ('coordinator' = any((select naast.my_roles())::text[])
        and exists (select from naast.person p where p.id = team_member.person_id and p.region_id = (select naast.my_region())))))
  with check (ended_at is not null and key_sealed is null);
grant select, insert on naast.team, naast.team_key, naast.team_member to {{staff}};
grant update (key_sealed, ended_at) on naast.team_member to {{staff}};

create policy everybody_reads on naast.published_intake_key for select to {{staff}}, {{public}} using ((select naast.context_kind()) is not null);
create policy leader_publishes on naast.published_intake_key for insert to {{staff}} with check ('project-leader' = any((select naast.my_roles())::text[]));
grant select on naast.published_intake_key to {{public}};
grant select, insert on naast.published_intake_key to {{staff}};

create policy region_reads on naast.volunteer_profile for select to {{staff}} using (
  person_id = (select naast.me()) or (region_id = (select naast.my_region()) and 'coordinator' = any((select naast.my_roles())::text[])));
create policy region_adds on naast.volunteer_profile for insert to {{staff}} with check (
  region_id = (select naast.my_region()) and 'coordinator' = any((select naast.my_roles())::text[]));
create policy region_changes on naast.volunteer_profile for update to {{staff}} using (
  region_id = (select naast.my_region()) and 'coordinator' = any((select naast.my_roles())::text[]));
grant select, insert, update on naast.volunteer_profile to {{staff}};
