-- Keys that wait for somebody to vouch for them: proved by a signature of their own, and bound to the one-time code, so that
-- a row that was changed while a colleague waits is seen (docs/decisions/0065). Rows from before have neither.
set role {{owner}};
alter table naast.person
  add column keys_proof bytea,
  add column keys_mac bytea,
  add column keys_invitation uuid;

-- Who gave the code, for whom, with which roles and region: signed. The key that the code gives is here as a hash alone.
alter table naast.invitation
  add column bound_at timestamptz,
  add column key_hash bytea,
  add column certificate uuid,
  add column signature bytea,
  add constraint invitation_bound check (num_nulls(bound_at, key_hash, certificate, signature) in (0, 4));

-- That key, sealed to everybody who may let this colleague in: a person, or the team of the region.
create table naast.invitation_key (
  invitation_id uuid not null references naast.invitation,
  holder_id uuid not null,
  box_public bytea not null,
  key_sealed bytea not null,
  primary key (invitation_id, holder_id)
);
alter table naast.invitation_key enable row level security;
alter table naast.invitation_key force row level security;

create index audit_entry_bound on naast.audit_entry (((body::jsonb) ->> 'objectId'))
  where action in ('person.invited', 'person.joined', 'person.started-anew');

-- Keys and what proves them are set by their owner in the act of joining. Who joined before this was here adds the proof later.
create or replace function naast.guard_person_keys() returns trigger language plpgsql set search_path = naast, pg_temp as $$
declare is_own boolean := new.id is not distinct from naast.me();
begin
  if naast.context_kind() is null or (old.status = 'invited' and is_own) then return new; end if;
  if (new.box_public, new.sign_public, new.keys_mac, new.keys_invitation)
      is distinct from (old.box_public, old.sign_public, old.keys_mac, old.keys_invitation)
    or (new.keys_proof is distinct from old.keys_proof and not (old.status = 'awaiting' and old.keys_proof is null and is_own)) then
    raise exception using errcode = '42501', message = 'not the keys of this person';
  end if;
  return new;
end $$;
reset role;

grant update (keys_proof, keys_mac, keys_invitation) on naast.person to {{staff}};
grant update (keys_proof) on naast.person to {{walls}};
grant select, insert on naast.invitation_key to {{staff}};
create policy givers_read on naast.invitation_key for select to {{staff}} using (
  cardinality((select naast.my_roles())::text[]) > 0 and exists (select from naast.invitation i where i.id = invitation_id));
create policy giver_adds on naast.invitation_key for insert to {{staff}} with check (
  exists (select from naast.invitation i where i.id = invitation_id and i.issuer = (select naast.me()) and i.used_at is null));
create policy walls_read_joinings on naast.audit_entry for select to {{walls}}
  using (action in ('person.invited', 'person.joined', 'person.started-anew'));

set role {{walls}};
-- Was a code that binds ever given for this colleague, or taken? Then a row without its marks was changed.
create function naast.was_bound(who uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select from naast.audit_entry e where e.action in ('person.invited', 'person.joined', 'person.started-anew')
    and ((e.body::jsonb) ->> 'objectId') = who::text and ((e.body::jsonb) ->> 'level') = 'bound')
$$;

create function naast.prove_keys(proof bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  update naast.person p set keys_proof = proof where p.id = naast.me() and p.status = 'awaiting' and p.keys_proof is null;
  return found;
end $$;
grant execute on function naast.was_bound(uuid), naast.prove_keys(bytea) to {{staff}};
reset role;
