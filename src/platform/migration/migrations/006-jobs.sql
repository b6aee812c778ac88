-- Background work: ids, codes and dates only (T108), checked here and in the program.
set role {{owner}};

create table naast.job (
  id uuid primary key,
  kind text not null check (kind in ('limit-reminder')),
  case_id uuid not null references naast.case_file,
  limit_id uuid not null references naast.legal_limit,
  run_on date not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'dropped', 'failed')),
  attempts integer not null default 0,
  try_after timestamptz not null default now(),
  done_at timestamptz,
  unique (kind, limit_id, run_on)
);
create index job_due on naast.job (run_on) where state = 'waiting';
alter table naast.job enable row level security;
alter table naast.job force row level security;

reset role;
create policy jobs_work on naast.job for all to {{jobs}} using ((select naast.context_kind()) = 'jobs');
grant select, insert (id, kind, case_id, limit_id, run_on), update (state, attempts, try_after, done_at) on naast.job to {{jobs}};
-- Of a limit of that case: the reminder of another's would be taken for done.
create policy held_adds on naast.job for insert to {{staff}} with check (naast.holds(case_id)
  and exists (select from naast.legal_limit l where l.id = limit_id and l.case_id = job.case_id));
create policy held_reads on naast.job for select to {{staff}} using (naast.holds(case_id));
create policy held_drops on naast.job for update to {{staff}} using (naast.holds(case_id)) with check (state = 'dropped');
grant select, insert, update (state) on naast.job to {{staff}};

create policy jobs_read on naast.legal_limit for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');
create policy jobs_propose on naast.legal_limit for update to {{jobs}} using ((select naast.context_kind()) = 'jobs');
grant select (id, case_id, compartment, catalogue_id, law, start_day, term, purpose, last_day, driving_day, recomputable, proposed_day, state) on naast.legal_limit to {{jobs}};
grant update (proposed_day) on naast.legal_limit to {{jobs}};
create policy jobs_notify on naast.notice for insert to {{jobs}} with check ((select naast.context_kind()) = 'jobs');
create policy jobs_see on naast.notice for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');
grant insert on naast.notice to {{jobs}};
grant select (id, kind, limit_id, day) on naast.notice to {{jobs}};

-- "Something to do" goes to the region's own mailbox: the jobs learn which region a case is in, and that address.
create policy jobs_read on naast.region for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');
grant select (id, mailbox) on naast.region to {{jobs}};
set role {{walls}};
grant execute on function naast.region_of_case(uuid), naast.case_is_open(uuid) to {{jobs}};
reset role;

-- The sweep of the sealed store asks which names some row knows; it learns nothing else of a file.
create policy jobs_read on naast.file_object for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');
grant select (storage_name) on naast.file_object to {{jobs}};
