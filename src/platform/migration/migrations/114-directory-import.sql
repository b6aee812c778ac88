-- A file of organisations that somebody looks through before taking it over: public words, for whoever sent it, until then.
set role {{owner}};
create table naast.directory_import (
  person_id uuid primary key references naast.person,
  content text not null check (octet_length(content) <= 2097152),
  at timestamptz not null default clock_timestamp()
);
alter table naast.directory_import enable row level security;
alter table naast.directory_import force row level security;
reset role;
create policy own_file on naast.directory_import for all to {{staff}} using (person_id = (select naast.me()))
  with check (person_id = (select naast.me()) and (select naast.my_roles())::text[] && array['coordinator', 'project-leader']);
grant select, insert, update (content, at), delete on naast.directory_import to {{staff}};
