-- The appointments of the open cases that I hold, in the shape of naast.due_of_mine and by the same grants, but from the
-- appointments: they are few, and a region of 20,000 cases asked each of its cases for them.
set role {{owner}};
create index task_appointment_day on naast.task (due_day) where kind = 'appointment' and state = 'open';
reset role;

set role {{walls}};
create function naast.appointments_of_mine(earliest date, latest date, with_beside boolean)
returns table (id uuid, case_id uuid, is_limit boolean, what text, day date, changed boolean, beside uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_holders() as holders, naast.kept_out_of() as shut,
    with_beside and 'coordinator' = any(naast.my_roles()) as sees_beside)
  select t.id, t.case_id, false, t.kind, t.due_day, false, case when mine.sees_beside then (
    select v.holder_id from naast.case_grant v where v.case_id = t.case_id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now()) order by v.from_at limit 1) end
  from mine cross join naast.task t
    cross join lateral (select from naast.case_file f where f.id = t.case_id and f.status = 'open' limit 1) running
    cross join lateral (select from naast.case_grant g where g.case_id = t.case_id and g.holder_id = any(mine.holders)
      and g.compartment = 'core' and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now()) limit 1) held
  where t.kind = 'appointment' and t.state = 'open' and t.case_id <> all(mine.shut)
    and (earliest is null or t.due_day >= earliest) and (latest is null or t.due_day <= latest)
$$;
revoke all on function naast.appointments_of_mine(date, date, boolean) from public;
grant execute on function naast.appointments_of_mine(date, date, boolean) to {{staff}};
reset role;
