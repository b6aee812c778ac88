-- What is due: the list over all my cases, the calendar feed, and a limit that a lawyer confirmed.
set role {{owner}};

-- A lawyer confirmed this day: no alarm two working days before it. (Which lawyer, and who heard it, lies in the seal.)
alter table naast.legal_limit add column confirmed boolean not null default false;

-- Two working days before a fatal day nobody had confirmed.
alter table naast.notice drop constraint notice_kind_check;
alter table naast.notice add constraint notice_kind_check check (kind in ('limit-reminder', 'limit-proposal', 'limit-escalation'));

-- The address of somebody's private calendar: a random token, kept as a hash. Off until she asks for it; ended, it stays so.
create table naast.calendar_feed (
  id uuid primary key,
  person_id uuid not null references naast.person,
  lookup bytea not null unique,
  made_day date not null default current_date,
  ended_at timestamptz
);
create unique index calendar_feed_person on naast.calendar_feed (person_id) where ended_at is null;
alter table naast.calendar_feed enable row level security;
alter table naast.calendar_feed force row level security;
reset role;

grant update (start_day, term, confirmed) on naast.legal_limit to {{staff}};
grant select (confirmed) on naast.legal_limit to {{jobs}};
create policy own_feed on naast.calendar_feed for select to {{staff}} using (person_id = (select naast.me()));
create policy own_making on naast.calendar_feed for insert to {{staff}} with check (person_id = (select naast.me()) and ended_at is null);
create policy own_ending on naast.calendar_feed for update to {{staff}}
  using (person_id = (select naast.me()) and ended_at is null) with check (ended_at is not null);
grant select, insert, update (ended_at) on naast.calendar_feed to {{staff}};

create policy walls_read on naast.calendar_feed for select to {{walls}} using (true);
create policy walls_read on naast.legal_limit for select to {{walls}} using (true);
grant select on naast.calendar_feed to {{walls}};
grant select (id, case_id, catalogue_id, driving_day, proposed_day, state, version) on naast.legal_limit to {{walls}};
grant select (id, due_day) on naast.task to {{walls}};
set role {{walls}};

-- What is open in the cases that I hold, up to a day (null: all of it), and who stands beside that client. One pass with
-- the context verified once; row-level security still asks of each line that is opened (decision 0016).
create function naast.due_of_mine(kinds text[], until date, with_beside boolean)
returns table (id uuid, case_id uuid, is_limit boolean, what text, day date, beside uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  with mine as materialized (select naast.my_holders() as holders, with_beside and 'coordinator' = any(naast.my_roles()) as sees_beside),
  held as materialized (
    select distinct f.id from mine join naast.case_grant g on g.holder_id = any(mine.holders) and g.compartment = 'core'
      and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
    join naast.case_file f on f.id = g.case_id and f.status = 'open'),
  due as (
    select l.id, l.case_id, true as is_limit, l.catalogue_id as what, least(l.driving_day, l.proposed_day) as day
    from held h join naast.legal_limit l on l.case_id = h.id and l.state = 'open'
      and (until is null or least(l.driving_day, l.proposed_day) <= until)
    union all
    select t.id, t.case_id, false, t.kind, t.due_day
    from held h join naast.task t on t.case_id = h.id and t.state = 'open' and t.kind = any(kinds) and (until is null or t.due_day <= until))
  select due.id, due.case_id, due.is_limit, due.what, due.day, case when mine.sees_beside then (
    select v.holder_id from naast.case_grant v where v.case_id = due.case_id and v.compartment = 'core' and v.holder_kind = 'person'
      and v.ended_at is null and v.from_at <= now() and (v.until_at is null or v.until_at > now()) order by v.from_at limit 1) end
  from due cross join mine
$$;

-- The days behind a feed, for whoever holds its address: no client, no kind of limit. One row without a day for a live
-- feed with nothing open; no row at all for an address that is not, or no longer, one.
create function naast.feed_days(wanted bytea) returns table (limit_id uuid, day date, version integer)
language sql stable security definer set search_path = naast, pg_temp as $$
  with feed as materialized (
    select array_append(array(select m.team_id from naast.team_member m where m.person_id = p.id and m.ended_at is null), p.id) as holders
    from naast.calendar_feed f join naast.person p on p.id = f.person_id and p.status = 'active'
    where f.lookup = wanted and f.ended_at is null and naast.context_kind() = 'door')
  select l.id, least(l.driving_day, l.proposed_day), l.version
  from feed left join (naast.case_grant g
    join naast.case_file c on c.id = g.case_id and c.status = 'open'
    join naast.legal_limit l on l.case_id = g.case_id and l.state = 'open')
  on g.holder_id = any(feed.holders) and g.compartment = 'core' and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now())
  group by 1, 2, 3 order by 2, 1
$$;

grant execute on function naast.due_of_mine(text[], date, boolean), naast.feed_days(bytea) to {{staff}};
reset role;

set role {{owner}};
-- Days that a job counted anew are few among all limits.
create index legal_limit_proposed on naast.legal_limit (case_id) where proposed_day is not null;
reset role;
