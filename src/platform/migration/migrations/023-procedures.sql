-- Procedures that run in a case, what happened in them, and which words about them a lawyer approved.
set role {{owner}};

-- Which procedure, by which version, since when: all of it in the seal.
create table naast.case_procedure (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  epoch integer not null,
  version integer not null default 1,
  sealed bytea not null
);
create index case_procedure_case on naast.case_procedure (case_id);

-- Something that happened or will: what, when and from which letter lie in the seal, with everything it said before.
create table naast.procedure_event (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  procedure_id uuid not null references naast.case_procedure,
  compartment text not null default 'core' check (compartment = 'core'),
  epoch integer not null,
  version integer not null default 1,
  sealed bytea not null
);
create index procedure_event_case on naast.procedure_event (case_id);

-- settled.md 17: which words of which version; who the lawyer was and from which source is sealed for all colleagues.
-- The hash is of the words as they were approved: words that changed since are not approved.
create table naast.definition_approval (
  id uuid primary key,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,60}$'),
  version integer not null,
  hash bytea not null,
  team_id uuid not null references naast.team,
  epoch integer not null,
  sealed bytea not null,
  made_by uuid not null references naast.person,
  made_day date not null default current_date,
  ended_by uuid references naast.person,
  ended_day date,
  check ((ended_by is null) = (ended_day is null))
);
create unique index definition_approval_live on naast.definition_approval (key, version, hash) where ended_by is null;

do $$ declare t text; begin
  foreach t in array array['case_procedure', 'procedure_event', 'definition_approval'] loop
    execute format('alter table naast.%I enable row level security', t);
    execute format('alter table naast.%I force row level security', t);
  end loop;
end $$;

-- A day that moved because its event was written down anew is told to whoever was told the old one.
alter table naast.notice drop constraint if exists notice_kind_check;
alter table naast.notice add constraint notice_kind_check check (kind ~ '^limit-[a-z-]{2,30}$');
reset role;

-- The same rule as for everything inside a case (0016: with `offset 0` the planner asks row by row, by the index).
do $$ declare t text; begin
  foreach t in array array['case_procedure', 'procedure_event'] loop
    execute format('create policy held on naast.%1$I for all to {{staff}} using (exists (select 1 from naast.case_grant g
      where g.case_id = %1$I.case_id and g.compartment = %1$I.compartment and g.ended_at is null and g.from_at <= now()
      and (g.until_at is null or g.until_at > now()) and g.holder_id = any((select naast.my_holders())::uuid[]) offset 0))', t);
  end loop;
end $$;
-- An event belongs to a procedure of its own case.
create policy same_case on naast.procedure_event as restrictive for insert to {{staff}} with check (
  exists (select from naast.case_procedure p where p.id = procedure_id and p.case_id = procedure_event.case_id));
grant select, insert, update (sealed, version) on naast.case_procedure, naast.procedure_event to {{staff}};

create policy colleagues_read on naast.definition_approval for select to {{staff}} using (cardinality((select naast.my_roles())::text[]) > 0);
create policy leader_approves on naast.definition_approval for insert to {{staff}} with check (
  made_by = (select naast.me()) and 'project-leader' = any((select naast.my_roles())::text[]));
create policy leader_ends on naast.definition_approval for update to {{staff}}
  using (ended_by is null and 'project-leader' = any((select naast.my_roles())::text[]))
  with check (ended_by = (select naast.me()));
grant select, insert, update (ended_by, ended_day) on naast.definition_approval to {{staff}};

grant update (start_day, law, term) on naast.legal_limit to {{staff}};
-- A notice that a day moved is laid down by whoever moved it, about a limit of a case that she holds.
create policy held_tells on naast.notice for insert to {{staff}} with check (kind = 'limit-moved' and naast.holds(case_id)
  and exists (select from naast.legal_limit l where l.id = limit_id and l.case_id = notice.case_id));
grant insert (id, case_id, kind, limit_id, day) on naast.notice to {{staff}};
