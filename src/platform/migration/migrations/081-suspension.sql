-- Suspended follows from dates that somebody signed: now the last day of a volunteer's training. The statement is the truth and is
-- verified when a case is opened; the day in the clear beside it lets row-level security hide the cases, and nothing ends by it.
set role {{owner}};

-- One row a volunteer and kind of date; lease, certificate of conduct and leave are later kinds of the same rule.
create table naast.access_day (
  person_id uuid not null references naast.person,
  kind text not null check (kind in ('training')),
  last_day date not null,
  statement_id uuid not null references naast.signed_statement,
  primary key (person_id, kind)
);
alter table naast.access_day enable row level security;
alter table naast.access_day force row level security;

-- From when on a volunteer without a signed day is suspended: an installation that exists gets sixty days to sign them.
alter table naast.installation add column days_count_from date not null default ((now() at time zone 'Europe/Amsterdam')::date + 60);

-- One that is set up after this has no volunteers yet, and nothing to wait for.
create function naast.days_count_at_once() returns trigger language plpgsql set search_path = naast, pg_temp as $$
begin
  new.days_count_from := (now() at time zone 'Europe/Amsterdam')::date;
  return new;
end $$;
grant execute on function naast.days_count_at_once() to {{walls}};
create trigger days_count_at_once before update on naast.installation for each row
  when (old.claimed_at is null and new.claimed_at is not null) execute function naast.days_count_at_once();

reset role;
grant select on naast.access_day to {{walls}};
create policy walls_read on naast.access_day for select to {{walls}} using (true);

set role {{walls}};

-- Is this volunteer suspended today? Nobody is who also coordinates or leads: a region's key opens that colleague's cases, and an
-- emergency must not wait for a training.
create function naast.is_suspended(who uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.person p, naast.installation i, (select (now() at time zone 'Europe/Amsterdam')::date as day) today
    where p.id = who and 'volunteer' = any(p.roles) and not p.roles && array['coordinator', 'project-leader']
      and today.day >= i.days_count_from
      and not exists (select 1 from naast.access_day d where d.person_id = p.id and d.kind = 'training' and d.last_day >= today.day))
$$;

-- Me and my teams, as before (007); a volunteer who is suspended is nobody to whom a grant was made.
create or replace function naast.my_holders() returns uuid[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when p.id is null then '{}'::uuid[] else
    array(select distinct m.team_id from naast.team_member m where m.person_id = p.id and m.ended_at is null)
      || case when naast.is_suspended(p.id) then '{}'::uuid[] else array[p.id] end end
  from (select naast.me() as id offset 0) acting left join naast.person p on p.id = acting.id and p.status = 'active'
$$;

create or replace function naast.holds(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from (select naast.me() as id offset 0) acting
    join naast.person p on p.id = acting.id and p.status = 'active'
    join naast.case_grant g on g.case_id = wanted and g.ended_at is null and g.from_at <= now()
      and (g.until_at is null or g.until_at > now())
      and ((g.holder_id = p.id and not naast.is_suspended(p.id)) or exists (select 1 from naast.team_member m
        where m.person_id = p.id and m.team_id = g.holder_id and m.ended_at is null))
    where not exists (select 1 from naast.case_block b where b.case_id = wanted and b.person_id = p.id and b.ended_at is null))
$$;

-- Of a calendar it is its owner who is suspended.
create or replace function naast.feed_days(wanted bytea) returns table (limit_id uuid, day date, version integer)
language sql stable security definer set search_path = naast, pg_temp as $$
  with feed as materialized (
    select p.id as owner, array(select m.team_id from naast.team_member m where m.person_id = p.id and m.ended_at is null)
      || case when naast.is_suspended(p.id) then '{}'::uuid[] else array[p.id] end as holders
    from naast.calendar_feed f join naast.person p on p.id = f.person_id and p.status = 'active'
    where f.lookup = wanted and f.ended_at is null and naast.context_kind() = 'door')
  select l.id, least(l.driving_day, l.proposed_day), l.version
  from feed left join (naast.case_grant g
    join naast.case_file c on c.id = g.case_id and c.status = 'open'
    join naast.legal_limit l on l.case_id = g.case_id and l.state = 'open')
  on g.holder_id = any(feed.holders) and g.compartment = 'core' and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now())
    and not exists (select from naast.case_block b where b.case_id = g.case_id and b.person_id = feed.owner and b.ended_at is null)
  group by 1, 2, 3 order by 2, 1
$$;

