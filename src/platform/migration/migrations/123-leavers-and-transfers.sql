-- The mailbox of a volunteer goes with her: whoever left is not written to, and nobody reads where she could be (decision 0092).
set role {{owner}};
create policy walls_forget on naast.reminder_mailbox for delete to {{walls}} using (true);
create policy walls_forget on naast.mail_due for delete to {{walls}} using (true);
create policy walls_read on naast.mail_due for select to {{walls}} using (true);
grant delete on naast.reminder_mailbox, naast.mail_due to {{walls}};
grant select (kind, of_id) on naast.mail_due to {{walls}};
reset role;

set role {{walls}};
create function naast.forget_mailbox() returns trigger
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  delete from naast.reminder_mailbox m where m.person_id = new.id;
  delete from naast.mail_due d where d.kind = 'person' and d.of_id = new.id;
  return null;
end $$;
revoke execute on function naast.forget_mailbox() from public;
grant execute on function naast.forget_mailbox() to {{owner}};
reset role;

set role {{owner}};
create trigger forget_mailbox after insert or update of status on naast.person for each row when (new.status = 'ended')
  execute function naast.forget_mailbox();
reset role;

-- Those of before.
set role {{walls}};
delete from naast.reminder_mailbox m using naast.person p where p.id = m.person_id and p.status = 'ended';
reset role;
-- A mailbox that is put back beside somebody who left is read by no job.
alter policy jobs_read on naast.reminder_mailbox using ((select naast.context_kind()) = 'jobs' and naast.may_be_reminded(person_id));

-- A transfer that was taken back leaves nothing that could be used: the old region's list of the case names the grant that waited as
-- ended, and the log is asked before a case is taken.
set role {{walls}};
create function naast.grants_waiting(wanted uuid) returns setof uuid
language sql stable security definer set search_path = naast, pg_temp as $$
  select g.id from naast.transfer_grant g join naast.case_transfer x on x.id = g.transfer_id
  where x.id = wanted and 'coordinator' = any(naast.my_roles()) and x.from_region = naast.my_region()
    and x.case_id <> all(naast.kept_out_of())
$$;
revoke execute on function naast.grants_waiting(uuid) from public;
grant execute on function naast.grants_waiting(uuid) to {{staff}};
create or replace function naast.accept_transfer(wanted uuid, statements jsonb) returns boolean
language plpgsql volatile security definer set search_path = naast, pg_temp as $$
declare x naast.case_transfer; moment timestamptz := date_trunc('milliseconds', clock_timestamp());
begin
  if not 'coordinator' = any(naast.my_roles()) then return false; end if;
  select * into x from naast.case_transfer c where c.id = wanted for update;
  if not found or x.state <> 'proposed' or x.until_at <= now() or x.to_region is distinct from naast.my_region()
    or x.case_id = any(naast.kept_out_of()) or x.to_team <> all(naast.my_teams())
    -- Decided once: by the log too, whatever somebody made of its rows since.
    or exists (select 1 from naast.audit_entry e where e.action in ('transfer.taken-back', 'transfer.returned', 'transfer.lapsed',
      'transfer.accepted') and ((e.body::jsonb) ->> 'objectId') = wanted::text) then return false; end if;
  perform 1 from naast.case_file f where f.id = x.case_id and f.region_id = x.from_region and f.epoch = x.epoch and f.status = 'open' for update;
  if not found then return false; end if;
  if jsonb_array_length(statements) <> 1 or statements -> 0 ->> 'kind' <> 'transfer.accepted'
    or statements -> 0 ->> 'subject' <> x.case_id::text
    or not exists (select 1 from naast.certificate c where c.id = (statements -> 0 ->> 'certificate')::uuid and c.subject = naast.me()) then
    raise exception using errcode = '42501', message = 'not mine to say';
  end if;
  insert into naast.case_grant (id, case_id, compartment, epoch, holder_kind, holder_id, holder_epoch, earlier_reports, from_at, until_at,
      reason, granter, granter_certificate, signature, key_sealed)
    select g.id, g.case_id, g.compartment, g.epoch, g.holder_kind, g.holder_id, g.holder_epoch, g.earlier_reports, g.from_at, g.until_at,
      g.reason, g.granter, g.granter_certificate, g.signature, g.key_sealed
    from naast.transfer_grant g where g.transfer_id = wanted and g.key_sealed is not null and g.until_at > now();
  update naast.transfer_grant g set key_sealed = null where g.transfer_id = wanted;
  update naast.case_file f set region_id = x.to_region, changed_day = current_date where f.id = x.case_id;
  update naast.case_transfer c set state = 'accepted', decided_by = naast.me(), decided_at = moment, card = null where c.id = wanted;
  -- What somebody of the old region was still writing goes with her way in.
  delete from naast.draft d where d.case_id = x.case_id;
  perform naast.write_statements(statements, 'person', naast.me());
  return true;
end $$;
reset role;
