-- Mail that does not arrive is work of the team: it is tried again by hand, or taken care of by telephone.
set role {{owner}};
alter table naast.mail_due add column told_at timestamptz, add column told_by uuid references naast.person,
  add constraint mail_due_told check ((told_at is null) = (told_by is null));
alter table naast.audit_right no force row level security;
insert into naast.audit_right (login, context, action) values ('staff', 'person', 'mail.again'), ('staff', 'person', 'mail.told');
alter table naast.audit_right force row level security;
reset role;

-- Whoever sees that mail may act on it: once, in her own name, and never on what is already taken care of.
create policy team_acts on naast.mail_due for update to {{staff}} using (told_at is null and (
    ('project-leader' = any((select naast.my_roles())::text[]) and kind <> 'person')
    or ('coordinator' = any((select naast.my_roles())::text[]) and kind = 'region' and of_id = (select naast.my_region()))))
  with check (told_by is null or told_by = (select naast.me()));
grant update (try_after, told_at, told_by) on naast.mail_due to {{staff}};
