-- Signed statements: who, under which certificate, says what about which subject, with a rising number, and when. What an ending,
-- a public word or an approval is worth is decided where it is used, by the signature; the database only keeps the order.
set role {{owner}};
create table naast.signed_statement (
  id uuid primary key,
  kind text not null check (kind in ('grant.ended', 'certificate.revoked', 'person.ended', 'recovery.sheets-renewed',
    'contact.setting', 'region', 'directory.entry', 'approval', 'training-day',
    'endings-before', 'new-beginning', 'installation-safe', 'public-wall', 'reading-sandbox')),
  subject text not null check (subject ~ '^[A-Za-z0-9._:-]{1,120}$'),
  number bigint not null check (number > 0),
  -- Canonical JSON, exactly as it was signed. Codes, ids, days, hashes, and public words of the organisation.
  content text not null check (octet_length(content) <= 60000),
  signed_by text not null check (signed_by in ('person', 'root', 'installation')),
  signer uuid references naast.person,
  certificate_id uuid references naast.certificate,
  signed_at timestamptz not null check (signed_at = date_trunc('milliseconds', signed_at)),
  signature bytea not null check (octet_length(signature) = 64),
  check ((signed_by = 'person') = (signer is not null) and (signer is null) = (certificate_id is null))
);
create unique index signed_statement_once on naast.signed_statement
  (signed_by, coalesce(signer, '00000000-0000-0000-0000-000000000000'), number);
create index signed_statement_about on naast.signed_statement (kind, subject, number desc);
create index signed_statement_number on naast.signed_statement (number);
alter table naast.signed_statement enable row level security;
alter table naast.signed_statement force row level security;

-- Up to this entry of the access book endings count as they stand; after it, with a signature only.
create table naast.signed_since (
  only_one boolean primary key default true check (only_one),
  seq bigint not null
);
reset role;
-- Before its walls stand: an administrator who is no superuser could not write there any more.
insert into naast.signed_since (seq) select seq from naast.audit_head;
set role {{owner}};
alter table naast.signed_since enable row level security;
alter table naast.signed_since force row level security;
reset role;

-- Appended by the functions below and by nobody's own hand; nobody changes or deletes one.
grant select, insert on naast.signed_statement to {{walls}};
create policy walls_read on naast.signed_statement for select to {{walls}} using (true);
create policy walls_append on naast.signed_statement for insert to {{walls}} with check (true);
grant select on naast.signed_since to {{walls}}, {{staff}}, {{public}}, {{jobs}}, {{auditor}};
create policy walls_read on naast.signed_since for select to {{walls}} using (true);
create policy everybody_reads on naast.signed_since for select to {{staff}}, {{public}}, {{jobs}}, {{auditor}}
  using ((select naast.context_kind()) is not null);

grant select on naast.signed_statement to {{staff}}, {{public}}, {{jobs}}, {{auditor}};
-- Which grants of whom ended says who stood beside which case: for those who read the access book.
create policy colleagues_read on naast.signed_statement for select to {{staff}} using ((select naast.context_kind()) is not null
  and (kind <> 'grant.ended' or signer = (select naast.me()) or (select naast.my_roles())::text[] && array['auditor', 'project-leader']));
create policy public_reads on naast.signed_statement for select to {{public}} using ((select naast.context_kind()) = 'public'
  and kind in ('contact.setting', 'region', 'directory.entry', 'approval', 'public-wall'));
create policy jobs_read on naast.signed_statement for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');
create policy verifier_reads on naast.signed_statement for select to {{auditor}} using ((select naast.context_kind()) = 'auditor');

set role {{walls}};
-- Two acts of one signer at once take turns from here to the end of their transactions, so that none is lost.
create function naast.wait_for_signer(who uuid) returns void
language sql volatile security definer set search_path = naast, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('signer ' || coalesce(who::text, 'installation'), 70))
$$;

