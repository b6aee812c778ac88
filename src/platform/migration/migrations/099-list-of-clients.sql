-- The list of clients tells when somebody was last reached, and can stand in the order of silence.
set role {{owner}};
create index case_record_contact on naast.case_record (case_id, written_at desc) where kind = 'note' and version = 1;
reset role;

set role {{walls}};
-- Of these cases, as far as the reader holds them: the day of the newest report that does not say that nobody was reached.
-- The day on which it was written counts, as in cases_without_contact; correcting an old report is no new contact.
create function naast.last_contacts(cases uuid[]) returns table (case_id uuid, day date)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_holders() as holders, naast.kept_out_of() as shut)
  select f.id, last.day
  from mine join naast.case_file f on f.id = any(cases) and f.id <> all(mine.shut)
    cross join lateral (
      select (r.written_at at time zone 'Europe/Amsterdam')::date as day from naast.case_record r
      where r.case_id = f.id and r.kind = 'note' and r.version = 1
        and case when r.replaced_at is null then r.outcome
          else (select l.outcome from naast.case_record l where l.id = r.id and l.replaced_at is null) end is distinct from 'not-reached'
      order by r.written_at desc limit 1) last
  where exists (select from naast.case_grant g where g.case_id = f.id and g.compartment = 'core' and g.ended_at is null
    and g.from_at <= now() and (g.until_at is null or g.until_at > now()) and g.holder_id = any(mine.holders))
$$;

-- How many of the cases that a coordinator holds are in each part of her list, and by volunteer, in one pass: the same
-- functions say what is in a part as narrow the list to it.
create function naast.clients_in_parts(worry text, quiet_days integer, lapsing_days integer)
returns table (open integer, worry integer, without integer, quiet integer, lapsing integer, closed integer, volunteers jsonb)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (
    select naast.my_holders() as holders, naast.my_region() as region_id, naast.kept_out_of() as shut
    where 'coordinator' = any(naast.my_roles())),
  held as materialized (
    select f.id, f.status = 'open' as is_open from mine join naast.case_file f on f.region_id = mine.region_id and f.id <> all(mine.shut)
    where exists (select from naast.case_grant g where g.case_id = f.id and g.compartment = 'core' and g.ended_at is null
      and g.from_at <= now() and (g.until_at is null or g.until_at > now()) and g.holder_id = any(mine.holders) offset 0))
  select count(*) filter (where is_open), count(*) filter (where is_open and id in (select w.case_id from naast.cases_with_open_task($1) w)),
    count(*) filter (where is_open and id in (select w.case_id from naast.cases_without_volunteer() w)),
    count(*) filter (where is_open and id in (select w.case_id from naast.cases_without_contact($2) w)),
    count(*) filter (where is_open and id in (select w.case_id from naast.cases_with_lapsing_access($3) w)),
    count(*) filter (where not is_open),
    (select jsonb_object_agg(b.person_id, b.number) from (select v.person_id, count(*) as number
      from naast.volunteers_beside(array(select id from held where is_open)) v group by v.person_id) b)
  from held
$$;
grant execute on function naast.last_contacts(uuid[]), naast.clients_in_parts(text, integer, integer) to {{staff}};
reset role;
