-- Whether it helped is asked two months after somebody took over, when most referrals are done: the answer is added to what is sealed
-- (docs/decisions/0160). 011 let nothing be written to what is done, so the answer was refused. Refused and taken back stay shut.
drop policy ended_once on naast.referral;
create policy ended_once on naast.referral as restrictive for update to {{staff}}
  using (state not in ('refused', 'taken-back')) with check (true);

set role {{owner}};
-- That it is done, and since which day, stays as it ended: such an update changes no row.
create function naast.stays_done() returns trigger language plpgsql set search_path = naast, pg_temp as $$
begin
  return null;
end $$;
create trigger stays_done before update on naast.referral for each row
  when (old.state = 'done' and (new.state <> old.state or new.since_day <> old.since_day))
  execute function naast.stays_done();
reset role;
