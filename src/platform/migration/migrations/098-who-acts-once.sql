-- Who acts is asked once in each of these, not once for each row that is looked at: a list of fifty asked it seventy-five
-- times. They answer what they did (002, 071, 081).
set role {{walls}};
create or replace function naast.my_roles() returns text[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select coalesce((select p.roles from (select naast.me() as id offset 0) acting
    join naast.person p on p.id = acting.id and p.status = 'active'), '{}')
$$;

create or replace function naast.my_region() returns uuid
language sql stable security definer set search_path = naast, pg_temp as $$
  select p.region_id from (select naast.me() as id offset 0) acting join naast.person p on p.id = acting.id and p.status = 'active'
$$;

-- Whoever is no volunteer is never suspended (is_suspended says the same), and is not asked about.
create or replace function naast.my_holders() returns uuid[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when p.id is null then '{}'::uuid[] else
    array(select distinct m.team_id from naast.team_member m where m.person_id = p.id and m.ended_at is null)
      || case when 'volunteer' = any(p.roles) and naast.is_suspended(p.id) then '{}'::uuid[] else array[p.id] end end
  from (select naast.me() as id offset 0) acting left join naast.person p on p.id = acting.id and p.status = 'active'
$$;

create or replace function naast.have_left() returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.person p where p.id = acting.id and p.status = 'ended')
    or exists (select 1 from naast.audit_entry e where e.action = 'person.ended' and ((e.body::jsonb) ->> 'objectId') = acting.id::text
      and e.seq <= (select s.seq from naast.signed_since s))
  from (select naast.me() as id offset 0) acting
$$;

create or replace function naast.said_to_have_left() returns uuid[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when exists (select 1 from naast.signed_statement s where s.kind = 'person.ended' and s.subject = acting.id::text)
    then array(select c.id from naast.certificate c where c.subject = acting.id) end
  from (select naast.me() as id offset 0) acting
$$;
reset role;
