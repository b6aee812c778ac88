-- A colleague leaves: in one act everything ends that opened something for her, and what ended does not come back.
set role {{owner}};
-- The access book is the list of revocations: an old row put back into a table does not change what the chain says (T90).
create index audit_entry_grant_ended on naast.audit_entry (((body::jsonb) ->> 'grant')) where action = 'grant.ended';
create index audit_entry_revoked on naast.audit_entry (((body::jsonb) ->> 'objectId')) where action in ('certificate.revoked', 'person.ended');
reset role;

grant select (action, body, at) on naast.audit_entry to {{walls}};
create policy walls_read_endings on naast.audit_entry for select to {{walls}} using (action in ('grant.ended', 'certificate.revoked', 'person.ended'));
grant select, update (revoked_at) on naast.certificate to {{walls}};
grant update (status) on naast.person to {{walls}};
grant update (used_at) on naast.invitation to {{walls}};
grant update (key_sealed, ended_at) on naast.team_member to {{walls}};
grant update (key_sealed, ended_at, ended_by, end_reason) on naast.case_grant to {{walls}};
grant select (person_id), delete on naast.authenticator, naast.held_text, naast.draft to {{walls}};
grant delete on naast.unlock_slot to {{walls}};
grant update (ended_at) on naast.calendar_feed to {{walls}};
create policy walls_read on naast.certificate for select to {{walls}} using (true);
do $$ declare t text; begin
  foreach t in array array['certificate', 'person', 'invitation', 'team_member', 'case_grant', 'calendar_feed'] loop
    execute format('create policy walls_end on naast.%I for update to {{walls}} using (true) with check (true)', t);
  end loop;
  foreach t in array array['unlock_slot', 'authenticator', 'held_text', 'draft'] loop
    execute format('create policy walls_erase on naast.%I for delete to {{walls}} using (true)', t);
  end loop;
  foreach t in array array['authenticator', 'held_text', 'draft'] loop
    execute format('create policy walls_find on naast.%I for select to {{walls}} using (true)', t);
  end loop;
end $$;

set role {{walls}};

-- Of these grants the ones that the book says have ended, or whose key is older than the case's: whatever their rows say.
create function naast.dead_grants(wanted uuid[]) returns table (id uuid)
language sql stable security definer set search_path = naast, pg_temp as $$
  select g.id from naast.case_grant g join naast.case_file f on f.id = g.case_id
  where g.id = any(wanted) and (g.epoch < f.epoch or exists (select 1 from naast.audit_entry e
    where e.action = 'grant.ended' and ((e.body::jsonb) ->> 'grant') = g.id::text))
$$;

-- Of these certificates the ones that were revoked, by their row or by the book, and since when.
create function naast.revoked_certificates(wanted uuid[]) returns table (id uuid, at timestamptz)
language sql stable security definer set search_path = naast, pg_temp as $$
  select * from (select w.id, least((select c.revoked_at from naast.certificate c where c.id = w.id),
      (select min(e.at) from naast.audit_entry e where e.action = 'certificate.revoked' and ((e.body::jsonb) ->> 'objectId') = w.id::text)) as at
    from unnest(wanted) as w(id)) known where known.at is not null
$$;

-- Did I leave, by what the book says? Then a membership that was put back gives no key.
create function naast.have_left() returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.audit_entry e where e.action = 'person.ended' and ((e.body::jsonb) ->> 'objectId') = naast.me()::text)
$$;

-- Whose access may I end? The leader everybody's but a leader's, a coordinator her region's volunteers', nobody her own.
create function naast.may_end(who uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from naast.person p where p.id = who and p.status <> 'ended' and p.id <> naast.me()
    and not 'project-leader' = any(p.roles)
    and ('project-leader' = any(naast.my_roles())
      or ('coordinator' = any(naast.my_roles()) and p.roles = array['volunteer'] and p.region_id = naast.my_region())))
$$;

-- What will be missing when she is gone: how many clients she stands beside, and the teams in which nobody else has the key.
create function naast.before_leaving(who uuid) returns table (clients integer, alone text[])
language sql stable security definer set search_path = naast, pg_temp as $$
  select (select count(distinct g.case_id)::integer from naast.case_grant g where g.holder_kind = 'person' and g.holder_id = who
      and g.ended_at is null and (g.until_at is null or g.until_at > now())),
    array(select distinct t.kind from naast.team_member m join naast.team t on t.id = m.team_id
      where m.person_id = who and m.ended_at is null and not exists (select 1 from naast.team_member o
        where o.team_id = m.team_id and o.person_id <> who and o.ended_at is null))
  where naast.may_end(who)
$$;

-- The act itself. Gives what ended, for the book; nothing when it was not mine to end. Text that she was writing goes with her.
create function naast.end_access(who uuid, why text) returns table (what text, id uuid, case_id uuid, compartment text)
language plpgsql security definer set search_path = naast, pg_temp as $$
declare moment timestamptz := date_trunc('milliseconds', clock_timestamp());
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
  return query update naast.team_member m set ended_at = moment, key_sealed = null
    where m.person_id = who and m.ended_at is null returning 'team', m.team_id, null::uuid, null::text;
  return query update naast.certificate c set revoked_at = moment
    where c.subject = who and c.revoked_at is null returning 'certificate', c.id, null::uuid, null::text;
  return query update naast.case_grant g set ended_at = moment, ended_by = naast.me(), end_reason = why, key_sealed = null
    where g.holder_kind = 'person' and g.holder_id = who and g.ended_at is null returning 'grant', g.id, g.case_id, g.compartment;
end $$;

grant execute on function naast.dead_grants(uuid[]), naast.have_left(), naast.before_leaving(uuid), naast.end_access(uuid, text) to {{staff}};
grant execute on function naast.revoked_certificates(uuid[]) to {{staff}}, {{public}};
reset role;
