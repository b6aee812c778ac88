-- The list of a case says what each row is called: a veto, or somebody around a client, that a writer of the database calls something
-- else, or a task that is called done, was found by no page and missed by none (docs/decisions/0133).
grant select (kind) on naast.case_record to {{walls}};
grant select (kind, state) on naast.task to {{walls}};
grant select (state) on naast.letter, naast.dossier_document, naast.dossier_bundle, naast.referral to {{walls}};

set role {{walls}};
-- For whoever holds this compartment: how many grants (4 bytes), each with id and whether it ended (17 bytes), then each row with
-- its table, id and version (21 bytes), both in order; with `hashed` also the format of its seal and a hash of it (38 bytes). Last
-- what each row is (8 bytes, zero where its table has no kinds).
-- A volunteer does not see every report, so a list of what she sees would not do.
create or replace function naast.facts_of_case(wanted uuid, part text, hashed boolean) returns bytea
language sql stable security definer set search_path = naast, pg_temp cost 1000 as $$
  select (select int4send(count(*)::integer) || coalesce(string_agg(uuid_send(g.id)
        || case when g.ended_at is null then '\x00'::bytea else '\x01'::bytea end, ''::bytea order by g.id), ''::bytea)
      from naast.case_grant g where g.case_id = wanted and g.compartment = part)
    || coalesce((select string_agg(r.code || uuid_send(r.id) || int4send(r.version) || case when hashed
        then substring(r.sealed from 1 for 1) || substring(sha256(r.sealed) from 1 for 16) else ''::bytea end,
        ''::bytea order by r.code, r.id, r.version)
        || string_agg(case when r.kind is null then '\x0000000000000000'::bytea else substring(sha256(convert_to(r.kind, 'UTF8')) from 1 for 8) end,
        ''::bytea order by r.code, r.id, r.version)
      from (
        select '\x01'::bytea as code, t.case_id as id, t.version, t.sealed, null::text as kind from naast.case_header t
          where t.case_id = wanted and t.compartment = part
        union all select '\x02'::bytea, t.id, t.version, t.sealed, t.kind from naast.case_record t
          where t.case_id = wanted and t.compartment = part and t.replaced_at is null
        union all select '\x03'::bytea, t.id, 1, t.sealed, null from naast.file_object t where t.case_id = wanted and t.compartment = part
        union all select '\x04'::bytea, t.id, t.version, t.sealed, t.state from naast.letter t where t.case_id = wanted and t.compartment = part
        union all select '\x05'::bytea, t.id, t.version, t.sealed, null from naast.legal_limit t where t.case_id = wanted and t.compartment = part
        union all select '\x06'::bytea, t.id, t.version, t.sealed, t.kind || ' ' || t.state from naast.task t where t.case_id = wanted and t.compartment = part
        union all select '\x07'::bytea, t.id, t.version, t.sealed, null from naast.case_procedure t where t.case_id = wanted and t.compartment = part
        union all select '\x08'::bytea, t.id, t.version, t.sealed, null from naast.procedure_event t where t.case_id = wanted and t.compartment = part
        union all select '\x09'::bytea, t.id, t.version, t.sealed, t.state from naast.dossier_document t where t.case_id = wanted and t.compartment = part
        union all select '\x0a'::bytea, t.id, t.version, t.sealed, t.state from naast.dossier_bundle t where t.case_id = wanted and t.compartment = part
        union all select '\x0b'::bytea, t.id, t.version, t.sealed, t.state from naast.referral t where t.case_id = wanted and t.compartment = part
      ) r), ''::bytea)
  where exists (select 1 from (select naast.me() as id offset 0) acting
    join naast.person p on p.id = acting.id and p.status = 'active'
    join naast.case_grant g on g.case_id = wanted and g.compartment = part and g.ended_at is null and g.from_at <= now()
      and (g.until_at is null or g.until_at > now())
      and (g.holder_id = p.id or exists (select 1 from naast.team_member m
        where m.person_id = p.id and m.team_id = g.holder_id and m.ended_at is null))
    where not exists (select 1 from naast.case_block b where b.case_id = wanted and b.person_id = p.id and b.ended_at is null))
$$;
reset role;
