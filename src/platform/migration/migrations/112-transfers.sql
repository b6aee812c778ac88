-- A client who moves to another region: the transfer of the case (decision 0094). A coordinator of the old region proposes, one of
-- the new region takes it or gives it back. Until then the new team's grant waits apart from all others, so that no rule that
-- asks for a live grant can see it; the act that takes the case moves it, and everything of the old region ends.
set role {{owner}};
create table naast.case_transfer (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  -- For the old region, which does not see the case any more.
  reference text not null check (reference ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  from_region uuid not null references naast.region,
  to_region uuid not null references naast.region check (to_region <> from_region),
  from_team uuid not null references naast.team,
  to_team uuid not null references naast.team,
  team_epoch integer not null,
  -- Of the keys of the case when it was proposed: since they were rotated, what was proposed opens nothing.
  epoch integer not null,
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'returned', 'taken-back', 'lapsed')),
  proposed_by uuid not null references naast.person,
  proposed_at timestamptz not null default clock_timestamp(),
  until_at timestamptz not null,
  decided_by uuid references naast.person,
  decided_at timestamptz,
  reason text check (reason ~ '^[a-z-]{2,40}$'),
  -- What the new region sees before it decides, sealed to its team; erased with the decision.
  card bytea,
  -- What it said when it gave the case back, sealed to the old region's team.
  answer bytea,
  answer_epoch integer,
  check ((state = 'proposed') = (decided_at is null)),
  check (state = 'proposed' or card is null)
);
create unique index case_transfer_one on naast.case_transfer (case_id) where state = 'proposed';
create index case_transfer_to on naast.case_transfer (to_region, state);
create index case_transfer_from on naast.case_transfer (from_region, proposed_at);

-- A grant as in case_grant, which nobody holds yet.
create table naast.transfer_grant (
  id uuid primary key,
  transfer_id uuid not null references naast.case_transfer,
  case_id uuid not null references naast.case_file,
  compartment text not null check (compartment in ('core', 'safety', 'portal')),
  epoch integer not null,
  holder_kind text not null check (holder_kind = 'team'),
  holder_id uuid not null references naast.team,
  holder_epoch integer not null,
  earlier_reports boolean not null default false,
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null check (reason = 'transfer'),
  granter uuid not null references naast.person,
  granter_certificate uuid not null references naast.certificate,
  signature bytea not null,
  -- Erased when it was taken, given back, taken back, or when nobody answered.
  key_sealed bytea,
  unique (transfer_id, compartment)
);

do $$ declare t text; begin
  foreach t in array array['case_transfer', 'transfer_grant'] loop
    execute format('alter table naast.%I enable row level security', t);
    execute format('alter table naast.%I force row level security', t);
  end loop;
end $$;

do $$ declare known text[]; says text; begin
  select pg_get_constraintdef(c.oid) into says from pg_constraint c
    where c.conrelid = 'naast.signed_statement'::regclass and c.conname = 'signed_statement_kind_check';
  select array_agg(m[1]) into known from regexp_matches(says, '[{,'']([a-z-]+(?:\.[a-z-]+)?)(?=[},''])', 'g') as m;
  execute 'alter table naast.signed_statement drop constraint signed_statement_kind_check';
  execute format('alter table naast.signed_statement add constraint signed_statement_kind_check check (kind = any(%L::text[]))',
    known || array['transfer.proposed', 'transfer.accepted']);
end $$;
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action) select 'staff', 'person', a from unnest(array['transfer.proposed',
  'transfer.read', 'transfer.accepted', 'transfer.returned', 'transfer.taken-back', 'transfer.lapsed']) a;
alter table naast.audit_right force row level security;
reset role;

-- Which case went where: for the two regions, and for those who read the access book.
drop policy colleagues_read on naast.signed_statement;
create policy colleagues_read on naast.signed_statement for select to {{staff}} using ((select naast.context_kind()) is not null and case
  when kind not in ('grant.ended', 'transfer.proposed', 'transfer.accepted') or signer = (select naast.me()) then true
  when (select naast.my_roles())::text[] && array['auditor', 'project-leader'] then true
  when kind = 'transfer.proposed' then 'coordinator' = any((select naast.my_roles())::text[])
    and content::jsonb ->> 'to' = (select naast.my_region())::text
  else false end);

grant select, update (state, decided_by, decided_at, reason, card, answer, answer_epoch) on naast.case_transfer to {{walls}};
grant select, update (key_sealed) on naast.transfer_grant to {{walls}};
create policy walls_all on naast.case_transfer for all to {{walls}} using (true) with check (true);
create policy walls_all on naast.transfer_grant for all to {{walls}} using (true) with check (true);
grant insert on naast.case_grant to {{walls}};
create policy walls_move on naast.case_grant for insert to {{walls}} with check (reason = 'transfer');
grant update (region_id, changed_day) on naast.case_file to {{walls}};
create policy walls_move on naast.case_file for update to {{walls}} using (true) with check (true);
grant select (case_id) on naast.draft to {{walls}};

