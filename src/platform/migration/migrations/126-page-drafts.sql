-- Pages for visitors that the project leader edits on a screen: a draft is a sealed row that only she reads; what is published is a
-- signed statement and has no row beside it (docs/decisions/0106).
set role {{owner}};
create table naast.page_draft (
  id uuid primary key,
  page text not null check (page ~ '^[a-z]{2,12}$'),
  lang text not null check (lang ~ '^[a-z]{2}$'),
  team_id uuid not null references naast.team,
  epoch integer not null,
  sealed bytea not null,
  made_by uuid not null references naast.person,
  saved_day date not null default current_date,
  unique (page, lang)
);
alter table naast.page_draft enable row level security;
alter table naast.page_draft force row level security;
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action) values ('staff', 'person', 'page.published'), ('staff', 'person', 'page.taken-back');
alter table naast.audit_right force row level security;
reset role;

create policy leader_writes on naast.page_draft for all to {{staff}} using ('project-leader' = any((select naast.my_roles())::text[]))
  with check (made_by = (select naast.me()) and 'project-leader' = any((select naast.my_roles())::text[]));
grant select, insert, delete, update (team_id, epoch, sealed, made_by, saved_day) on naast.page_draft to {{staff}};
