-- What was counted holds until the next day or grant begins or ends (121, 134): of the cases that the coordinator may see, those that she
-- holds in another region too. Nobody else is told of any moment.
set role {{walls}};
create function naast.counted_until(lapsing_days integer) returns timestamptz
language plpgsql stable security definer set search_path = naast, pg_temp as $$
declare
  region uuid := naast.my_region();
  mine uuid[] := naast.my_holders();
  shut uuid[] := naast.kept_out_of();
begin
  if not 'coordinator' = any(naast.my_roles()) then return null; end if;
  return least((current_date + 1)::timestamptz,
    ((now() at time zone 'Europe/Amsterdam')::date + 1)::timestamp at time zone 'Europe/Amsterdam',
    (select min(moment) from naast.case_file f join naast.case_grant g on g.case_id = f.id and g.compartment = 'core' and g.ended_at is null
      cross join lateral (values (g.from_at), (g.until_at), (g.until_at - make_interval(days => lapsing_days))) at (moment)
      where f.region_id = region and f.id <> all(shut) and moment > now()),
    (select min(moment) from naast.case_grant g cross join lateral (values (g.from_at), (g.until_at)) at (moment)
      where g.holder_id = any(mine) and g.compartment = 'core' and g.ended_at is null and g.case_id <> all(shut) and moment > now()));
end $$;
revoke all on function naast.counted_until(integer) from public;

create or replace function naast.clients_in_parts_since(known bytea, known_until timestamptz, worry text, quiet_days integer, lapsing_days integer)
returns table (changed bytea, until timestamptz, parts jsonb)
language plpgsql stable security definer set search_path = naast, pg_temp as $$
begin
  if not 'coordinator' = any(naast.my_roles()) then return; end if;
  changed := naast.log_changed();
  until := known_until;
  if changed is distinct from known or known_until is null or known_until <= now() then
    parts := (select to_jsonb(p) from naast.clients_in_parts(worry, quiet_days, lapsing_days) p);
    until := naast.counted_until(lapsing_days);
  end if;
  return next;
end $$;

create or replace function naast.still_holds(known bytea, known_until timestamptz)
returns table (changed bytea, until timestamptz, holds boolean)
language plpgsql stable security definer set search_path = naast, pg_temp as $$
begin
  if not 'coordinator' = any(naast.my_roles()) then return; end if;
  changed := naast.log_changed();
  until := known_until;
  holds := coalesce(changed = known and known_until > now(), false);
  if not holds then
    until := naast.counted_until(0);
  end if;
  return next;
end $$;
reset role;

-- What is queued for a mailbox after somebody took care of the mail before is work again: the jobs say so.
set role {{owner}};
grant update (told_at, told_by) on naast.mail_due to {{jobs}};
reset role;
