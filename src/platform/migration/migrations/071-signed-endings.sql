-- Each process appends its own acts to the access book and no others; what ended, was revoked or took the place of other sheets is
-- written by the function that does it, and counts with a signature. Until now any entry counted, whoever had appended it.
set role {{owner}};
create table naast.audit_right (
  id bigint generated always as identity primary key,
  login text not null check (login in ('staff', 'public', 'jobs')),
  context text not null check (context in ('person', 'door', 'public', 'jobs')),
  action text not null check (action ~ '^[a-z.-]{3,60}$')
);
create index audit_right_of on naast.audit_right (login, context, action);

-- Entries of an act that wait for the end of its transaction, so that the chain is not held while it goes on. Empty outside of one.
create table naast.entry_due (
  id bigint generated always as identity primary key,
  entry jsonb not null
);
alter table naast.entry_due enable row level security;
alter table naast.entry_due force row level security;
reset role;

-- The public side: registrations.
insert into naast.audit_right (login, context, action) select 'public', 'public', a
  from unnest(array['registration.received', 'registration.withdrawn', 'registration.stop-asked']) a;
-- The door, before anybody is known.
insert into naast.audit_right (login, context, action) select 'staff', 'door', a from unnest(array['sign-in.done', 'sign-in.failed', 'sign-in.throttled',
  'sign-out.done', 'exit.done', 'held-text.kept', 'house.shares-printed', 'request.refused', 'request.failed',
  'alarm.certificate', 'alarm.passkey-counter', 'alarm.recovery', 'alarm.sealed']) a;
-- Background work, and the commands of whoever looks after the server.
insert into naast.audit_right (login, context, action) select 'jobs', 'jobs', a from unnest(array['house.restored', 'house.reopened', 'person.started-anew',
  'password.change-demanded', 'recovery.keeper-gone', 'registration.erased']) a;
-- A colleague who is signed in.
insert into naast.audit_right (login, context, action) select 'staff', 'person', a from unnest(array[
  'house.claimed', 'house.shares-printed', 'sign-in.done', 'sign-in.failed', 'sign-out.done', 'exit.done', 'session.ended',
  'password.changed', 'password.change-demanded', 'passkey.added', 'passkey.removed', 'sign-in.demand-changed',
  'step-up.done', 'step-up.failed', 'person.invited', 'person.joined', 'person.approved', 'person.started-anew', 'person.listed',
  'certificate.renewed', 'profile.changed', 'region.added', 'region.changed', 'region.opened', 'contact.changed',
  'team.made', 'team.joined', 'team.left', 'team.key-turned', 'recovery.used',
  'registration.listed', 'registration.read', 'registration.placed', 'registration.waiting', 'registration.passed-on',
  'registration.accepted', 'registration.returned', 'registration.lost-race', 'registration.checked', 'registration.set-aside',
  'registration.put-back', 'registration.erased', 'registration.key-turned', 'registration.withdrawn', 'registration.stop-seen',
  'case.opened', 'case.listed', 'case.read', 'case.closed', 'case.reopened', 'case.searched', 'case.key-turned', 'grant.made',
  'glass.broken', 'glass.seen', 'block.set', 'block.lifted', 'record.written', 'record.changed', 'header.changed',
  'draft.saved', 'draft.dropped', 'file.stored', 'file.read', 'letter.read', 'letter.confirmed', 'letter.set-aside',
  'document.added', 'document.changed', 'document.set-aside', 'bundle.chosen', 'bundle.made', 'bundle.downloaded',
  'procedure.started', 'procedure.stopped', 'procedure.went-over', 'procedure.event-added', 'procedure.event-changed',
  'definition.approved', 'definition.approval-ended', 'limit.added', 'limit.changed', 'calendar.made', 'calendar.ended',
  'task.added', 'task.changed', 'directory.changed', 'address.read', 'address.changed',
  'referral.written', 'referral.sent', 'referral.answered', 'referral.ended', 'access-book.read', 'access-book.verified',
  'figures.read', 'figures.exported', 'held-text.kept', 'held-text.taken', 'request.refused', 'request.failed',
  'alarm.grant', 'alarm.certificate', 'alarm.joining', 'alarm.limit-differs', 'alarm.sealed', 'alarm.passkey-counter', 'alarm.recovery']) a;

