-- What ended before endings were signed: how much that is, and a digest of it that the project leader signs in one act. And what the
-- installation's own key has ended, as long as no project leader has said it too.
set role {{walls}};
create function naast.endings_before() returns table (entries integer, digest text)
language sql stable security definer set search_path = naast, pg_temp as $$
  select count(*)::integer, encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', e.seq, e.action, (e.body::jsonb) ->> 'grant',
      (e.body::jsonb) ->> 'objectId', case when e.action = 'recovery.sheets-renewed' then (e.body::jsonb) ->> 'reason' end), E'\n' order by e.seq),
      ''), 'UTF8')), 'hex')
  from naast.audit_entry e
  where e.action in ('grant.ended', 'certificate.revoked', 'person.ended', 'recovery.sheets-renewed')
    and e.seq <= (select s.seq from naast.signed_since s) and 'project-leader' = any(naast.my_roles())
$$;

create function naast.endings_to_confirm() returns table (signed jsonb)
language sql stable security definer set search_path = naast, pg_temp as $$
  select to_jsonb(s) from naast.signed_statement s
  where s.signed_by = 'installation' and s.kind in ('grant.ended', 'certificate.revoked', 'person.ended')
    and 'project-leader' = any(naast.my_roles()) and not exists (select 1 from naast.signed_statement o
      where o.signed_by = 'person' and o.kind = s.kind and o.subject = s.subject)
  order by s.number
$$;
grant execute on function naast.endings_before(), naast.endings_to_confirm() to {{staff}};
reset role;
