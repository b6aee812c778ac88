-- A form that is sent late, and late again with more in it, is kept once: the later text takes the place of the earlier one
-- (docs/decisions/0159). At most a hundred forms a person, each as long as before.
grant select (id), update (sealed, at) on naast.held_text to {{walls}};
create policy walls_renew on naast.held_text for update to {{walls}} using (true) with check (true);

set role {{walls}};
drop function naast.hold_text(uuid, bytea, bytea);

-- 'new', 'again' when this form's earlier text was replaced, null when it is not kept. Whose the row is never changes.
create function naast.hold_text(row_id uuid, wanted bytea, late bytea) returns text
language plpgsql security definer set search_path = naast, pg_temp as $$
declare writer uuid;
begin
  select l.person_id into writer from naast.late_writer(wanted) l;
  if writer is null or octet_length(late) > 200000 then return null; end if;
  update naast.held_text h set sealed = late, at = clock_timestamp() where h.id = row_id and h.person_id = writer;
  if found then return 'again'; end if;
  if (select count(*) from naast.held_text h where h.person_id = writer) >= 100 then return null; end if;
  insert into naast.held_text (id, person_id, sealed) values (row_id, writer, late) on conflict (id) do nothing;
  if found then return 'new'; end if;
  update naast.held_text h set sealed = late, at = clock_timestamp() where h.id = row_id and h.person_id = writer;
  return case when found then 'again' end;
end $$;
revoke all on function naast.hold_text(uuid, bytea, bytea) from public;
grant execute on function naast.hold_text(uuid, bytea, bytea) to {{staff}};
