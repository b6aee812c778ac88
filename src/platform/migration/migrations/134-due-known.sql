-- What was counted of what is due holds as what was counted above the list of clients does (121): while nobody wrote, and
-- until the next day or grant begins or ends.
set role {{scribe}};
-- For jobs that propose another day, of which the log has no entry: what was counted before no longer holds.
create function naast.note_change() returns void
language sql security definer set search_path = naast, pg_temp as $$
  update naast.audit_head set changed = sha256(changed || uuid_send(gen_random_uuid()))
$$;
revoke all on function naast.note_change() from public;
grant execute on function naast.note_change() to {{jobs}};
reset role;

set role {{walls}};
create function naast.still_holds(known bytea, known_until timestamptz)
returns table (changed bytea, until timestamptz, holds boolean)
language plpgsql stable security definer set search_path = naast, pg_temp as $$
begin
  changed := naast.log_changed();
  until := known_until;
  holds := coalesce(changed = known and known_until > now(), false);
  if not holds then
    until := least((current_date + 1)::timestamptz,
      ((now() at time zone 'Europe/Amsterdam')::date + 1)::timestamp at time zone 'Europe/Amsterdam',
      (select min(moment) from naast.case_file f join naast.case_grant g on g.case_id = f.id and g.compartment = 'core' and g.ended_at is null
        cross join lateral (values (g.from_at), (g.until_at)) at (moment)
        where f.region_id = naast.my_region() and moment > now()));
  end if;
  return next;
end $$;
revoke all on function naast.still_holds(bytea, timestamptz) from public;
grant execute on function naast.still_holds(bytea, timestamptz) to {{staff}};
reset role;
