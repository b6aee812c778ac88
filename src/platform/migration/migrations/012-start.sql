-- What the first pages count: who had no contact, whose access runs out, and what an auditor looks at first.
set role {{owner}};
create index case_record_first on naast.case_record (kind, written_at, case_id) where version = 1;
create index case_grant_until on naast.case_grant (until_at) where ended_at is null and holder_kind = 'person';
create index audit_entry_eyes on naast.audit_entry (action, seq)
  where action like 'alarm.%' or action like '%.exported' or action = 'access-book.verified';

-- The hour (by the Dutch clock) in which a registration came, so that those of one day can be told apart. Not the moment:
-- the minute would fit too well beside the log of a network.
alter table naast.registration add column received_hour smallint check (received_hour between 0 and 23);
alter table naast.registration alter column received_hour
  set default extract(hour from now() at time zone 'Europe/Amsterdam')::smallint;
reset role;

grant select (case_id, kind, version, written_at) on naast.case_record to {{walls}};
create policy walls_read on naast.case_record for select to {{walls}} using (true);
set role {{walls}};

-- Open cases of my region about which nobody wrote a report in so many days; a case that is younger has had no time yet.
create function naast.cases_without_contact(days integer) returns table (case_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select f.id from mine join naast.case_file f on f.region_id = mine.region_id and f.status = 'open'
    and f.created_day <= current_date - days
  where not exists (select 1 from naast.case_record r where r.case_id = f.id and r.kind = 'note' and r.version = 1
    and r.written_at >= current_date - days)
$$;

-- Open cases of my region in which the access of whoever stands beside her ends within so many days.
create function naast.cases_with_lapsing_access(days integer) returns table (case_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_region() as region_id where 'coordinator' = any(naast.my_roles()))
  select f.id from mine join naast.case_file f on f.region_id = mine.region_id and f.status = 'open'
    join naast.case_grant g on g.case_id = f.id and g.compartment = 'core' and g.holder_kind = 'person' and g.ended_at is null
      and g.from_at <= now() and g.until_at > now()
  group by f.id having max(g.until_at) <= now() + make_interval(days => days)
$$;
grant execute on function naast.cases_without_contact(integer), naast.cases_with_lapsing_access(integer) to {{staff}};
reset role;
