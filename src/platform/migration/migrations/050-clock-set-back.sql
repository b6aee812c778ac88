-- The clock of this server can be set back. What it dated ahead of itself then must not live longer than anybody meant:
-- sessions end (her keys are gone with them, and she signs in again), unfinished registrations count as touched now.
set role {{walls}};
create function naast.end_ahead() returns integer
language plpgsql security definer set search_path = naast, pg_temp as $$
declare
  ended integer;
  soon constant timestamptz := clock_timestamp() + interval '2 minutes';
begin
  if naast.context_kind() is distinct from 'jobs' then raise exception using errcode = '42501', message = 'not the jobs'; end if;
  update naast.session set ended_at = clock_timestamp(), secret_sealed = null
    where ended_at is null and (touched_at > soon or started_at > soon);
  get diagnostics ended = row_count;
  update naast.intake_draft set touched_at = clock_timestamp() where touched_at > soon;
  return ended;
end $$;
revoke all on function naast.end_ahead() from public;
grant execute on function naast.end_ahead() to {{jobs}};
reset role;
