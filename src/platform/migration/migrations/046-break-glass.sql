-- Breaking the glass (settled.md 2): the project leader opens one case for one hour from the wrap that was made for the
-- oversight team with every case key. It is a real grant, to her as an overseer and nobody's volunteer, with a reason and an end.
set role {{owner}};

-- At most five a day and a person: the number says so, and no two rows share one.
create table naast.glass_break (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  person_id uuid not null references naast.person,
  day date not null,
  number smallint not null check (number between 1 and 5),
  reason text not null check (reason ~ '^[a-z-]{2,40}$'),
  broken_at timestamptz not null default now(),
  seen_by uuid references naast.person,
  seen_at timestamptz,
  unique (person_id, day, number),
  check ((seen_at is null) = (seen_by is null))
);
create index glass_break_case on naast.glass_break (case_id, broken_at);
create index glass_break_unseen on naast.glass_break (case_id) where seen_at is null;
alter table naast.glass_break enable row level security;
alter table naast.glass_break force row level security;

alter table naast.case_grant drop constraint case_grant_holder_kind_check;
alter table naast.case_grant add constraint case_grant_holder_kind_check check (holder_kind in ('person', 'team', 'client', 'overseer'));

reset role;
grant select on naast.glass_break to {{walls}};
create policy walls_read on naast.glass_break for select to {{walls}} using (true);
grant select (case_id, body, seq) on naast.audit_entry to {{walls}};
create policy walls_read on naast.audit_entry for select to {{walls}} using (case_id is not null);
set role {{walls}};

-- May the person who acts break the glass at all? A project leader who holds the key of the oversight team.
create function naast.oversees() returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select 'project-leader' = any(naast.my_roles())
    and exists (select 1 from naast.team t where t.kind = 'oversight' and t.id = any(naast.my_teams()))
$$;

-- The case behind a number that somebody told her; nothing for whoever may not break the glass, or is kept out of it.
create function naast.case_behind_glass(wanted text) returns table (id uuid, region_id uuid, status text)
language sql stable security definer set search_path = naast, pg_temp as $$
  select c.id, c.region_id, c.status from naast.case_file c
  where naast.oversees() and c.reference = wanted and c.id <> all(naast.kept_out_of())
$$;

-- Did she break the glass of this case in this very act?
create function naast.breaks_now(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select naast.oversees() and wanted <> all(naast.kept_out_of()) and exists (select 1 from naast.glass_break b
    where b.case_id = wanted and b.person_id = naast.me() and b.broken_at = now())
$$;

-- Every entry of the access book about one case, for its coordinators: to show a client who looked into her file.
create function naast.book_of_case(wanted uuid, before bigint, most integer) returns table (seq bigint, body text)
language sql stable security definer set search_path = naast, pg_temp as $$
  select e.seq, e.body from naast.audit_entry e
  where e.case_id = wanted and (before is null or e.seq < before) and (select naast.coordinates(wanted))
  order by e.seq desc limit least(most, 500)
$$;

-- Glass that was broken and that no coordinator of the case has seen yet: for those whose cases they are.
create function naast.glass_to_see() returns table (id uuid, case_id uuid, person_id uuid, reason text, broken_at timestamptz)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id, naast.my_holders() as holders, naast.kept_out_of() as shut
    where 'coordinator' = any(naast.my_roles()))
  select b.id, b.case_id, b.person_id, b.reason, b.broken_at
  from mine join naast.glass_break b on b.seen_at is null and b.case_id <> all(mine.shut)
    join naast.case_file f on f.id = b.case_id and f.region_id = mine.region_id
  where exists (select 1 from naast.case_grant g where g.case_id = b.case_id and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now()) and g.holder_id = any(mine.holders))
  order by b.broken_at desc
$$;
grant execute on function naast.oversees(), naast.case_behind_glass(text), naast.breaks_now(uuid),
  naast.book_of_case(uuid, bigint, integer), naast.glass_to_see() to {{staff}};
reset role;

create policy overseer_breaks on naast.glass_break for insert to {{staff}} with check (
  person_id = (select naast.me()) and (select naast.oversees()) and broken_at = now() and seen_at is null
  and day = (now() at time zone 'Europe/Amsterdam')::date and case_id <> all((select naast.kept_out_of())::uuid[]));
create policy own_breaks on naast.glass_break for select to {{staff}} using (person_id = (select naast.me()));
create policy coordinator_sees on naast.glass_break for select to {{staff}} using (naast.coordinates(case_id));
-- Seen by a coordinator other than whoever broke it; once seen, it stays so.
create policy coordinator_has_seen on naast.glass_break for update to {{staff}}
  using (seen_at is null and person_id <> (select naast.me()) and naast.coordinates(case_id))
  with check (seen_by = (select naast.me()) and seen_at is not null);
grant select, insert, update (seen_by, seen_at) on naast.glass_break to {{staff}};

-- The wrap wakes up for the act that broke the glass, and for no other.
create policy broken_glass on naast.oversight_wrap for select to {{staff}} using (naast.breaks_now(case_id));
grant select on naast.oversight_wrap to {{staff}};

-- To herself, for at most an hour, in the act itself.
create policy overseer_grants on naast.case_grant for insert to {{staff}} with check (
  granter = (select naast.me()) and holder_kind = 'overseer' and holder_id = (select naast.me()) and reason = 'break-glass'
  and ended_at is null and compartment in ('core', 'safety') and from_at <= now() and until_at > now()
  and until_at <= now() + interval '1 hour' and naast.breaks_now(case_id));
-- She may end it herself before its hour is over.
create policy overseer_ends on naast.case_grant for update to {{staff}}
  using (ended_at is null and holder_kind = 'overseer' and holder_id = (select naast.me()))
  with check (ended_at is not null and ended_by = (select naast.me()));

-- An overseer reads what a coordinator reads: a report that was meant for the coordinator too.
alter policy readers on naast.case_record using (
  readers = 'all' or coalesce(begun_by, author) = (select naast.me()) or exists (select 1 from naast.case_grant g
    where g.case_id = case_record.case_id and g.compartment = case_record.compartment
      and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
      and g.holder_id = any((select naast.my_holders())::uuid[])
      and (g.holder_kind in ('team', 'overseer') or (g.earlier_reports and case_record.readers = 'volunteers')) offset 0));

set role {{owner}};
create index audit_entry_glass on naast.audit_entry (seq) where action = 'glass.broken';
reset role;
