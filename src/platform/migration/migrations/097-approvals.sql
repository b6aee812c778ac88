-- One approval for everything that clients and visitors read, and for legal terms with their rows; and what the project leader has
-- put out of use (docs/decisions/0080).
set role {{owner}};
alter table naast.definition_approval add column kind text not null default 'procedure'
  check (kind in ('procedure', 'letter', 'sentence', 'term', 'page', 'deadline'));
alter table naast.definition_approval drop constraint definition_approval_key_check;
alter table naast.definition_approval add constraint definition_approval_key_check check (key ~ '^[A-Za-z][A-Za-z0-9._-]{1,60}$');
drop index naast.definition_approval_live;
create unique index definition_approval_live on naast.definition_approval (kind, key, version, hash) where ended_by is null;

-- What the leader says about them, and what comes from a screen: a text or deadline out of use, another reading of a limit, a day that
-- a decree equated, a page for visitors.
do $$ declare known text[]; begin
  select array_agg(m[1]) into known from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([a-z.-]+)''::text', 'g') as m
    where c.conrelid = 'naast.signed_statement'::regclass and c.conname = 'signed_statement_kind_check';
  execute 'alter table naast.signed_statement drop constraint signed_statement_kind_check';
  execute format('alter table naast.signed_statement add constraint signed_statement_kind_check check (kind = any(%L::text[]))',
    known || array['suspension', 'limit.reading', 'decree-day', 'page']);
end $$;

-- What visitors may read of what was said, in one place.
create function naast.is_public_word(kind text) returns boolean language sql immutable parallel safe
as $$ select kind in ('contact.setting', 'region', 'directory.entry', 'approval', 'suspension', 'page', 'public-wall') $$;
grant execute on function naast.is_public_word(text) to {{walls}}, {{public}};
reset role;
drop policy public_reads on naast.signed_statement;
create policy public_reads on naast.signed_statement for select to {{public}} using ((select naast.context_kind()) = 'public'
  and naast.is_public_word(kind));

set role {{walls}};
create or replace function naast.may_say(wanted text) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select naast.my_roles() && case
    when wanted in ('contact.setting', 'region', 'approval', 'suspension', 'limit.reading', 'decree-day', 'page', 'endings-before',
      'new-beginning', 'installation-safe', 'public-wall', 'reading-sandbox', 'case-list.renewed') then array['project-leader']
    when wanted = 'case-list.asked' then array['coordinator']
    when wanted in ('directory.entry', 'training-day') then array['coordinator', 'project-leader']
    else array[]::text[] end
$$;

create or replace function naast.statement_grounds(wanted uuid[]) returns table (certificates jsonb, endings jsonb, earlier jsonb)
language plpgsql stable security definer set search_path = naast, pg_temp as $$
declare known uuid[] := wanted; more uuid[]; people uuid[]; since bigint := (select s.seq from naast.signed_since s);
begin
  if naast.context_kind() is null then return; end if;
  if naast.context_kind() = 'public' then
    known := array(select w.id from unnest(wanted) as w(id) where exists (select 1 from naast.signed_statement s
        where s.certificate_id = w.id and naast.is_public_word(s.kind))
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
reset role;

set role {{owner}};
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action) values ('staff', 'person', 'words.suspended'), ('staff', 'person', 'words.in-use');
alter table naast.audit_right force row level security;
reset role;