set role {{owner}};
alter table naast.audit_right enable row level security;
alter table naast.audit_right force row level security;
reset role;
grant select on naast.audit_right to {{scribe}};
create policy scribe_reads on naast.audit_right for select to {{scribe}} using (true);
grant select, delete on naast.entry_due to {{scribe}};
create policy scribe_takes on naast.entry_due for all to {{scribe}} using (true);
grant insert on naast.entry_due to {{walls}};
create policy walls_queue on naast.entry_due for insert to {{walls}} with check (true);

set role {{scribe}};
-- Appends one entry, whatever it says: for the functions of the database.
create function naast.append_entry(entry jsonb) returns bigint
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
  update naast.audit_head set seq = head.seq + 1, hash = next_hash;
  return head.seq + 1;
end $$;
revoke all on function naast.append_entry(jsonb) from public;

-- For the processes: the acts of this login role in a context of this kind (naast.audit_right), and no others.
create or replace function naast.audit_append(entry jsonb) returns bigint
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if not exists (select 1 from naast.audit_right r where r.action = entry ->> 'action' and r.context = naast.context_kind()
    and r.login = case session_user when '{{staff}}' then 'staff' when '{{public}}' then 'public' when '{{jobs}}' then 'jobs' end) then
    raise exception using errcode = '42501', message = 'not an act of this process';
  end if;
  return naast.append_entry(entry);
end $$;

create function naast.append_due() returns trigger
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  perform naast.append_entry(new.entry);
  delete from naast.entry_due d where d.id = new.id;
  return null;
end $$;
grant execute on function naast.append_due() to {{owner}};
reset role;
set role {{owner}};
create constraint trigger append_due after insert on naast.entry_due deferrable initially deferred
  for each row execute function naast.append_due();
reset role;

set role {{walls}};
-- A statement of somebody who is here was made just now; that of the root while the sheets were printed.
create or replace function naast.write_statements(statements jsonb, by_whom text, who uuid) returns void
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
declare one jsonb; expected bigint;
begin
  perform naast.wait_for_signer(who);
  select coalesce(max(s.number), 0) into expected from naast.signed_statement s
    where s.signed_by = by_whom and s.signer is not distinct from who;
  for one in select e from jsonb_array_elements(statements) with ordinality as given(e, n) order by n loop
    if (one ->> 'number')::bigint <= expected
      or (one ->> 'number')::bigint > 100000 + (select coalesce(max(s.number), 0) from naast.signed_statement s)
      or abs(extract(epoch from clock_timestamp() - (one ->> 'at')::timestamptz)) > (case by_whom when 'root' then 86400 else 600 end) then
      raise exception using errcode = '22023', message = 'not the next statement';
    end if;
    expected := (one ->> 'number')::bigint;
    insert into naast.signed_statement (id, kind, subject, number, content, signed_by, signer, certificate_id, signed_at, signature)
      values ((one ->> 'id')::uuid, one ->> 'kind', one ->> 'subject', expected, one ->> 'content', by_whom, who,
        (one ->> 'certificate')::uuid, (one ->> 'at')::timestamptz, decode(one ->> 'signature', 'hex'));
  end loop;
end $$;

create or replace function naast.next_statement_number() returns bigint
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
begin
  if naast.me() is null and naast.context_kind() is distinct from 'jobs' then
    raise exception using errcode = '42501', message = 'nobody signs';
  end if;
  perform naast.wait_for_signer(naast.me());
  return (select coalesce(max(s.number), 0) + 1 from naast.signed_statement s);
end $$;

-- Those among the statements that are about what ended, and in my name; the others are not written. Refused when one is missing.
create function naast.write_endings(statements jsonb, wanted_kind text, subjects text[]) returns void
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
declare mine jsonb;
begin
  select coalesce(jsonb_agg(e order by n), '[]') into mine from jsonb_array_elements(statements) with ordinality as given(e, n)
    where e ->> 'kind' = wanted_kind and e ->> 'subject' = any(subjects)
      and exists (select 1 from naast.certificate c where c.id = (e ->> 'certificate')::uuid and c.subject = naast.me());
  if jsonb_array_length(mine) <> cardinality(subjects) then
    raise exception using errcode = '40001', message = 'what ends is not what was signed';
  end if;
  perform naast.write_statements(mine, 'person', naast.me());