-- Seen by the coordinators of both regions, unless they are kept out of that case.
create policy both_regions on naast.case_transfer for select to {{staff}} using (
  'coordinator' = any((select naast.my_roles())::text[])
  and (select naast.my_region()) in (from_region, to_region) and case_id <> all((select naast.kept_out_of())::uuid[]));
create policy coordinator_proposes on naast.case_transfer for insert to {{staff}} with check (
  proposed_by = (select naast.me()) and state = 'proposed' and naast.coordinates(case_id) and from_region = (select naast.my_region())
  and until_at > now() and until_at <= now() + interval '14 days' and answer is null and card is not null
  and exists (select from naast.team t where t.id = to_team and t.kind = 'region' and t.region_id = to_region)
  and exists (select from naast.team t where t.id = from_team and t.kind = 'region' and t.region_id = from_region)
  and epoch = naast.epoch_of_case(case_id));
grant select, insert on naast.case_transfer to {{staff}};

-- The waiting grant is seen by the team that it is for, as long as it may be taken.
create policy proposed_to_me on naast.transfer_grant for select to {{staff}} using (
  'coordinator' = any((select naast.my_roles())::text[]) and until_at > now() and key_sealed is not null
  and holder_id = any((select naast.my_teams())::uuid[]) and case_id <> all((select naast.kept_out_of())::uuid[])
  and exists (select from naast.case_transfer x where x.id = transfer_id and x.state = 'proposed' and x.to_team = holder_id));
create policy coordinator_proposes on naast.transfer_grant for insert to {{staff}} with check (
  granter = (select naast.me()) and key_sealed is not null and naast.coordinates(case_id) and epoch = naast.epoch_of_case(case_id)
  and exists (select from naast.case_transfer x where x.id = transfer_id and x.case_id = transfer_grant.case_id and x.state = 'proposed'
    and x.to_team = holder_id and x.team_epoch = holder_epoch and x.until_at = transfer_grant.until_at and x.proposed_by = (select naast.me())));
grant select, insert on naast.transfer_grant to {{staff}};

set role {{walls}};
-- Regions other than mine to which a case can go: open, with a team and its newest key, and whether a coordinator there holds that key.
create function naast.regions_to_receive() returns table (region_id uuid, name text, team_id uuid, has_coordinator boolean)
language sql stable security definer set search_path = naast, pg_temp as $$
  select r.id, r.name, t.id, exists (select 1 from naast.team_member m join naast.person p on p.id = m.person_id and p.status = 'active'
      and 'coordinator' = any(p.roles) and p.region_id = r.id
      where m.team_id = t.id and m.ended_at is null
        and m.epoch = (select max(k.epoch) from naast.team_key k where k.team_id = t.id))
  from naast.region r left join naast.team t on t.region_id = r.id and t.kind = 'region'
  where 'coordinator' = any(naast.my_roles()) and r.status = 'open' and r.id <> naast.my_region()
  order by r.name
$$;

-- The next act of either side: what nobody answered is over, and its key and card are erased. Gives which.
create function naast.lapse_transfers() returns table (id uuid, case_id uuid, reference text)
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
declare mine uuid := naast.my_region(); gone uuid[];
begin
  if not 'coordinator' = any(naast.my_roles()) or mine is null then return; end if;
  with over as (update naast.case_transfer x set state = 'lapsed', decided_at = date_trunc('milliseconds', clock_timestamp()), card = null
      where x.state = 'proposed' and x.until_at <= now() and mine in (x.from_region, x.to_region) returning x.id)
    select coalesce(array_agg(over.id), '{}') into gone from over;
  if cardinality(gone) = 0 then return; end if;
  update naast.transfer_grant g set key_sealed = null where g.transfer_id = any(gone);
  return query select x.id, x.case_id, x.reference from naast.case_transfer x where x.id = any(gone);
end $$;

-- The new region gives it back with a reason; the old one takes it back. False when it was not there to be decided by the one who acts.
create function naast.end_transfer(wanted uuid, becomes text, why text, said bytea, said_epoch integer) returns boolean
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
begin
  if not 'coordinator' = any(naast.my_roles()) or becomes not in ('returned', 'taken-back') then return false; end if;
  update naast.case_transfer x set state = becomes, decided_by = naast.me(), decided_at = date_trunc('milliseconds', clock_timestamp()),
      reason = why, answer = case when becomes = 'returned' then said end, answer_epoch = case when becomes = 'returned' then said_epoch end,
      card = null
    where x.id = wanted and x.state = 'proposed' and x.until_at > now() and x.case_id <> all(naast.kept_out_of())
      and naast.my_region() = case becomes when 'returned' then x.to_region else x.from_region end;
  if not found then return false; end if;
  update naast.transfer_grant g set key_sealed = null where g.transfer_id = wanted;
  return true;
