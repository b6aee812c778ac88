-- A reminder that was dropped with its day waits again when the day comes back; one that went out, or failed, does not.
drop policy held_drops on naast.job;
create policy held_changes on naast.job for update to {{staff}} using (naast.holds(case_id) and state in ('waiting', 'dropped'))
  with check (state in ('waiting', 'dropped'));

-- Permits that end: those that are kept already are also asked after three and two months before.
set role {{owner}};
alter table naast.job no force row level security;
alter table naast.legal_limit no force row level security;
insert into naast.job (id, kind, case_id, limit_id, run_on)
  select gen_random_uuid(), 'limit-reminder', l.case_id, l.id, (l.driving_day + 1 - make_interval(months => m))::date
  from naast.legal_limit l, unnest(array[2, 3]) as m
  where l.catalogue_id = 'TM06' and l.state = 'open' and (l.driving_day + 1 - make_interval(months => m))::date > current_date
  on conflict (kind, limit_id, run_on) do nothing;
alter table naast.legal_limit force row level security;
alter table naast.job force row level security;
reset role;
