-- As before (112); the case of each grant is asked by its index. Joined, the server read every case of the installation to
-- compare fifty grants of a list.
set role {{walls}};
create or replace function naast.dead_grants(wanted uuid[]) returns table (id uuid, signed jsonb, region_id uuid, holder_id uuid, accepted jsonb)
language sql stable security definer set search_path = naast, pg_temp as $$
  select g.id, null::jsonb, f.region_id, g.holder_id, null::jsonb from naast.case_grant g
    cross join lateral (select c.epoch, c.region_id from naast.case_file c where c.id = g.case_id offset 0) f
  where g.id = any(wanted) and (g.epoch < f.epoch or exists (select 1 from naast.audit_entry e
    where e.action = 'grant.ended' and ((e.body::jsonb) ->> 'grant') = g.id::text and e.seq <= (select s.seq from naast.signed_since s)))
  union all
  select g.id, to_jsonb(s), f.region_id, g.holder_id, null::jsonb from naast.signed_statement s
    join naast.case_grant g on g.id = s.subject::uuid join naast.case_file f on f.id = g.case_id
  where s.kind = 'grant.ended' and s.subject = any(wanted::text[])
  union all
  select g.id, to_jsonb(p), c.region_id, g.holder_id, to_jsonb(a) from naast.case_grant g
    join naast.signed_statement p on p.kind = 'transfer.proposed' and p.subject = g.case_id::text
    join naast.signed_statement a on a.kind = 'transfer.accepted' and a.subject = p.subject
    join naast.certificate c on c.id = g.granter_certificate
  where g.id = any(wanted) and g.epoch <= ((p.content::jsonb) ->> 'epoch')::integer and (a.content::jsonb) ->> 'proposal' = p.id::text
$$;
reset role;
