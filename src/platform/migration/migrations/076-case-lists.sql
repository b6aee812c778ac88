-- What is in a case, sealed under its own key: which row in which version with which hash, and which grants live or ended. An
-- older row that is put back, a planted or a deleted one then does not fit (decision 0069).
set role {{owner}};
create table naast.case_list (
  case_id uuid not null references naast.case_file,
  compartment text not null check (compartment in ('core', 'safety', 'portal')),
  epoch integer not null,
  version integer not null check (version >= 1),
  sealed bytea not null,
  primary key (case_id, compartment)
);
-- Ciphertext does not compress; trying to would cost each saving.
alter table naast.case_list alter column sealed set storage external;
alter table naast.case_list enable row level security;
alter table naast.case_list force row level security;
-- The small head, which a list of clients opens: version and hash of this header, and the grants that live.
alter table naast.case_header add column head bytea;
-- Which grants of a case have ended is asked at each opening.
create index case_grant_ended_of_case on naast.case_grant (case_id, compartment) where ended_at is not null;
reset role;

do $$ declare held text := 'exists (select 1 from naast.case_grant g where g.case_id = case_list.case_id
  and g.compartment = case_list.compartment and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
  and g.holder_id = any((select naast.my_holders())::uuid[]))';
begin
  execute 'create policy held on naast.case_list for all to {{staff}} using (' || held || ') with check (' || held || ')';
end $$;
grant select, insert, update (epoch, version, sealed) on naast.case_list to {{staff}};
grant update (head) on naast.case_header to {{staff}};

-- For the function below: which rows there are, in which version, and of what was sealed only its hash leaves it.
do $$ declare t text; begin
  foreach t in array array['file_object', 'case_header', 'letter', 'case_procedure', 'procedure_event', 'dossier_document',
    'dossier_bundle', 'referral'] loop
    execute format('create policy walls_read on naast.%I for select to {{walls}} using (true)', t);
  end loop;
end $$;
grant select (case_id, compartment, version, sealed) on naast.case_header to {{walls}};
grant select (id, case_id, compartment, sealed) on naast.file_object to {{walls}};
grant select (compartment, sealed) on naast.case_record to {{walls}};
grant select (compartment, version, sealed) on naast.task to {{walls}};
grant select (compartment, sealed) on naast.legal_limit to {{walls}};
grant select (id, case_id, compartment, version, sealed) on naast.letter, naast.case_procedure, naast.procedure_event,
  naast.dossier_document, naast.dossier_bundle, naast.referral to {{walls}};

set role {{walls}};
-- For whoever holds this compartment: how many grants (4 bytes), each with id and whether it ended (17 bytes), then each row with
-- its table, id and version (21 bytes), both in order; with `hashed` also the format of its seal and a hash of it (38 bytes).
-- A volunteer does not see every report, so a list of what she sees would not do.
create function naast.facts_of_case(wanted uuid, part text, hashed boolean) returns bytea
language sql stable security definer set search_path = naast, pg_temp cost 1000 as $$
  select (select int4send(count(*)::integer) || coalesce(string_agg(uuid_send(g.id)
        || case when g.ended_at is null then '\x00'::bytea else '\x01'::bytea end, ''::bytea order by g.id), ''::bytea)
      from naast.case_grant g where g.case_id = wanted and g.compartment = part)
    || coalesce((select string_agg(r.code || uuid_send(r.id) || int4send(r.version) || case when hashed
        then substring(r.sealed from 1 for 1) || substring(sha256(r.sealed) from 1 for 16) else ''::bytea end,
        ''::bytea order by r.code, r.id, r.version)
      from (
        select '\x01'::bytea as code, t.case_id as id, t.version, t.sealed from naast.case_header t
          where t.case_id = wanted and t.compartment = part
        union all select '\x02'::bytea, t.id, t.version, t.sealed from naast.case_record t
          where t.case_id = wanted and t.compartment = part and t.replaced_at is null
        union all select '\x03'::bytea, t.id, 1, t.sealed from naast.file_object t where t.case_id = wanted and t.compartment = part
        union all select '\x04'::bytea, t.id, t.version, t.sealed from naast.letter t where t.case_id = wanted and t.compartment = part
        union all select '\x05'::bytea, t.id, t.version, t.sealed from naast.legal_limit t where t.case_id = wanted and t.compartment = part
        union all select '\x06'::bytea, t.id, t.version, t.sealed from naast.task t where t.case_id = wanted and t.compartment = part
        union all select '\x07'::bytea, t.id, t.version, t.sealed from naast.case_procedure t where t.case_id = wanted and t.compartment = part
        union all select '\x08'::bytea, t.id, t.version, t.sealed from naast.procedure_event t where t.case_id = wanted and t.compartment = part
        union all select '\x09'::bytea, t.id, t.version, t.sealed from naast.dossier_document t where t.case_id = wanted and t.compartment = part
        union all select '\x0a'::bytea, t.id, t.version, t.sealed from naast.dossier_bundle t where t.case_id = wanted and t.compartment = part
        union all select '\x0b'::bytea, t.id, t.version, t.sealed from naast.referral t where t.case_id = wanted and t.compartment = part
      ) r), ''::bytea)
  where exists (select 1 from (select naast.me() as id offset 0) acting
    join naast.person p on p.id = acting.id and p.status = 'active'
    join naast.case_grant g on g.case_id = wanted and g.compartment = part and g.ended_at is null and g.from_at <= now()
      and (g.until_at is null or g.until_at > now())
      and (g.holder_id = p.id or exists (select 1 from naast.team_member m
        where m.person_id = p.id and m.team_id = g.holder_id and m.ended_at is null))
    where not exists (select 1 from naast.case_block b where b.case_id = wanted and b.person_id = p.id and b.ended_at is null))
$$;
revoke all on function naast.facts_of_case(uuid, text, boolean) from public;
grant execute on function naast.facts_of_case(uuid, text, boolean) to {{staff}};
reset role;
