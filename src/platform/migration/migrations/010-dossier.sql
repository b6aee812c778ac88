-- The dossier: documents that somebody brought in (or said more about, where they are letters), and the bundles that left.
set role {{owner}};

-- A letter that somebody said more about has a row with the letter's own id and no file of its own.
create table naast.dossier_document (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  state text not null default 'kept' check (state in ('kept', 'set-aside')),
  epoch integer not null,
  version integer not null default 1,
  sealed bytea not null,
  added_by uuid not null references naast.person,
  added_day date not null default current_date
);
create index dossier_document_case on naast.dossier_document (case_id);

-- What was chosen for whom; once made, the file that left stays, sealed, as it was sent.
create table naast.dossier_bundle (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  state text not null default 'chosen' check (state in ('chosen', 'made')),
  epoch integer not null,
  version integer not null default 1,
  sealed bytea not null,
  made_by uuid not null references naast.person,
  made_day date not null default current_date
);
create index dossier_bundle_case on naast.dossier_bundle (case_id);

do $$ declare t text; begin
  foreach t in array array['dossier_document', 'dossier_bundle'] loop
    execute format('alter table naast.%I enable row level security', t);
    execute format('alter table naast.%I force row level security', t);
  end loop;
end $$;
reset role;

-- The same rule as for everything inside a case: a live grant on this compartment; and nobody writes in another's name.
do $$ declare t text; held text := 'exists (select 1 from naast.case_grant g where g.case_id = %1$I.case_id and g.compartment = %1$I.compartment
  and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now()) and g.holder_id = any((select naast.my_holders())::uuid[]))';
begin
  foreach t in array array['dossier_document', 'dossier_bundle'] loop
    execute format('create policy held on naast.%1$I for all to {{staff}} using (' || held || ')', t);
  end loop;
end $$;
create policy own_hand on naast.dossier_document as restrictive for insert to {{staff}} with check (added_by = (select naast.me()));
create policy own_hand on naast.dossier_bundle as restrictive for insert to {{staff}} with check (made_by = (select naast.me()));
-- Something leaves the house by the hand of the case's coordinator only, and what left never changes.
create policy coordinator_chooses on naast.dossier_bundle as restrictive for insert to {{staff}} with check (naast.coordinates(case_id));
create policy coordinator_makes on naast.dossier_bundle as restrictive for update to {{staff}}
  using (state = 'chosen' and naast.coordinates(case_id)) with check (state = 'made');
grant select, insert, update (state, sealed, version) on naast.dossier_document to {{staff}};
grant select, insert, update (state, sealed, version) on naast.dossier_bundle to {{staff}};
