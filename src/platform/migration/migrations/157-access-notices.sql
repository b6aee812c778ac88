-- Whoever got a client finds it said on the first page, with a word of the coordinator; whoever lost one finds one line (decision 164).
-- One row a person and client, sealed to that person's own key by the act that gives or ends the access; nobody else sees or counts it.
set role {{owner}};
create table naast.access_notice (
  id uuid not null unique,
  person_id uuid not null references naast.person,
  case_id uuid not null references naast.case_file on delete cascade,
  kind text not null check (kind in ('got', 'lost')),
  at timestamptz not null,
  seen boolean not null default false,
  sealed bytea not null check (octet_length(sealed) <= 20000),
  primary key (person_id, case_id)
);
create index access_notice_case on naast.access_notice (case_id);
alter table naast.access_notice enable row level security;
alter table naast.access_notice force row level security;
create policy own_row on naast.access_notice for select to {{staff}} using (person_id = (select naast.me()));
create policy own_seen on naast.access_notice for update to {{staff}} using (person_id = (select naast.me()))
  with check (person_id = (select naast.me()));
create policy walls_tell on naast.access_notice for all to {{walls}} using (true) with check (true);
grant select, update (seen) on naast.access_notice to {{staff}};
grant select, insert, update, delete on naast.access_notice to {{walls}};
reset role;

set role {{walls}};
-- For whoever coordinates the case: to somebody who holds it now, or whose access the one who acts ends in this transaction. Nothing to
-- whoever left, nor to whoever had lost it before. Twice is once.
create function naast.tell_of_access(wanted uuid, who uuid, becomes text, row_id uuid, said bytea) returns boolean
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
declare began timestamptz := date_trunc('milliseconds', now()); holds boolean;
begin
  if not naast.coordinates(wanted) or not exists (select 1 from naast.person p where p.id = who and p.status <> 'ended') then return false; end if;
  holds := exists (select 1 from naast.case_grant g where g.case_id = wanted and g.holder_kind = 'person' and g.holder_id = who
    and g.compartment = 'core' and g.ended_at is null and (g.until_at is null or g.until_at > began));
  if holds is distinct from (becomes = 'got') or (becomes = 'lost' and not exists (select 1 from naast.case_grant g
    where g.case_id = wanted and g.holder_kind = 'person' and g.holder_id = who and g.compartment = 'core'
      and g.ended_by = naast.me() and g.ended_at >= began and (g.until_at is null or g.until_at > began))) then return false; end if;
  insert into naast.access_notice as n (id, person_id, case_id, kind, at, sealed)
    values (row_id, who, wanted, becomes, clock_timestamp(), said)
    on conflict (person_id, case_id) do update set id = excluded.id, kind = excluded.kind, at = excluded.at, seen = false, sealed = excluded.sealed;
  return true;
end $$;

-- The jobs: a line of a loss after thirty days, a word with the access, or thirty days after its last day. Gives how many.
create function naast.erase_access_notices() returns integer
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
declare gone integer;
begin
  if naast.context_kind() is distinct from 'jobs' then raise exception using errcode = '42501', message = 'not the jobs'; end if;
  delete from naast.access_notice n where (n.kind = 'lost' and n.at < now() - interval '30 days')
    or (n.kind = 'got' and not exists (select 1 from naast.case_grant g where g.case_id = n.case_id and g.holder_kind = 'person'
      and g.holder_id = n.person_id and g.compartment = 'core' and g.ended_at is null
      and (g.until_at is null or g.until_at > now() - interval '30 days')));
  get diagnostics gone = row_count;
  return gone;
end $$;

-- Nothing is left of it for whoever left, nor for whoever begins anew with other keys.
create function naast.forget_access_notices() returns trigger
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  delete from naast.access_notice n where n.person_id = new.id;
  return null;
end $$;
revoke all on function naast.tell_of_access(uuid, uuid, text, uuid, bytea), naast.erase_access_notices(), naast.forget_access_notices() from public;
grant execute on function naast.tell_of_access(uuid, uuid, text, uuid, bytea) to {{staff}};
grant execute on function naast.erase_access_notices() to {{jobs}};
grant execute on function naast.forget_access_notices() to {{owner}};
reset role;

set role {{owner}};
create trigger forget_access_notices after update of status on naast.person for each row when (new.status in ('ended', 'invited'))
  execute function naast.forget_access_notices();
reset role;
