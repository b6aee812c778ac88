-- What was set aside is erased after fourteen days: the jobs get the ids, so that each stands in the access book.
set role {{walls}};
create or replace function naast.sweep_drafts() returns integer
language plpgsql security definer set search_path = naast, pg_temp as $$
declare gone integer;
begin
  if naast.context_kind() is distinct from 'jobs' then raise exception using errcode = '42501', message = 'not the jobs'; end if;
  delete from naast.intake_draft d where d.touched_at < clock_timestamp() - interval '14 days'
    or (d.code_mac is null and d.touched_at < clock_timestamp() - interval '30 minutes');
  get diagnostics gone = row_count;
  return gone;
end $$;

-- A flood is erased a little at a time: each entry lengthens the chain, which nobody else can write in meanwhile.
create function naast.erase_set_aside() returns setof uuid
language plpgsql security definer set search_path = naast, pg_temp as $$
begin
  if naast.context_kind() is distinct from 'jobs' then raise exception using errcode = '42501', message = 'not the jobs'; end if;
  return query update naast.registration r set status = 'withdrawn', key_sealed = null, sealed = null, version = r.version + 1
    where r.id in (select s.id from naast.registration s
      where s.status = 'set-aside' and s.changed_day < current_date - 14 order by s.id limit 200 for update skip locked)
    returning r.id;
end $$;
revoke all on function naast.erase_set_aside() from public;
grant execute on function naast.erase_set_aside() to {{jobs}};
reset role;
