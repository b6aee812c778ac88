-- The access book: one chain, appended by one function as the last statement of a transaction (settled.md 11).
set role {{owner}};

-- body is the exact text that was hashed; the other columns are derived from it, so they cannot tell another story.
create table naast.audit_entry (
  seq bigint primary key,
  body text not null,
  previous bytea not null,
  hash bytea not null unique,
  at timestamptz not null,
  person uuid generated always as (((body::jsonb) ->> 'person')::uuid) stored,
  action text generated always as ((body::jsonb) ->> 'action') stored check (action ~ '^[a-z.-]{3,60}$'),
  case_id uuid generated always as (((body::jsonb) ->> 'case')::uuid) stored
);
create index audit_entry_case on naast.audit_entry (case_id, seq);
create index audit_entry_person on naast.audit_entry (person, seq);
create table naast.audit_head (
  only_one boolean primary key default true check (only_one),
  seq bigint not null,
  hash bytea not null
);
insert into naast.audit_head (seq, hash) values (0, sha256(convert_to('naast-audit-genesis', 'UTF8')));
alter table naast.audit_entry enable row level security;
alter table naast.audit_entry force row level security;
alter table naast.audit_head enable row level security;
alter table naast.audit_head force row level security;

reset role;
grant select, insert on naast.audit_entry to {{scribe}};
grant select, update on naast.audit_head to {{scribe}};
create policy scribe_appends on naast.audit_entry for insert to {{scribe}} with check (true);
create policy scribe_reads_head on naast.audit_head for select to {{scribe}} using (true);
create policy scribe_moves_head on naast.audit_head for update to {{scribe}} using (true) with check (true);
set role {{scribe}};

-- Appends one entry: coded fields from the caller, who and when from the signed context and the database clock.
create function naast.audit_append(entry jsonb) returns bigint
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
grant execute on function naast.audit_append(jsonb) to {{staff}}, {{public}}, {{jobs}};
reset role;

create policy auditor_reads on naast.audit_entry for select to {{staff}} using ((select naast.my_roles())::text[] && array['auditor', 'project-leader']);
create policy auditor_reads on naast.audit_head for select to {{staff}} using ((select naast.my_roles())::text[] && array['auditor', 'project-leader']);
create policy verifier_reads on naast.audit_entry for select to {{auditor}} using ((select naast.context_kind()) = 'auditor');
create policy verifier_reads on naast.audit_head for select to {{auditor}} using ((select naast.context_kind()) = 'auditor');
grant select on naast.audit_entry, naast.audit_head to {{staff}}, {{auditor}};