end $$;

-- Ends grants: of cases that I coordinate, and my own hour behind broken glass. The key goes, the row stays, the book says it.
create function naast.end_grants(wanted uuid[], why text, in_request uuid, statements jsonb) returns table (id uuid)
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
declare ended uuid[]; moment timestamptz := date_trunc('milliseconds', clock_timestamp());
begin
  if naast.me() is null or cardinality(naast.my_roles()) = 0 then return; end if;
  with done as (
    update naast.case_grant g set ended_at = moment, ended_by = naast.me(), end_reason = why, key_sealed = null
      where g.id = any(wanted) and g.ended_at is null and g.case_id <> all(naast.kept_out_of())
        and (naast.coordinates(g.case_id) or (g.holder_kind = 'overseer' and g.holder_id = naast.me()))
      returning g.id, g.case_id, g.compartment, g.holder_id),
  queued as (
    insert into naast.entry_due (entry) select jsonb_build_object('action', 'grant.ended', 'case', d.case_id, 'compartment', d.compartment,
      'grant', d.id, 'objectId', d.holder_id, 'reason', why, 'request', in_request) from done d)
  select coalesce(array_agg(d.id), '{}') into ended from done d;
  perform naast.write_endings(statements, 'grant.ended', ended::text[]);
  return query select unnest(ended);
end $$;

-- What would end with somebody's access, to be signed first; and the last number of hers that counts. Nothing when it is not mine.
create function naast.ending_of(who uuid) returns table (what text, id uuid, last bigint)
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
begin
  perform 1 from naast.person p where p.id = who for update;
  if not naast.may_end(who) and not naast.may_vouch_for(who) then return; end if;
  perform naast.wait_for_signer(who);
  return query select 'person', who, coalesce(max(s.number), 0) from naast.signed_statement s where s.signer = who;
  return query select 'certificate', c.id, null::bigint from naast.certificate c where c.subject = who and c.revoked_at is null;
  return query select 'grant', g.id, null::bigint from naast.case_grant g
    where g.holder_kind = 'person' and g.holder_id = who and g.ended_at is null;
end $$;

drop function naast.end_access(uuid, text);
create function naast.end_access(who uuid, why text, in_request uuid, statements jsonb)
returns table (what text, id uuid, case_id uuid, compartment text)
language plpgsql security definer set search_path = naast, pg_temp as $$
declare moment timestamptz := date_trunc('milliseconds', clock_timestamp()); revoked uuid[]; ended uuid[];
begin
  perform 1 from naast.person p where p.id = who for update;
  if not naast.may_end(who) then return; end if;
  update naast.person p set status = 'ended' where p.id = who;
  update naast.session s set ended_at = moment, secret_sealed = null where s.person_id = who and s.ended_at is null;
  update naast.invitation i set used_at = moment where i.person_id = who and i.used_at is null;
  update naast.calendar_feed c set ended_at = moment where c.person_id = who and c.ended_at is null;
  delete from naast.unlock_slot u where u.person_id = who;
  delete from naast.authenticator a where a.person_id = who;
  delete from naast.held_text h where h.person_id = who;
  delete from naast.draft d where d.person_id = who;
  insert into naast.entry_due (entry) values (jsonb_build_object('action', 'person.ended', 'objectId', who, 'reason', why, 'request', in_request));
  perform naast.write_endings(statements, 'person.ended', array[who::text]);
  return query update naast.team_member m set ended_at = moment, key_sealed = null
    where m.person_id = who and m.ended_at is null returning 'team', m.team_id, null::uuid, null::text;
  with done as (update naast.certificate c set revoked_at = moment where c.subject = who and c.revoked_at is null returning c.id)
    select coalesce(array_agg(d.id), '{}') into revoked from done d;
  insert into naast.entry_due (entry) select jsonb_build_object('action', 'certificate.revoked', 'objectId', r, 'reason', why,
    'request', in_request) from unnest(revoked) r;
  perform naast.write_endings(statements, 'certificate.revoked', revoked::text[]);
  return query select 'certificate', r, null::uuid, null::text from unnest(revoked) r;
  with done as (update naast.case_grant g set ended_at = moment, ended_by = naast.me(), end_reason = why, key_sealed = null
      where g.holder_kind = 'person' and g.holder_id = who and g.ended_at is null returning g.id)
    select coalesce(array_agg(d.id), '{}') into ended from done d;
  insert into naast.entry_due (entry) select jsonb_build_object('action', 'grant.ended', 'case', g.case_id, 'compartment', g.compartment,
    'grant', g.id, 'objectId', who, 'reason', why, 'request', in_request) from naast.case_grant g where g.id = any(ended);
  perform naast.write_endings(statements, 'grant.ended', ended::text[]);
  return query select 'grant', g.id, g.case_id, g.compartment from naast.case_grant g where g.id = any(ended);
