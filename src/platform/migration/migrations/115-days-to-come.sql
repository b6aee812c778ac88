-- Appointments of which the day is still to come: there are few of them, and each of my lists asks for them first.
set role {{owner}};
create index task_day_to_come on naast.task (case_id) where kind = 'appointment' and state = 'open' and due_day is null;
reset role;

set role {{walls}};
-- In the open cases that I hold, in the shape of naast.due_of_mine, by the same grants.
create function naast.days_to_come(with_beside boolean)
returns table (id uuid, case_id uuid, is_limit boolean, what text, day date, changed boolean, beside uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_holders() as holders, naast.kept_out_of() as shut,
    with_beside and 'coordinator' = any(naast.my_roles()) as sees_beside),
  waiting as (
    select t.id, t.case_id, t.kind from naast.task t where t.kind = 'appointment' and t.state = 'open' and t.due_day is null)
  select t.id, t.case_id, false, t.kind, null::date, false, case when mine.sees_beside then (
    select v.holder_id from naast.case_grant v where v.case_id = t.case_id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now()) order by v.from_at limit 1) end
  from mine cross join waiting t join naast.case_file f on f.id = t.case_id and f.status = 'open'
  where t.case_id <> all(mine.shut) and exists (select from naast.case_grant g where g.case_id = t.case_id
    and g.holder_id = any(mine.holders) and g.compartment = 'core' and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now()))
$$;
revoke all on function naast.days_to_come(boolean) from public;
grant execute on function naast.days_to_come(boolean) to {{staff}};
reset role;
