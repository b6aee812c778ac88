-- As before (058). Whether a case has any grant is asked in two halves, as its two indexes have them: in one question the server
-- read all grants of the installation for each row of a new case, 32,000 of them in a region of 16,000 cases.
set role {{walls}};
create or replace function naast.coordinates(wanted uuid) returns boolean
language sql stable security definer set search_path = naast, pg_temp as $$
  select exists (select 1 from (select naast.me() as id offset 0) acting
    join naast.person p on p.id = acting.id and p.status = 'active' and 'coordinator' = any(p.roles)
    join naast.case_file f on f.id = wanted and f.region_id = p.region_id
    where not exists (select 1 from naast.case_block b where b.case_id = wanted and b.person_id = p.id and b.ended_at is null)
      and (not exists (select 1 from naast.case_grant g where g.case_id = wanted and g.ended_at is null)
          and not exists (select 1 from naast.case_grant g where g.case_id = wanted and g.ended_at is not null)
        or exists (select 1 from naast.case_grant g where g.case_id = wanted and g.ended_at is null and g.from_at <= now()
          and (g.until_at is null or g.until_at > now())
          and (g.holder_id = p.id or exists (select 1 from naast.team_member m
            where m.person_id = p.id and m.team_id = g.holder_id and m.ended_at is null)))))
$$;
reset role;
