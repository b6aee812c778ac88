-- Ways in that close, or that take the place of others, are in the journal too: a changed password, a removed passkey, a code
-- that was used, a role of which passkeys are demanded. A note of a new row lives no longer than the row: a slot of an old
-- password must not lie here when it is gone from its own table.
set role {{owner}};
alter table naast.revocation drop constraint revocation_act_check;
alter table naast.revocation add constraint revocation_act_check check (act in ('ended', 'deleted', 'kept-out', 'added'));
create index revocation_added on naast.revocation (relation, row_key) where act = 'added';
reset role;

grant select (relation, act, row_key), update (change) on naast.revocation to {{scribe}};
create policy scribe_finds on naast.revocation for select to {{scribe}} using (act = 'added');
create policy scribe_erases on naast.revocation for update to {{scribe}} using (act = 'added') with check (change is null);

set role {{scribe}};
create or replace function naast.note_revocation() returns trigger
language plpgsql security definer set search_path = naast, pg_temp as $$
declare
  whole jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  its_key jsonb := (select jsonb_object_agg(k, whole -> k) from unnest(string_to_array(tg_argv[1], ',')) k);
begin
  if tg_op = 'DELETE' then
    update naast.revocation r set change = null where r.act = 'added' and r.relation = tg_table_name and r.row_key = its_key;
  end if;
  insert into naast.revocation (relation, act, row_key, change) values (tg_table_name, tg_argv[0], its_key,
    case tg_argv[2] when '*' then whole when '' then null
      else (select jsonb_object_agg(c, whole -> c) from unnest(string_to_array(tg_argv[2], ',')) c) end);
  return null;
end $$;
reset role;
