-- The page of what is due counts everything in one pass: a row says too whether its day was counted anew.
set role {{walls}};
drop function naast.due_of_mine(text[], date, boolean);
create function naast.due_of_mine(kinds text[], until date, with_beside boolean)
returns table (id uuid, case_id uuid, is_limit boolean, what text, day date, changed boolean, beside uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_holders() as holders, with_beside and 'coordinator' = any(naast.my_roles()) as sees_beside),
  held as materialized (
    select distinct f.id from mine join naast.case_grant g on g.holder_id = any(mine.holders) and g.compartment = 'core'
      and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
    join naast.case_file f on f.id = g.case_id and f.status = 'open'),
  due as (
    select l.id, l.case_id, true as is_limit, l.catalogue_id as what, least(l.driving_day, l.proposed_day) as day,
      l.proposed_day is not null as changed
    from held h join naast.legal_limit l on l.case_id = h.id and l.state = 'open'
      and (until is null or least(l.driving_day, l.proposed_day) <= until)
    union all
    select t.id, t.case_id, false, t.kind, t.due_day, false
    from held h join naast.task t on t.case_id = h.id and t.state = 'open' and t.kind = any(kinds) and (until is null or t.due_day <= until))
  select due.id, due.case_id, due.is_limit, due.what, due.day, due.changed, case when mine.sees_beside then (
    select v.holder_id from naast.case_grant v where v.case_id = due.case_id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now()) order by v.from_at limit 1) end
  from due cross join mine
$$;
grant execute on function naast.due_of_mine(text[], date, boolean) to {{staff}};
reset role;
