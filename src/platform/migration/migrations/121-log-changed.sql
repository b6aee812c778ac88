-- The head of the log also names the newest entry that is not one of pure reading: as long as it is the same one, nobody
-- wrote, and what was counted above a list is not counted again. It is named by its hash, not by its number: after a
-- server lost its last moments another entry may get the same number.
set role {{owner}};
alter table naast.audit_head add column changed bytea not null default sha256('');
reset role;

set role {{scribe}};
-- Acts that only show something, or only let somebody in or out. Whatever is not named here counts as writing.
create function naast.only_reads(action text) returns boolean
language sql immutable set search_path = naast, pg_temp as $$
  select action in ('access-book.read', 'case.listed', 'case.read', 'case.searched', 'figures.read', 'file.read', 'person.listed',
    'registration.listed', 'registration.read', 'request.refused', 'request.failed', 'sign-in.done', 'sign-in.failed',
    'sign-in.throttled', 'sign-out.done', 'exit.done', 'step-up.done', 'step-up.failed')
$$;

-- As before (071), and what the head says of reading.
create or replace function naast.append_entry(entry jsonb) returns bigint
language plpgsql security definer set search_path = naast, pg_temp as $$
declare
  head naast.audit_head;
  context record;
  moment timestamptz;
  text_body text;
  next_hash bytea;
begin
  select * into context from naast.context_parts();
  if not found then raise exception using errcode = '42501', message = 'no context'; end if;
  if entry - array['action', 'object', 'objectId', 'case', 'reference', 'compartment', 'grant', 'ids', 'outcome', 'reason', 'hash', 'request', 'level', 'count'] <> '{}'::jsonb
    or octet_length(entry::text) > 60000 or coalesce(entry ->> 'action', '') !~ '^[a-z-]+(\.[a-z-]+)*$' then
    raise exception using errcode = '22023', message = 'not an audit entry';
  end if;
  select * into head from naast.audit_head for update;
  moment := date_trunc('milliseconds', clock_timestamp());
  text_body := jsonb_strip_nulls(entry || jsonb_build_object('seq', head.seq + 1, 'at', to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'kind', context.kind, 'person', context.person, 'session', context.session,
    'roles', case when context.kind = 'person' then to_jsonb(naast.my_roles()) end))::text;
  next_hash := sha256(convert_to('naast-audit-1', 'UTF8') || head.hash || convert_to(text_body, 'UTF8'));
  insert into naast.audit_entry (seq, body, previous, hash, at) values (head.seq + 1, text_body, head.hash, next_hash, moment);
  update naast.audit_head set seq = head.seq + 1, hash = next_hash,
    changed = case when naast.only_reads(entry ->> 'action') then head.changed else next_hash end;
  return head.seq + 1;
end $$;

create function naast.log_changed() returns bytea
language sql stable security definer set search_path = naast, pg_temp as $$
  select h.changed from naast.audit_head h
$$;
revoke all on function naast.log_changed(), naast.only_reads(text) from public;
grant execute on function naast.log_changed() to {{walls}};
reset role;

set role {{walls}};
-- The numbers above a coordinator's list, unless those that she knows still hold: nobody wrote since, and no day or
-- grant began or ended. `until` is the first moment at which one of them may be another without anybody writing.
create function naast.clients_in_parts_since(known bytea, known_until timestamptz, worry text, quiet_days integer, lapsing_days integer)
returns table (changed bytea, until timestamptz, parts jsonb)
language plpgsql stable security definer set search_path = naast, pg_temp as $$
begin
  changed := naast.log_changed();
  until := known_until;
  if changed is distinct from known or known_until is null or known_until <= now() then
    parts := (select to_jsonb(p) from naast.clients_in_parts(worry, quiet_days, lapsing_days) p);
    until := least((current_date + 1)::timestamptz,
      ((now() at time zone 'Europe/Amsterdam')::date + 1)::timestamp at time zone 'Europe/Amsterdam',
      (select min(moment) from naast.case_file f join naast.case_grant g on g.case_id = f.id and g.compartment = 'core' and g.ended_at is null
        cross join lateral (values (g.from_at), (g.until_at), (g.until_at - make_interval(days => lapsing_days))) at (moment)
        where f.region_id = naast.my_region() and moment > now()));
  end if;
  return next;
end $$;
revoke all on function naast.clients_in_parts_since(bytea, timestamptz, text, integer, integer) from public;
grant execute on function naast.clients_in_parts_since(bytea, timestamptz, text, integer, integer) to {{staff}};
reset role;
