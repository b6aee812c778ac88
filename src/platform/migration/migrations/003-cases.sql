-- Cases and grants. One row of case_grant is the key, the row-level rule, the list and the sentence in the access book.
set role {{owner}};

create table naast.case_file (
  id uuid primary key,
  reference text not null unique check (reference ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  region_id uuid not null references naast.region,
  status text not null default 'open' check (status in ('open', 'closed')),
  epoch integer not null default 1,
  next_due_day date,
  created_day date not null default current_date,
  changed_day date not null default current_date
);
create index case_file_due on naast.case_file (region_id, status, next_due_day);

create table naast.case_grant (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null check (compartment in ('core', 'safety', 'portal')),
  epoch integer not null,
  holder_kind text not null check (holder_kind in ('person', 'team', 'client')),
  holder_id uuid not null,
  holder_epoch integer not null,
  from_at timestamptz not null,
  until_at timestamptz check (until_at is not null or holder_kind = 'team'),
  reason text not null check (reason ~ '^[a-z-]{2,40}$'),
  granter uuid not null references naast.person,
  granter_certificate uuid not null references naast.certificate,
  signature bytea not null,
  key_sealed bytea,
  ended_at timestamptz,
  ended_by uuid references naast.person,
  end_reason text check (end_reason ~ '^[a-z-]{2,40}$'),
  check ((ended_at is null) = (key_sealed is not null))
);
create index case_grant_case on naast.case_grant (case_id, compartment, holder_id) where ended_at is null;
create index case_grant_holder on naast.case_grant (holder_id, case_id) where ended_at is null;

-- Asleep (settled.md 2): no policy lets anyone read it yet; break-glass will.
create table naast.oversight_wrap (
  case_id uuid not null references naast.case_file,
  compartment text not null check (compartment in ('core', 'safety', 'portal')),
  epoch integer not null,
  team_id uuid not null,
  team_epoch integer not null,
  key_sealed bytea not null,
  granter uuid not null references naast.person,
  granter_certificate uuid not null references naast.certificate,
  signature bytea not null,
  primary key (case_id, compartment, epoch)
);

-- Name to use, languages, contact rules in one small document, for lists and search after opening.
create table naast.case_header (
  case_id uuid primary key references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  epoch integer not null,
  version integer not null default 1,
  sealed bytea not null
);

-- Every version stays; the newest is the one with replaced_at null.
create table naast.case_record (
  id uuid not null,
  version integer not null,
  case_id uuid not null references naast.case_file,
  compartment text not null check (compartment in ('core', 'safety')),
  kind text not null check (kind ~ '^[a-z-]{2,30}$'),
  epoch integer not null,
  sealed bytea not null,
  author uuid not null references naast.person,
  written_at timestamptz not null default clock_timestamp(),
  replaced_at timestamptz,
  primary key (id, version)
);
create index case_record_case on naast.case_record (case_id, compartment, written_at) where replaced_at is null;

-- What someone is writing, under the case's key: out of reach when the grant ends (settled.md 8).
create table naast.draft (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  person_id uuid not null references naast.person,
  kind text not null check (kind ~ '^[a-z-]{2,30}$'),
  epoch integer not null,
  sealed bytea not null,
  saved_at timestamptz not null default clock_timestamp(),
  unique (case_id, person_id, kind)
);

-- State is a row: who closed, when, why, and who reopened.
create table naast.case_closure (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  reason text not null check (reason ~ '^[a-z-]{2,40}$'),
  closed_by uuid not null references naast.person,
  closed_at timestamptz not null default clock_timestamp(),
  reopened_by uuid references naast.person,
  reopened_at timestamptz
);
create index case_closure_case on naast.case_closure (case_id);

create table naast.file_object (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null check (compartment in ('core', 'safety')),
  epoch integer not null,
  storage_name text not null unique check (storage_name ~ '^[0-9a-zA-Z/_-]{16,80}$'),
  sealed bytea not null,
  stored_day date not null default current_date
);
create index file_object_case on naast.file_object (case_id);

create table naast.letter (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  state text not null default 'read' check (state in ('read', 'confirmed', 'set-aside')),
  epoch integer not null,
  version integer not null default 1,
  sealed bytea not null,
  uploaded_by uuid not null references naast.person,
  received_day date not null default current_date
);
create index letter_case on naast.letter (case_id);

-- In the clear for the jobs: exactly what settled.md 12 names. The sealed copy holds everything, and decides.
create table naast.legal_limit (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  catalogue_id text not null check (catalogue_id ~ '^(TM[0-9]{2}|letter)$'),
  law text not null check (law ~ '^[a-z0-9-]{2,20}$'),
  start_day date not null,
  term text check (term ~ '^P[0-9YMWDTH]{2,12}$'),
  purpose text not null default 'act' check (purpose in ('act', 'wait')),
  last_day date not null,
  driving_day date not null,
  recomputable boolean not null,
  proposed_day date,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  epoch integer not null,
  version integer not null default 1,
  sealed bytea not null
);
create index legal_limit_case on naast.legal_limit (case_id);
create index legal_limit_day on naast.legal_limit (driving_day) where state = 'open';

create table naast.task (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  kind text not null check (kind ~ '^[a-z-]{2,30}$'),
  due_day date,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  epoch integer not null,
  version integer not null default 1,
  sealed bytea not null
);
create index task_case on naast.task (case_id);

-- "There is something new", never what: seen by whoever holds the case.
create table naast.notice (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  kind text not null check (kind in ('limit-reminder', 'limit-proposal')),
  limit_id uuid references naast.legal_limit,
  day date not null,
  unique (kind, limit_id, day)
);
create index notice_case on naast.notice (case_id);

do $$ declare t text; begin
  foreach t in array array['case_file','case_grant','oversight_wrap','case_header','case_record','draft','case_closure','file_object',
    'letter','legal_limit','task','notice'] loop
    execute format('alter table naast.%I enable row level security', t);
    execute format('alter table naast.%I force row level security', t);
  end loop;
end $$;

reset role;
grant select on naast.case_file, naast.case_grant to {{walls}};
create policy walls_read on naast.case_file for select to {{walls}} using (true);
create policy walls_read on naast.case_grant for select to {{walls}} using (true);
set role {{walls}};

-- Does the person who acts hold a live grant on this case? (For policies that may not look at case_grant themselves.)
create function naast.holds(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.case_grant g where g.case_id = wanted and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now()) and g.holder_id = any(naast.my_holders()))
$$;

