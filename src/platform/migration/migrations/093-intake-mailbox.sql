-- The intake team's mailbox is told that there is something new, as the mailbox of a region is (006). Its address is a setting that
-- visitors do not see; it counts only where the leader signed its hash.
alter policy everybody_reads on naast.contact_setting
  using ((select naast.context_kind()) is not null and (key <> 'intake-mailbox' or (select naast.context_kind()) = 'person'));
create policy jobs_read on naast.contact_setting for select to {{jobs}}
  using ((select naast.context_kind()) = 'jobs' and key = 'intake-mailbox');
grant select on naast.contact_setting to {{jobs}};

set role {{owner}};
-- Was somebody told of it? Those from before this were seen by whoever looked.
alter table naast.registration add column told boolean not null default true;
alter table naast.registration alter column told set default false;
create index registration_to_tell on naast.registration (status) where not told;
alter table naast.installation add column intake_told_at timestamptz;
reset role;

set role {{walls}};
-- Is there a registration of which nobody was told? Then it counts as told. At most once in a quarter of an hour: a flood of
-- registrations is no flood of mail. A moment that lies ahead is of a clock that was wrong (T120).
create function naast.intake_has_news() returns boolean
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'jobs' then return false; end if;
  if exists (select 1 from naast.installation i
      where i.intake_told_at between clock_timestamp() - interval '15 minutes' and clock_timestamp()) then return false; end if;
  update naast.registration r set told = true where not r.told and r.status in ('new', 'check');
  if not found then return false; end if;
  update naast.installation set intake_told_at = clock_timestamp();
  return true;
end $$;
revoke all on function naast.intake_has_news() from public;
grant execute on function naast.intake_has_news() to {{jobs}};
reset role;