end $$;

drop function naast.start_anew(uuid);
create function naast.start_anew(who uuid, in_request uuid, statements jsonb) returns table (what text, id uuid)
language plpgsql security definer set search_path = naast, pg_temp as $$
declare moment timestamptz := date_trunc('milliseconds', clock_timestamp()); revoked uuid[];
begin
  perform 1 from naast.person p where p.id = who and p.status in ('awaiting', 'active') for update;
  if not found or not naast.may_vouch_for(who) then return; end if;
  update naast.person p set status = 'invited', must_change = false where p.id = who;
  update naast.session s set ended_at = moment, secret_sealed = null where s.person_id = who and s.ended_at is null;
  update naast.invitation i set used_at = moment where i.person_id = who and i.used_at is null;
  update naast.calendar_feed c set ended_at = moment where c.person_id = who and c.ended_at is null;
  delete from naast.unlock_slot u where u.person_id = who;
  delete from naast.passkey k where k.person_id = who;
  delete from naast.authenticator a where a.person_id = who;
  delete from naast.known_device d where d.person_id = who;
  delete from naast.held_text h where h.person_id = who;
  return query select 'person', who;
  return query update naast.team_member m set ended_at = moment, key_sealed = null
    where m.person_id = who and m.ended_at is null returning 'team', m.team_id;
  with done as (update naast.certificate c set revoked_at = moment where c.subject = who and c.revoked_at is null returning c.id)
    select coalesce(array_agg(d.id), '{}') into revoked from done d;
  insert into naast.entry_due (entry) select jsonb_build_object('action', 'certificate.revoked', 'objectId', r, 'reason', 'new-keys',
    'request', in_request) from unnest(revoked) r;
  perform naast.write_endings(statements, 'certificate.revoked', revoked::text[]);
  return query select 'certificate', r from unnest(revoked) r;
end $$;

-- Sheets that are on paper take the place of the others: by the root's own signature, handed in by a project leader.
create function naast.renew_sheets(statement jsonb, in_request uuid) returns void
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
begin
  if not 'project-leader' = any(naast.my_roles()) or statement ->> 'kind' is distinct from 'recovery.sheets-renewed'
    or statement ->> 'certificate' is not null then
    raise exception using errcode = '42501', message = 'not the sheets of a leader';
  end if;
  perform naast.write_statements(jsonb_build_array(statement), 'root', null);
  insert into naast.entry_due (entry) values (jsonb_build_object('action', 'recovery.sheets-renewed', 'objectId', naast.me(),
    'reason', statement ->> 'subject', 'request', in_request));
end $$;

create function naast.note_keeper_gone(sheet text, in_request uuid) returns void
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
begin
  if not 'project-leader' = any(naast.my_roles()) then raise exception using errcode = '42501', message = 'not a leader'; end if;
  insert into naast.entry_due (entry) values (jsonb_build_object('action', 'recovery.keeper-gone', 'reason', sheet, 'request', in_request));
end $$;

