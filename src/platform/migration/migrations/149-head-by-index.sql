-- As before (121, 134); the one row of the head is asked by its index. Whoever writes thousands of entries at once (a new key,
-- a restored installation), or while a backup reads, leaves as many dead rows before it, and every request read them three times.
set role {{scribe}};
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
  select * into head from naast.audit_head where only_one for update;
  moment := date_trunc('milliseconds', clock_timestamp());
  text_body := jsonb_strip_nulls(entry || jsonb_build_object('seq', head.seq + 1, 'at', to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'kind', context.kind, 'person', context.person, 'session', context.session,
    'roles', case when context.kind = 'person' then to_jsonb(naast.my_roles()) end))::text;
  next_hash := sha256(convert_to('naast-audit-1', 'UTF8') || head.hash || convert_to(text_body, 'UTF8'));
  insert into naast.audit_entry (seq, body, previous, hash, at) values (head.seq + 1, text_body, head.hash, next_hash, moment);
  update naast.audit_head set seq = head.seq + 1, hash = next_hash,
    changed = case when naast.only_reads(entry ->> 'action') then head.changed else next_hash end
    where only_one;
  return head.seq + 1;
end $$;

create or replace function naast.log_changed() returns bytea
language sql stable security definer set search_path = naast, pg_temp as $$
  select h.changed from naast.audit_head h where h.only_one
$$;
create or replace function naast.note_change() returns void
language sql security definer set search_path = naast, pg_temp as $$
  update naast.audit_head set changed = sha256(changed || uuid_send(gen_random_uuid())) where only_one
$$;
reset role;
