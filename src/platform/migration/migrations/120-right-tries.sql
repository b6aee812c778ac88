-- A try that turned out right no longer counts as a guess: whoever takes out eight files in a quarter of an hour, each
-- with her password, is not refused. Only for somebody who is signed in; the key is one that only the program can make.
set role {{walls}};
create function naast.uncount_try(counted bytea, seconds integer) returns void
language plpgsql security definer set search_path = naast, pg_temp as $$
declare started timestamptz := to_timestamp(floor(extract(epoch from clock_timestamp()) / seconds) * seconds);
begin
  if naast.context_kind() is distinct from 'person' then return; end if;
  update naast.throttle set hits = hits - 1 where key = counted and window_start = started and hits > 0;
end $$;
revoke execute on function naast.uncount_try(bytea, integer) from public;
grant execute on function naast.uncount_try(bytea, integer) to {{staff}};
reset role;
