-- What a frightened visitor reads is signed by whoever may change it: contact details, regions, entries of the directory, approvals.
-- Whatever stands in their rows, the public side shows what was signed (docs/decisions/0071).
set role {{owner}};

-- Do rows that nobody signed still count? In an installation from before, until the leader signs them in one act.
alter table naast.installation add column words_before boolean not null default true;

-- One that is set up after this has nothing from before.
create function naast.begins_signed() returns trigger language plpgsql set search_path = naast, pg_temp as $$
begin
  new.words_before := false;
  return new;
end $$;
grant execute on function naast.begins_signed() to {{walls}};
create trigger begins_signed before update on naast.installation for each row
  when (old.claimed_at is null and new.claimed_at is not null) execute function naast.begins_signed();
reset role;

-- The jobs write to a region's mailbox only where it was signed.
grant select (words_before) on naast.installation to {{jobs}};
create policy jobs_read on naast.installation for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');

set role {{owner}};
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action) values ('staff', 'person', 'words.signed');
alter table naast.audit_right force row level security;
reset role;