-- Volunteers whose day is lacking or over, and those whose day ends within so many days: a coordinator's region, the leader's all.
create function naast.days_to_sign(days integer) returns table (person_id uuid, region_id uuid, last_day date)
language sql stable security definer set search_path = naast, pg_temp as $$
  select p.id, p.region_id, d.last_day
  from naast.person p left join naast.access_day d on d.person_id = p.id and d.kind = 'training'
  where p.status = 'active' and 'volunteer' = any(p.roles) and not p.roles && array['coordinator', 'project-leader']
    and (d.last_day is null or d.last_day < (now() at time zone 'Europe/Amsterdam')::date + days)
    and ('project-leader' = any(naast.my_roles()) or ('coordinator' = any(naast.my_roles()) and p.region_id = naast.my_region()))
  order by d.last_day nulls first, p.id
$$;

-- Open limits within fourteen days in cases whose only volunteer is suspended: numbers a volunteer, for who must act.
create function naast.limits_of_suspended() returns table (person_id uuid, region_id uuid, cases integer, first_day date)
language sql stable security definer set search_path = naast, pg_temp as $$
  with asking as materialized (
    select naast.my_roles() as roles, naast.my_region() as region_id, naast.kept_out_of() as shut),
  away as materialized (
    select p.id, p.region_id from asking join naast.person p on p.status = 'active' and 'volunteer' = any(p.roles)
      and ('project-leader' = any(asking.roles) or ('coordinator' = any(asking.roles) and p.region_id = asking.region_id))
    where naast.is_suspended(p.id))
  select away.id, away.region_id, count(distinct l.case_id)::integer, min(least(l.driving_day, l.proposed_day))
  from asking cross join away
    join naast.case_grant g on g.holder_id = away.id and g.holder_kind = 'person' and g.compartment = 'core' and g.ended_at is null
      and g.from_at <= now() and (g.until_at is null or g.until_at > now()) and g.case_id <> all(asking.shut)
    join naast.case_file f on f.id = g.case_id and f.status = 'open'
    join naast.legal_limit l on l.case_id = g.case_id and l.state = 'open'
      and least(l.driving_day, l.proposed_day) <= (now() at time zone 'Europe/Amsterdam')::date + 14
  group by away.id, away.region_id order by 4, 1
$$;

-- Regions whose mailbox is told today that there is something to do: daily while a limit waits on a suspended volunteer's case and in
-- the last fortnight before days count, weekly otherwise as long as a day is lacking.
create function naast.regions_with_days_to_sign() returns table (region_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with today as materialized (select (now() at time zone 'Europe/Amsterdam')::date as day where naast.context_kind() = 'jobs')
  select distinct p.region_id from today cross join naast.installation i
    join naast.person p on p.status = 'active' and p.region_id is not null and 'volunteer' = any(p.roles)
      and not p.roles && array['coordinator', 'project-leader']
    left join naast.access_day d on d.person_id = p.id and d.kind = 'training'
  where (d.last_day is null or d.last_day < today.day)
    and ((i.days_count_from > today.day and (i.days_count_from - today.day <= 14 or (i.days_count_from - today.day) % 7 = 4))
      or (i.days_count_from <= today.day and (extract(isodow from today.day) = 1 or exists (
        select 1 from naast.case_grant g join naast.case_file f on f.id = g.case_id and f.status = 'open'
          join naast.legal_limit l on l.case_id = g.case_id and l.state = 'open'
            and least(l.driving_day, l.proposed_day) <= today.day + 14
        where g.holder_id = p.id and g.holder_kind = 'person' and g.compartment = 'core' and g.ended_at is null
          and (g.until_at is null or g.until_at > now())))))
$$;

revoke all on function naast.is_suspended(uuid), naast.days_to_sign(integer), naast.limits_of_suspended(),
  naast.regions_with_days_to_sign() from public;
grant execute on function naast.days_to_sign(integer), naast.limits_of_suspended() to {{staff}};
grant execute on function naast.regions_with_days_to_sign() to {{jobs}};
reset role;
grant select (days_count_from) on naast.installation to {{jobs}};

-- One's own day; a coordinator the days of her region, which she signs; the leader reads them.
create policy own_row on naast.access_day for select to {{staff}} using (person_id = (select naast.me()));
create policy leader_reads on naast.access_day for select to {{staff}} using ('project-leader' = any((select naast.my_roles())::text[]));
create policy coordinator_signs on naast.access_day for all to {{staff}} using (
  'coordinator' = any((select naast.my_roles())::text[]) and exists (select from naast.person p
    where p.id = access_day.person_id and 'volunteer' = any(p.roles) and p.region_id = (select naast.my_region())));
grant select, insert, update (last_day, statement_id) on naast.access_day to {{staff}};

set role {{owner}};
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action) values ('staff', 'person', 'day.signed');
alter table naast.audit_right force row level security;
reset role;
