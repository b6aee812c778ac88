-- Unfinished registrations, a way to stop with the code, and room that a flood cannot take up (T83).
set role {{owner}};

-- Sealed under a key that only the visitor's cookie holds, or whoever has the code (settled.md 4). Nobody's rows: the public
-- role reaches one at a time, through the functions below.
create table naast.intake_draft (
  id uuid primary key,
  lookup bytea unique,
  code_mac bytea,
  code_salt bytea,
  code_sealed bytea,
  sealed bytea not null,
  touched_at timestamptz not null default clock_timestamp(),
  check ((code_mac is null) = (code_salt is null) and (code_mac is null) = (code_sealed is null)),
  -- What neither a cookie nor a code opens is no draft any more.
  check (lookup is not null or code_mac is not null)
);
create index intake_draft_code on naast.intake_draft (code_mac);
create index intake_draft_age on naast.intake_draft (touched_at);
alter table naast.intake_draft enable row level security;
alter table naast.intake_draft force row level security;

-- The day on which somebody who is a client by now said with her code that she wants to stop; empty once that was seen.
alter table naast.registration add column stop_asked_day date;
create index registration_status on naast.registration (status, changed_day);

reset role;
grant select, insert, update, delete on naast.intake_draft to {{walls}};
create policy walls_all on naast.intake_draft for all to {{walls}} using (true) with check (true);
grant update (stop_asked_day) on naast.registration to {{staff}};
-- One registration takes no more room than the longest that our own form can send.
alter policy public_registers on naast.registration with check (
  status in ('new', 'check') and taken_by is null and case_id is null and stop_asked_day is null and octet_length(sealed) <= 24576
  and team_id in (select k.team_id from naast.published_intake_key k) and (select naast.context_kind()) = 'public');
set role {{walls}};

-- Writes a draft, or begins one while there is room: 5,000 of at most 40 kB. False when there is none.
create function naast.put_draft(wanted uuid, cookie bytea, content bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'public' or octet_length(content) > 40000 then return false; end if;
  update naast.intake_draft d set sealed = content, touched_at = clock_timestamp() where d.id = wanted and d.lookup = cookie;
  if found then return true; end if;
  delete from naast.intake_draft d where d.code_mac is null and d.touched_at < clock_timestamp() - interval '30 minutes';
  if (select count(*) from naast.intake_draft) >= 5000 then return false; end if;
  insert into naast.intake_draft (id, lookup, sealed) values (wanted, cookie, content) on conflict do nothing;
  return found;
end $$;

-- The draft of a cookie that was used in the last half hour; the row stays locked until the end of the transaction, so that
-- of two answers at once neither is lost.
create function naast.get_draft(cookie bytea) returns table (id uuid, sealed bytea)
language sql volatile security definer set search_path = naast, pg_temp as $$
  update naast.intake_draft d set touched_at = case when d.touched_at < clock_timestamp() - interval '1 minute' then clock_timestamp() else d.touched_at end
  where d.lookup = cookie and d.touched_at > clock_timestamp() - interval '30 minutes' and naast.context_kind() = 'public'
  returning d.id, d.sealed
$$;

-- Puts a code on a draft: its key, sealed under what the code gives.
create function naast.code_draft(cookie bytea, code bytea, salt bytea, wrapped bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'public' or octet_length(wrapped) > 1000 then return false; end if;
  update naast.intake_draft d set code_mac = code, code_salt = salt, code_sealed = wrapped where d.lookup = cookie;
  return found;
end $$;

-- What a code needs to open its draft: the salt and the sealed key. Of no use to whoever has only guessed that there is one.
create function naast.draft_of_code(code bytea) returns table (id uuid, code_salt bytea, code_sealed bytea, sealed bytea)
language sql stable security definer set search_path = naast, pg_temp as $$
  select d.id, d.code_salt, d.code_sealed, d.sealed from naast.intake_draft d
  where d.code_mac = code and d.touched_at > clock_timestamp() - interval '14 days' and naast.context_kind() = 'public'
$$;

-- She is back with her code: the draft goes by a new cookie, and the one on the borrowed telephone opens nothing.
create function naast.enter_draft(wanted uuid, code bytea, cookie bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'public' then return false; end if;
  update naast.intake_draft d set lookup = cookie, touched_at = clock_timestamp() where d.id = wanted and d.code_mac = code;
  return found;
end $$;

-- The way out: with a code the draft waits for it, without one nobody could ever open it again (T55).
create function naast.leave_draft(cookie bytea) returns void
language sql volatile security definer set search_path = naast, pg_temp as $$
  delete from naast.intake_draft d where d.lookup = cookie and d.code_mac is null and naast.context_kind() = 'public';
  update naast.intake_draft d set lookup = null where d.lookup = cookie and naast.context_kind() = 'public'
$$;

create function naast.drop_draft(cookie bytea, code bytea) returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'public' then return false; end if;
  delete from naast.intake_draft d where d.lookup = cookie or d.code_mac = code;
  return found;
end $$;

-- Without a code half an hour, with one fourteen days.
create function naast.sweep_drafts() returns integer
language plpgsql security definer set search_path = naast, pg_temp as $$
declare gone integer;
begin
  if naast.context_kind() is distinct from 'jobs' then raise exception using errcode = '42501', message = 'not the jobs'; end if;
  delete from naast.intake_draft d where d.touched_at < clock_timestamp() - interval '14 days'
    or (d.code_mac is null and d.touched_at < clock_timestamp() - interval '30 minutes');
  get diagnostics gone = row_count;
  return gone;
end $$;

-- Is there room for one more? What waits to be checked has its own share, so that a flood takes none from the others.
create function naast.intake_has_room(wanted text) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select count(*) < case wanted when 'check' then 6000 else 3000 end
  from (select 1 from naast.registration r where r.status = wanted limit 6000) waiting where naast.context_kind() = 'public'
$$;

-- She stops. What nobody has made a case of is erased at once; a case is the coordinator's to end, and she is told.
create function naast.withdraw_registration(wanted bytea, really boolean) returns table (outcome text, id uuid)
language plpgsql security definer set search_path = naast, pg_temp as $$
declare found_row naast.registration;
begin
  if naast.context_kind() is distinct from 'public' then return; end if;
  select * into found_row from naast.registration r where r.receipt_mac = wanted and r.status <> 'withdrawn' for update;
  if not found then return; end if;
  if found_row.status <> 'accepted' then
    if really then
      update naast.registration r set status = 'withdrawn', key_sealed = null, sealed = null, changed_day = current_date,
        version = r.version + 1 where r.id = found_row.id;
    end if;
    return query select 'erased'::text, found_row.id;
  elsif exists (select 1 from naast.case_file c where c.id = found_row.case_id and c.status <> 'closed') then
    if really then update naast.registration r set stop_asked_day = current_date where r.id = found_row.id; end if;
    return query select 'told'::text, found_row.id;
  end if;
end $$;

grant execute on function naast.put_draft(uuid, bytea, bytea), naast.get_draft(bytea), naast.code_draft(bytea, bytea, bytea, bytea),
  naast.draft_of_code(bytea), naast.enter_draft(uuid, bytea, bytea), naast.leave_draft(bytea), naast.drop_draft(bytea, bytea),
  naast.intake_has_room(text), naast.withdraw_registration(bytea, boolean) to {{public}};
grant execute on function naast.sweep_drafts() to {{jobs}};
reset role;