end $$;

-- The new region takes the case: its grant counts from here on, the case is of its region, and its acceptance is written down. What
-- the old region held ends after the keys were rotated, in the same transaction (naast.end_grants).
create function naast.accept_transfer(wanted uuid, statements jsonb) returns boolean
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
declare x naast.case_transfer; moment timestamptz := date_trunc('milliseconds', clock_timestamp());
begin
  if not 'coordinator' = any(naast.my_roles()) then return false; end if;
  select * into x from naast.case_transfer c where c.id = wanted for update;
  if not found or x.state <> 'proposed' or x.until_at <= now() or x.to_region is distinct from naast.my_region()
    or x.case_id = any(naast.kept_out_of()) or x.to_team <> all(naast.my_teams()) then return false; end if;
  perform 1 from naast.case_file f where f.id = x.case_id and f.region_id = x.from_region and f.epoch = x.epoch and f.status = 'open' for update;
  if not found then return false; end if;
  if jsonb_array_length(statements) <> 1 or statements -> 0 ->> 'kind' <> 'transfer.accepted'
    or statements -> 0 ->> 'subject' <> x.case_id::text
    or not exists (select 1 from naast.certificate c where c.id = (statements -> 0 ->> 'certificate')::uuid and c.subject = naast.me()) then
    raise exception using errcode = '42501', message = 'not mine to say';
  end if;
  insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, earlier_reports, from_at, until_at,
      reason, granter, granter_certificate, signature, key_sealed)
    select g.id, g.case_id, g.compartment, g.epoch, g.holder_kind, g.holder_id, g.holder_epoch, g.earlier_reports, g.from_at, g.until_at,
      g.reason, g.granter, g.granter_certificate, g.signature, g.key_sealed
    from naast.transfer_grant g where g.transfer_id = wanted and g.key_sealed is not null and g.until_at > now();
  update naast.transfer_grant g set key_sealed = null where g.transfer_id = wanted;
  update naast.case_file f set region_id = x.to_region, changed_day = current_date where f.id = x.case_id;
  update naast.case_transfer c set state = 'accepted', decided_by = naast.me(), decided_at = moment, card = null where c.id = wanted;
  -- What somebody of the old region was still writing goes with her way in.
  delete from naast.draft d where d.case_id = x.case_id;
  perform naast.write_statements(statements, 'person', naast.me());
  return true;
end $$;

create or replace function naast.may_say(wanted text) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select naast.my_roles() && case
    when wanted in ('contact.setting', 'region', 'approval', 'suspension', 'limit.reading', 'decree-day', 'page', 'endings-before',
      'new-beginning', 'installation-safe', 'public-wall', 'reading-sandbox', 'case-list.renewed') then array['project-leader']
    when wanted in ('case-list.asked', 'transfer.proposed') then array['coordinator']
    when wanted in ('directory.entry', 'training-day') then array['coordinator', 'project-leader']
    else array[]::text[] end
$$;

-- As before (071), and what the old region signed with its proposal: every grant of that time is over once the new one accepted. So
-- it counts as well when somebody puts the case, its region and the old grants back as they were.
drop function naast.dead_grants(uuid[]);
create function naast.dead_grants(wanted uuid[]) returns table (id uuid, signed jsonb, region_id uuid, holder_id uuid, accepted jsonb)
language sql stable security definer set search_path = naast, pg_temp as $$
  select g.id, null::jsonb, f.region_id, g.holder_id, null::jsonb from naast.case_grant g join naast.case_file f on f.id = g.case_id
  where g.id = any(wanted) and (g.epoch < f.epoch or exists (select 1 from naast.audit_entry e
    where e.action = 'grant.ended' and ((e.body::jsonb) ->> 'grant') = g.id::text and e.seq <= (select s.seq from naast.signed_since s)))
  union all
  select g.id, to_jsonb(s), f.region_id, g.holder_id, null::jsonb from naast.signed_statement s
    join naast.case_grant g on g.id = s.subject::uuid join naast.case_file f on f.id = g.case_id
  where s.kind = 'grant.ended' and s.subject = any(wanted::text[])
  union all
  select g.id, to_jsonb(p), c.region_id, g.holder_id, to_jsonb(a) from naast.case_grant g
    join naast.signed_statement p on p.kind = 'transfer.proposed' and p.subject = g.case_id::text
    join naast.signed_statement a on a.kind = 'transfer.accepted' and a.subject = p.subject
    join naast.certificate c on c.id = g.granter_certificate
  where g.id = any(wanted) and g.epoch <= ((p.content::jsonb) ->> 'epoch')::integer and (a.content::jsonb) ->> 'proposal' = p.id::text
$$;

grant execute on function naast.regions_to_receive(), naast.lapse_transfers(), naast.end_transfer(uuid, text, text, bytea, integer),
  naast.accept_transfer(uuid, jsonb), naast.dead_grants(uuid[]) to {{staff}};
reset role;
