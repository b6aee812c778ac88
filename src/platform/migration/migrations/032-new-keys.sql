-- A forgotten password or a lost telephone: everything by which somebody got in is gone, and she begins again with a code.
-- Her grants stay until a coordinator has vouched for the new keys, and makes those that live anew (security.md 2.5.6).
set role {{owner}};
-- Was this code given for new keys? Then her colleagues in the region are told, so that a silent takeover is seen.
alter table naast.invitation add column anew boolean not null default false;
reset role;
grant update (added_by, added_at) on naast.team_member to {{staff}};
grant update (must_change) on naast.person to {{walls}};
grant select (person_id), delete on naast.known_device to {{walls}};
create policy walls_find on naast.known_device for select to {{walls}} using (true);
create policy walls_erase on naast.known_device for delete to {{walls}} using (true);

-- Back in a team after new keys: the row of her membership gets the key sealed to the new ones, by whoever could add her.
create policy members_return on naast.team_member for update to {{staff}}
  using (ended_at is not null and key_sealed is null
    and (team_id = any((select naast.my_teams())::uuid[]) or 'project-leader' = any((select naast.my_roles())::text[])))
  with check (ended_at is null and added_by = (select naast.me())
    and (team_id = any((select naast.my_teams())::uuid[]) or 'project-leader' = any((select naast.my_roles())::text[]))
    and exists (select from naast.team t join naast.person p on p.id = team_member.person_id and p.status = 'active'
      where t.id = team_member.team_id and case t.kind
        when 'staff' then (select naast.my_roles())::text[] && array['project-leader', 'coordinator']
        when 'oversight' then 'project-leader' = any(p.roles)
        when 'intake' then 'intake' = any(p.roles)
        else 'coordinator' = any(p.roles) and p.region_id = t.region_id end));

set role {{walls}};
-- Gives what ended, for the book; nothing when it was not mine to begin. What she was writing in a case stays with the case.
create function naast.start_anew(who uuid) returns table (what text, id uuid)
language plpgsql security definer set search_path = naast, pg_temp as $$
declare moment timestamptz := date_trunc('milliseconds', clock_timestamp());
begin
  perform 1 from naast.person p where p.id = who and p.status in ('awaiting', 'active') for update;
  if not found or not naast.may_vouch_for(who) then return; end if;
  update naast.person p set status = 'invited', must_change = false where p.id = who;
  update naast.session s set ended_at = moment, secret_sealed = null where s.person_id = who and s.ended_at is null;
  update naast.invitation i set used_at = moment where i.person_id = who and i.used_at is null;
  update naast.calendar_feed c set ended_at = moment where c.person_id = who and c.ended_at is null;
  delete from naast.unlock_slot u where u.person_id = who;
  delete from naast.authenticator a where a.person_id = who;
  delete from naast.known_device d where d.person_id = who;
  delete from naast.held_text h where h.person_id = who;
  return query select 'person', who;
  return query update naast.team_member m set ended_at = moment, key_sealed = null
    where m.person_id = who and m.ended_at is null returning 'team', m.team_id;
  return query update naast.certificate c set revoked_at = moment
    where c.subject = who and c.revoked_at is null returning 'certificate', c.id;
end $$;
grant execute on function naast.start_anew(uuid) to {{staff}};
reset role;