-- What `reopen` and the journal of a restore ended, signed by the key that ends things; for the jobs, which no web process is.
create function naast.end_by_installation(statements jsonb, why text) returns void
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'jobs' or exists (select 1 from jsonb_array_elements(statements) s
    where s ->> 'kind' not in ('grant.ended', 'certificate.revoked', 'person.ended', 'recovery.sheets-renewed')) then
    raise exception using errcode = '42501', message = 'not the jobs';
  end if;
  perform naast.write_statements(statements, 'installation', null);
  insert into naast.entry_due (entry)
    select jsonb_strip_nulls(case when e ->> 'kind' = 'grant.ended' then jsonb_build_object('action', 'grant.ended', 'grant', g.id, 'case', g.case_id,
        'compartment', g.compartment, 'objectId', g.holder_id, 'reason', why)
      when e ->> 'kind' = 'recovery.sheets-renewed' then jsonb_build_object('action', e ->> 'kind', 'reason', why)
      else jsonb_build_object('action', e ->> 'kind', 'objectId', e ->> 'subject', 'reason', why) end)
    from jsonb_array_elements(statements) with ordinality as given(e, n)
      left join naast.case_grant g on e ->> 'kind' = 'grant.ended' and g.id::text = e ->> 'subject' order by n;
end $$;

-- A project leader says once more what the installation's own key ended: then it stands on a person's word.
create function naast.confirm_endings(statements jsonb) returns void
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
begin
  if not 'project-leader' = any(naast.my_roles()) or exists (select 1 from jsonb_array_elements(statements) e
    where not exists (select 1 from naast.signed_statement s where s.signed_by = 'installation' and s.kind = e ->> 'kind' and s.subject = e ->> 'subject')
      or not exists (select 1 from naast.certificate c where c.id = (e ->> 'certificate')::uuid and c.subject = naast.me())) then
    raise exception using errcode = '42501', message = 'not to be confirmed';
  end if;
  perform naast.write_statements(statements, 'person', naast.me());
end $$;

-- Of these grants: those that hold an earlier key of the case, or ended before endings were signed; and what was signed of the
-- others, with what the right to sign it depends on. One question for a list of any length.
drop function naast.dead_grants(uuid[]);
create function naast.dead_grants(wanted uuid[]) returns table (id uuid, signed jsonb, region_id uuid, holder_id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  select g.id, null::jsonb, f.region_id, g.holder_id from naast.case_grant g join naast.case_file f on f.id = g.case_id
  where g.id = any(wanted) and (g.epoch < f.epoch or exists (select 1 from naast.audit_entry e
    where e.action = 'grant.ended' and ((e.body::jsonb) ->> 'grant') = g.id::text and e.seq <= (select s.seq from naast.signed_since s)))
  union all
  select g.id, to_jsonb(s), f.region_id, g.holder_id from naast.signed_statement s
    join naast.case_grant g on g.id = s.subject::uuid join naast.case_file f on f.id = g.case_id
  where s.kind = 'grant.ended' and s.subject = any(wanted::text[])
$$;

-- Since when these are revoked, by their rows or by what the book said before endings were signed; and is something signed of them?
drop function naast.revoked_certificates(uuid[]);
create function naast.revoked_certificates(wanted uuid[]) returns table (id uuid, at timestamptz, signed bytea)
language sql stable security definer set search_path = naast, pg_temp as $$
  select * from (select w.id, least((select c.revoked_at from naast.certificate c where c.id = w.id),
      (select min(e.at) from naast.audit_entry e where e.action = 'certificate.revoked' and ((e.body::jsonb) ->> 'objectId') = w.id::text
        and e.seq <= (select s.seq from naast.signed_since s))) as at,
      (select string_agg(sha256(s.signature), '' order by s.number) from naast.signed_statement s
        where s.kind = 'certificate.revoked' and s.subject = w.id::text) as signed
    from unnest(wanted) as w(id)) known where known.at is not null or known.signed is not null
$$;

-- Did I leave, by my row or by what the book said before endings were signed?
create or replace function naast.have_left() returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.person p where p.id = naast.me() and p.status = 'ended')
    or exists (select 1 from naast.audit_entry e where e.action = 'person.ended' and ((e.body::jsonb) ->> 'objectId') = naast.me()::text
      and e.seq <= (select s.seq from naast.signed_since s))
$$;

-- My certificates, if anything says under a signature that I left; null for nearly everybody.
create function naast.said_to_have_left() returns uuid[]
language sql stable security definer set search_path = naast, pg_temp as $$
  select case when exists (select 1 from naast.signed_statement s where s.kind = 'person.ended' and s.subject = naast.me()::text)
    then array(select c.id from naast.certificate c where c.subject = naast.me()) end
$$;