create function naast.region_of_case(wanted uuid) returns uuid
language sql stable security definer set search_path = naast, pg_temp as $$
  select region_id from naast.case_file where id = wanted
$$;

-- For the reminders: is the case still open?
create function naast.case_is_open(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.case_file where id = wanted and status = 'open') and naast.context_kind() = 'jobs'
$$;

-- A coordinator's own case: of her region, and either new (no grants yet) or held.
create function naast.coordinates(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select 'coordinator' = any(naast.my_roles()) and naast.region_of_case(wanted) = naast.my_region()
    and (naast.holds(wanted) or not exists (select 1 from naast.case_grant g where g.case_id = wanted))
$$;

-- How many open cases each volunteer of my region carries: a number a person, for the short list.
create function naast.loads_in_region() returns table (person_id uuid, cases integer)
language sql stable security definer set search_path = naast, pg_temp as $$
  select g.holder_id, count(distinct g.case_id)::integer from naast.case_grant g join naast.person p on p.id = g.holder_id
  where g.holder_kind = 'person' and g.ended_at is null and (g.until_at is null or g.until_at > now())
    and p.region_id = naast.my_region() and 'coordinator' = any(naast.my_roles())
  group by g.holder_id
$$;

-- Places taken a region: numbers only, for the intake team and the leader.
create function naast.load_of_regions() returns table (region_id uuid, open_cases integer)
language sql stable security definer set search_path = naast, pg_temp as $$
  select c.region_id, count(*)::integer from naast.case_file c
  where c.status = 'open' and naast.my_roles() && array['intake', 'project-leader'] group by c.region_id
$$;

-- Counts and ages for the project leader: no case, no reference.
create function naast.case_figures() returns table (region_id uuid, status text, age text, cases integer, with_volunteer integer, overdue integer)
language sql stable security definer set search_path = naast, pg_temp as $$
  select c.region_id, c.status,
    case when c.created_day > current_date - 31 then 'month' when c.created_day > current_date - 183 then 'half-year'
      when c.created_day > current_date - 366 then 'year' else 'older' end as age,
    count(*)::integer,
    count(*) filter (where exists (select 1 from naast.case_grant g where g.case_id = c.id and g.holder_kind = 'person' and g.ended_at is null))::integer,
    count(*) filter (where c.status = 'open' and c.next_due_day < current_date)::integer
  from naast.case_file c where 'project-leader' = any(naast.my_roles()) group by 1, 2, 3
$$;

grant execute on function naast.holds(uuid), naast.coordinates(uuid), naast.loads_in_region(), naast.load_of_regions(),
  naast.case_figures() to {{staff}};
reset role;

-- A case is seen by who holds a live grant on it.
create policy held on naast.case_file for select to {{staff}} using (exists (select 1 from naast.case_grant g
  where g.case_id = case_file.id and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
    and g.holder_id = any((select naast.my_holders())::uuid[])));
create policy coordinator_opens on naast.case_file for insert to {{staff}} with check (
  'coordinator' = any((select naast.my_roles())::text[]) and region_id = (select naast.my_region()));
create policy held_changes on naast.case_file for update to {{staff}} using (naast.holds(id));
grant select, insert, update (status, next_due_day, changed_day, epoch) on naast.case_file to {{staff}};

-- The case's state and epoch change by its coordinator only.
set role {{owner}};
create function naast.guard_case_state() returns trigger language plpgsql set search_path = naast, pg_temp as $$
begin
  if (new.status, new.epoch) is distinct from (old.status, old.epoch) and not naast.coordinates(new.id) then
    raise exception using errcode = '42501', message = 'not the coordinator of this case';
  end if;
  return new;
end $$;
grant execute on function naast.guard_case_state() to {{staff}};
create trigger guard_case_state before update on naast.case_file for each row execute function naast.guard_case_state();
reset role;

-- A grant is seen by its holder, and by the coordinator of the case.
create policy held on naast.case_grant for select to {{staff}} using (
  holder_id = any((select naast.my_holders())::uuid[])
  or ('coordinator' = any((select naast.my_roles())::text[]) and naast.coordinates(case_id)));
-- Made out to the region's own team or to a volunteer of the region (her certificate says so too); once ended, it stays so.
create policy coordinator_grants on naast.case_grant for insert to {{staff}} with check (
  granter = (select naast.me()) and ended_at is null and naast.coordinates(case_id) and case holder_kind
    when 'team' then exists (select from naast.team t where t.id = holder_id and t.kind = 'region' and t.region_id = (select naast.my_region()))
    when 'person' then exists (select from naast.person p where p.id = holder_id and p.status = 'active'
      and 'volunteer' = any(p.roles) and p.region_id = (select naast.my_region()))
    else false end);
create policy coordinator_ends on naast.case_grant for update to {{staff}}
  using (ended_at is null and naast.coordinates(case_id)) with check (ended_at is not null and ended_by = (select naast.me()));
grant select, insert, update (key_sealed, ended_at, ended_by, end_reason) on naast.case_grant to {{staff}};

create policy coordinator_wraps on naast.oversight_wrap for insert to {{staff}} with check (granter = (select naast.me()) and naast.coordinates(case_id));
grant insert on naast.oversight_wrap to {{staff}};

-- Everything inside a case, the same rule for each table: a live grant on this compartment.
do $$ declare t text; held text := 'exists (select 1 from naast.case_grant g where g.case_id = %1$I.case_id and g.compartment = %1$I.compartment
  and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now()) and g.holder_id = any((select naast.my_holders())::uuid[]))';
