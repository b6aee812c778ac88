-- Who may read a report. `all`: whoever stands beside the client. `volunteers`: written by a volunteer, for herself, the region's
-- team, and a successor whose grant says so. `coordinators`: its writer and the region's team, nobody else, whatever a grant says.
set role {{owner}};
alter table naast.case_record add column readers text not null default 'all' check (readers in ('all', 'volunteers', 'coordinators'));
-- Who wrote the first version: a report stays readable to its writer after a colleague changed it. Older rows have none.
alter table naast.case_record add column begun_by uuid references naast.person;
alter table naast.case_grant add column earlier_reports boolean not null default false;
reset role;

-- Beside `held`, never instead of it: whoever holds nothing sees nothing, also not what she wrote herself.
create policy readers on naast.case_record as restrictive for all to {{staff}} using (
  readers = 'all' or coalesce(begun_by, author) = (select naast.me()) or exists (select 1 from naast.case_grant g
    where g.case_id = case_record.case_id and g.compartment = case_record.compartment
      and g.ended_at is null and g.from_at <= now() and (g.until_at is null or g.until_at > now())
      and g.holder_id = any((select naast.my_holders())::uuid[])
      and (g.holder_kind = 'team' or (g.earlier_reports and case_record.readers = 'volunteers')) offset 0));

-- A client has one card; two who make the first one at the same moment must not both succeed.
create unique index case_record_card on naast.case_record (case_id) where kind = 'card' and replaced_at is null;
