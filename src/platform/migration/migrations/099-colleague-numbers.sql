-- A colleague's telephone number, sealed to the staff as the name is: by it a volunteer rings the coordinator of her region, and a
-- coordinator her volunteer. Whoever it is about writes it; the project leader only seals it anew when the key is rotated.
set role {{owner}};
create table naast.colleague_number (
  person_id uuid primary key references naast.person,
  sealed bytea not null,
  epoch integer not null,
  version integer not null default 1
);
alter table naast.colleague_number enable row level security;
alter table naast.colleague_number force row level security;
reset role;

-- One's own; of a region its coordinators to whoever is in it, and everybody of it to its coordinators.
create policy of_the_region on naast.colleague_number for select to {{staff}} using (person_id = (select naast.me())
  or 'project-leader' = any((select naast.my_roles())::text[])
  or exists (select 1 from naast.person p where p.id = colleague_number.person_id and p.status = 'active'
    and p.region_id = (select naast.my_region())
    and ('coordinator' = any(p.roles) or 'coordinator' = any((select naast.my_roles())::text[]))));
create policy own_adds on naast.colleague_number for insert to {{staff}} with check (
  person_id = (select naast.me()) and cardinality((select naast.my_roles())::text[]) > 0);
create policy own_changes on naast.colleague_number for update to {{staff}} using (
  (person_id = (select naast.me()) and cardinality((select naast.my_roles())::text[]) > 0)
  or 'project-leader' = any((select naast.my_roles())::text[]));
grant select, insert on naast.colleague_number to {{staff}};
grant update (sealed, epoch, version) on naast.colleague_number to {{staff}};