-- The set that counted before sheets were signed, what was signed since, and whether a keeper is gone.
drop function naast.recovery_sheets();
create function naast.recovery_sheets() returns table (sheet_set text, keeper_gone boolean, signed jsonb)
language sql stable security definer set search_path = naast, pg_temp as $$
  with last as (
    select (select max(e.seq) from naast.audit_entry e where e.action = 'recovery.sheets-renewed'
        and e.seq <= (select s.seq from naast.signed_since s)) as renewed,
      (select max(e.seq) from naast.audit_entry e where e.action = 'recovery.sheets-renewed') as newest,
      (select max(e.seq) from naast.audit_entry e where e.action = 'recovery.keeper-gone') as gone)
  select (select (e.body::jsonb) ->> 'reason' from naast.audit_entry e where e.seq = last.renewed and e.action = 'recovery.sheets-renewed'),
    coalesce(last.gone > coalesce(last.newest, 0), false),
    (select coalesce(jsonb_agg(to_jsonb(s) order by s.number desc), '[]') from naast.signed_statement s where s.kind = 'recovery.sheets-renewed')
  from last where naast.context_kind() = 'door' or 'project-leader' = any(naast.my_roles())
$$;

-- For the public side also what the chain of a published key stands on.
create or replace function naast.statement_grounds(wanted uuid[]) returns table (certificates jsonb, endings jsonb, earlier jsonb)
language plpgsql stable security definer set search_path = naast, pg_temp as $$
declare known uuid[] := wanted; more uuid[]; people uuid[]; since bigint := (select s.seq from naast.signed_since s);
begin
  if naast.context_kind() is null then return; end if;
  if naast.context_kind() = 'public' then
    known := array(select w.id from unnest(wanted) as w(id) where exists (select 1 from naast.signed_statement s
        where s.certificate_id = w.id and s.kind in ('contact.setting', 'region', 'directory.entry', 'approval', 'public-wall'))
      or exists (select 1 from naast.published_intake_key k where k.chain @> jsonb_build_array(jsonb_build_object('id', w.id))));
  end if;
  loop
    people := array(select distinct c.subject from naast.certificate c where c.id = any(known));
    more := array(
      select c.issuer from naast.certificate c where c.id = any(known) and c.issuer <> all(known)
      union select s.certificate_id from naast.signed_statement s where s.kind = 'certificate.revoked'
        and s.subject = any(known::text[]) and s.certificate_id <> all(known)
      union select s.certificate_id from naast.signed_statement s where s.kind = 'person.ended'
        and s.subject = any(people::text[]) and s.certificate_id <> all(known));
    exit when cardinality(more) = 0;
    known := known || more;
  end loop;
  return query select
    (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from naast.certificate c where c.id = any(known)),
    (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from naast.signed_statement s
      where (s.kind = 'certificate.revoked' and s.subject = any(known::text[])) or (s.kind = 'person.ended' and s.subject = any(people::text[]))),
    (select coalesce(jsonb_agg(jsonb_build_object('action', e.action, 'subject', (e.body::jsonb) ->> 'objectId', 'at', e.at)), '[]')
      from naast.audit_entry e where e.action in ('certificate.revoked', 'person.ended') and e.seq <= since
        and ((e.body::jsonb) ->> 'objectId') = any((known || people)::text[]));
end $$;

revoke all on function naast.write_endings(jsonb, text, text[]) from public;
grant execute on function naast.end_grants(uuid[], text, uuid, jsonb), naast.ending_of(uuid), naast.end_access(uuid, text, uuid, jsonb),
  naast.start_anew(uuid, uuid, jsonb), naast.renew_sheets(jsonb, uuid), naast.note_keeper_gone(text, uuid), naast.confirm_endings(jsonb),
  naast.dead_grants(uuid[]), naast.said_to_have_left(), naast.recovery_sheets() to {{staff}};
grant execute on function naast.revoked_certificates(uuid[]) to {{staff}}, {{public}};
grant execute on function naast.end_by_installation(jsonb, text), naast.next_statement_number() to {{jobs}};
reset role;
-- Revoked by the functions above, with a signature, and by nothing else.
revoke update (revoked_at) on naast.certificate from {{staff}};
grant select on naast.published_intake_key to {{walls}};
create policy walls_read on naast.published_intake_key for select to {{walls}} using (true);
