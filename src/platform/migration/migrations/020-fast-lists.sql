-- Lists stay as fast in a house of 20,000 cases as in one of 200. Without `offset 0` the planner, which cannot see how many
-- grants somebody holds, first gathers all of them into a table, for each list and each table anew; with it each row that
-- is really looked at asks for its own grant by the index. The rule itself is the same word for word.
alter policy held on naast.case_file using (exists (select 1 from naast.case_grant g
  where g.case_id = case_file.id and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
    and g.holder_id = any((select naast.my_holders())::uuid[]) offset 0));

do $$ declare t record; held text := 'exists (select 1 from naast.case_grant g where g.case_id = %1$I.case_id and g.compartment = %1$I.compartment
  and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
  and g.holder_id = any((select naast.my_holders())::uuid[]) offset 0)';
begin
  for t in select tablename from pg_policies where schemaname = 'naast' and policyname = 'held' and cmd = 'ALL' loop
    execute format('alter policy held on naast.%1$I using (' || held || ')', t.tablename);
  end loop;
  execute format('alter policy held on naast.%1$I using (' || held || ')', 'notice');
  execute format('alter policy held_and_own on naast.%1$I using (person_id = (select naast.me()) and ' || held || ')', 'draft');
end $$;

-- The lookup at the door, before anybody is known, is one statement and not a transaction of four: it brings its signed
-- context along.
set role {{walls}};
create function naast.open_session_as(signed text, wanted bytea)
returns table (id uuid, person_id uuid, level text, secret_sealed bytea, stepped_up_at timestamptz, absolute_until timestamptz,
  login_name text, roles text[], region_id uuid, status text, teams uuid[])
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  perform set_config('naast.context', signed, true);
  return query select * from naast.open_session(wanted);
end $$;
grant execute on function naast.open_session_as(text, bytea) to {{staff}};
reset role;

-- Worries that nobody has taken up are few among all tasks.
set role {{owner}};
create index task_open on naast.task (kind, case_id) where state = 'open';
reset role;

-- Who stands beside these clients: the same answer, with the signed context verified once instead of three times.
set role {{walls}};
create or replace function naast.volunteers_beside(cases uuid[]) returns table (case_id uuid, person_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (
    select p.region_id, array_append(array(select m.team_id from naast.team_member m
      where m.person_id = p.id and m.ended_at is null), p.id) as holders
    from (select naast.me() as id offset 0) acting
      join naast.person p on p.id = acting.id and p.status = 'active' and 'coordinator' = any(p.roles))
  select distinct on (v.case_id) v.case_id, v.holder_id
  from mine join naast.case_file f on f.id = any(cases) and f.region_id = mine.region_id
    join naast.case_grant v on v.case_id = f.id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now())
  where exists (select 1 from naast.case_grant g where g.case_id = f.id and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now()) and g.holder_id = any(mine.holders))
  order by v.case_id, v.from_at
$$;
reset role;

-- An entry about a list holds a hundred ids: pressing them together costs more than the room it saves.
set role {{owner}};
alter table naast.audit_entry alter column body set storage external;
reset role;