begin
  foreach t in array array['case_header','case_record','file_object','letter','legal_limit','task'] loop
    execute format('create policy held on naast.%1$I for all to {{staff}} using (' || held || ')', t);
  end loop;
  execute format('create policy held_and_own on naast.draft for all to {{staff}} using (person_id = (select naast.me()) and ' || held || ')', 'draft');
  execute format('create policy held on naast.notice for select to {{staff}} using (' || held || ')', 'notice');
end $$;
-- Nobody writes in another's name, and a version that was replaced does not come back.
create policy own_hand on naast.case_record as restrictive for insert to {{staff}} with check (author = (select naast.me()));
create policy replaced_once on naast.case_record as restrictive for update to {{staff}}
  using (replaced_at is null) with check (replaced_at is not null);
create policy own_hand on naast.letter as restrictive for insert to {{staff}} with check (uploaded_by = (select naast.me()));
grant select, insert on naast.case_header, naast.case_record, naast.file_object, naast.letter, naast.legal_limit, naast.task to {{staff}};
grant update (sealed, version, epoch) on naast.case_header to {{staff}};
grant update (replaced_at) on naast.case_record to {{staff}};
grant update (state, sealed, version) on naast.letter to {{staff}};
grant update (state, sealed, version, last_day, driving_day, recomputable, proposed_day) on naast.legal_limit to {{staff}};
grant update (state, sealed, version, due_day) on naast.task to {{staff}};
grant select, insert, update, delete on naast.draft to {{staff}};
grant select on naast.notice to {{staff}};

create policy held on naast.case_closure for select to {{staff}} using (naast.holds(case_id));
create policy coordinator_closes on naast.case_closure for insert to {{staff}} with check (closed_by = (select naast.me()) and naast.coordinates(case_id));
create policy coordinator_reopens on naast.case_closure for update to {{staff}} using (naast.coordinates(case_id)) with check (reopened_by = (select naast.me()));
grant select, insert, update (reopened_by, reopened_at) on naast.case_closure to {{staff}};
