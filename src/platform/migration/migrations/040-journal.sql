-- What was ended or deleted, so that a backup of the day before does not bring it back (T124). Triggers write here in the
-- same transaction, whichever page, job or function it was; the supervisor appends it to an encrypted file beside the backups.
set role {{owner}};
create table naast.revocation (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  relation text not null check (relation ~ '^[a-z_]{2,40}$'),
  act text not null check (act in ('ended', 'deleted', 'kept-out')),
  row_key jsonb not null,
  -- The columns that ended it, as they stand now; of a block the whole row. Ids, codes, days and sealed bytes, like the rows.
  change jsonb,
  written boolean not null default false
);
create index revocation_waiting on naast.revocation (at) where not written;
alter table naast.revocation enable row level security;
alter table naast.revocation force row level security;

-- The moment to which a restored house went back, as long as nobody said who left since; then nobody comes in.
alter table naast.installation add column restored_to timestamptz;
reset role;

grant insert on naast.revocation to {{scribe}};
create policy scribe_notes on naast.revocation for insert to {{scribe}} with check (true);
grant select, update (written) on naast.revocation to {{jobs}};
create policy jobs_read on naast.revocation for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');
create policy jobs_tick on naast.revocation for update to {{jobs}} using ((select naast.context_kind()) = 'jobs') with check (written);

set role {{scribe}};
-- Arguments: the act, the columns of the key, and the columns that tell what changed ('*' for the row).
create function naast.note_revocation() returns trigger
language plpgsql security definer set search_path = naast, pg_temp as $$
declare whole jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  insert into naast.revocation (relation, act, row_key, change) values (tg_table_name, tg_argv[0],
    (select jsonb_object_agg(k, whole -> k) from unnest(string_to_array(tg_argv[1], ',')) k),
    case tg_argv[2] when '*' then whole when '' then null
      else (select jsonb_object_agg(c, whole -> c) from unnest(string_to_array(tg_argv[2], ',')) c) end);
  return null;
end $$;
grant execute on function naast.note_revocation() to {{owner}};
reset role;

grant select (login_name) on naast.person to {{walls}};
set role {{walls}};
-- After a restore without the journal: ends what these people had, by their sign-in names, and opens the house. Gives what
-- ended, for the access book; refuses a name that is nobody's, and a house that is open.
create function naast.reopen(logins text[]) returns table (what text, id uuid, case_id uuid, compartment text)
language plpgsql security definer set search_path = naast, pg_temp as $$
declare moment timestamptz := date_trunc('milliseconds', clock_timestamp()); gone uuid[];
begin
  if naast.context_kind() is distinct from 'jobs' then raise exception using errcode = '42501', message = 'not the jobs'; end if;
  update naast.installation set restored_to = null where restored_to is not null;
  if not found then raise exception using errcode = '55000', message = 'open'; end if;
  select coalesce(array_agg(p.id), '{}') into gone from naast.person p where p.login_name = any(logins);
  if cardinality(gone) <> cardinality(array(select distinct unnest(logins))) then
    raise exception using errcode = '02000', message = 'nobody of that name';
  end if;
  update naast.invitation i set used_at = moment where i.person_id = any(gone) and i.used_at is null;
  update naast.calendar_feed c set ended_at = moment where c.person_id = any(gone) and c.ended_at is null;
  delete from naast.unlock_slot u where u.person_id = any(gone);
  delete from naast.authenticator a where a.person_id = any(gone);
  delete from naast.held_text h where h.person_id = any(gone);
  delete from naast.draft d where d.person_id = any(gone);
  return query update naast.person p set status = 'ended' where p.id = any(gone) and p.status <> 'ended'
    returning 'person', p.id, null::uuid, null::text;
  update naast.team_member m set ended_at = moment, key_sealed = null where m.person_id = any(gone) and m.ended_at is null;
  return query update naast.certificate c set revoked_at = moment where c.subject = any(gone) and c.revoked_at is null
    returning 'certificate', c.id, null::uuid, null::text;
  return query update naast.case_grant g set ended_at = moment, end_reason = 'left', key_sealed = null
    where g.holder_kind = 'person' and g.holder_id = any(gone) and g.ended_at is null
    returning 'grant', g.id, g.case_id, g.compartment;
end $$;
revoke all on function naast.reopen(text[]) from public;
grant execute on function naast.reopen(text[]) to {{jobs}};
reset role;