-- The number of my next statement: higher than every number that anybody used, so that numbers also tell what came later.
create function naast.next_statement_number() returns bigint
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
begin
  if naast.me() is null then raise exception using errcode = '42501', message = 'nobody signs'; end if;
  perform naast.wait_for_signer(naast.me());
  return (select coalesce(max(s.number), 0) + 1 from naast.signed_statement s);
end $$;

-- Writes statements down, in order: the next numbers of their signer, made just now. For the functions of the acts alone.
create function naast.write_statements(statements jsonb, by_whom text, who uuid) returns void
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
declare one jsonb; expected bigint;
begin
  perform naast.wait_for_signer(who);
  select coalesce(max(s.number), 0) into expected from naast.signed_statement s
    where s.signed_by = by_whom and s.signer is not distinct from who;
  for one in select e from jsonb_array_elements(statements) with ordinality as given(e, n) order by n loop
    if (one ->> 'number')::bigint <= expected
      or (one ->> 'number')::bigint > 100000 + (select coalesce(max(s.number), 0) from naast.signed_statement s)
      or abs(extract(epoch from clock_timestamp() - (one ->> 'at')::timestamptz)) > 600 then
      raise exception using errcode = '22023', message = 'not the next statement';
    end if;
    expected := (one ->> 'number')::bigint;
    insert into naast.signed_statement (id, kind, subject, number, content, signed_by, signer, certificate_id, signed_at, signature)
      values ((one ->> 'id')::uuid, one ->> 'kind', one ->> 'subject', expected, one ->> 'content', by_whom, who,
        (one ->> 'certificate')::uuid, (one ->> 'at')::timestamptz, decode(one ->> 'signature', 'hex'));
  end loop;
end $$;

-- Who may say what of this kind: the first wall. That it counts, the certificate and the signature say.
create function naast.may_say(wanted text) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select naast.my_roles() && case
    when wanted in ('contact.setting', 'region', 'approval', 'endings-before', 'new-beginning', 'installation-safe', 'public-wall',
      'reading-sandbox') then array['project-leader']
    when wanted in ('directory.entry', 'training-day') then array['coordinator', 'project-leader']
    else array[]::text[] end
$$;

-- What a colleague says and signed. Endings and recovery sheets are not among it: they come with their act only.
create function naast.append_statements(statements jsonb) returns void
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
begin
  if naast.me() is null or exists (select 1 from jsonb_array_elements(statements) s where not naast.may_say(s ->> 'kind')
    or not exists (select 1 from naast.certificate c where c.id = (s ->> 'certificate')::uuid and c.subject = naast.me())) then
    raise exception using errcode = '42501', message = 'not mine to say';
  end if;
  perform naast.write_statements(statements, 'person', naast.me());
end $$;

-- Everything by which statements under these certificates are judged: the certificates up to the root, what was revoked of them
-- and of whom said so, and who of the signers left. In one answer, for a question costs a way to the server and back.
create function naast.statement_grounds(wanted uuid[]) returns table (certificates jsonb, endings jsonb, earlier jsonb)
language plpgsql stable security definer set search_path = naast, pg_temp as $$
declare known uuid[] := wanted; more uuid[]; people uuid[]; since bigint := (select s.seq from naast.signed_since s);
begin
  if naast.context_kind() is null then return; end if;
  if naast.context_kind() = 'public' then
    known := array(select distinct s.certificate_id from naast.signed_statement s where s.certificate_id = any(wanted)
      and s.kind in ('contact.setting', 'region', 'directory.entry', 'approval', 'public-wall'));
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

revoke all on function naast.wait_for_signer(uuid), naast.write_statements(jsonb, text, uuid), naast.may_say(text) from public;
grant execute on function naast.next_statement_number(), naast.append_statements(jsonb) to {{staff}};
grant execute on function naast.statement_grounds(uuid[]) to {{staff}}, {{public}}, {{jobs}}, {{auditor}};
reset role;
