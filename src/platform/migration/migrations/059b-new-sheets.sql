-- New recovery sheets when a keeper leaves: which sheets count, and whether new ones have to be made, is what the access book says.
set role {{owner}};
create index audit_entry_sheets on naast.audit_entry (seq) where action in ('recovery.keeper-gone', 'recovery.sheets-renewed');
reset role;
grant select (seq) on naast.audit_entry to {{walls}};
create policy walls_read_sheets on naast.audit_entry for select to {{walls}} using (action in ('recovery.keeper-gone', 'recovery.sheets-renewed'));

set role {{walls}};
-- The set that counts (null: that of the first day), and whether a keeper left since it was made. For whoever types sheets.
create function naast.recovery_sheets() returns table (sheet_set text, keeper_gone boolean)
language sql stable security definer set search_path = naast, pg_temp as $$
  with last as (
    select (select max(e.seq) from naast.audit_entry e where e.action = 'recovery.sheets-renewed') as renewed,
      (select max(e.seq) from naast.audit_entry e where e.action = 'recovery.keeper-gone') as gone)
  select (select (e.body::jsonb) ->> 'reason' from naast.audit_entry e where e.seq = last.renewed and e.action = 'recovery.sheets-renewed'),
    coalesce(last.gone > coalesce(last.renewed, 0), false)
  from last where naast.context_kind() = 'door' or 'project-leader' = any(naast.my_roles())
$$;
grant execute on function naast.recovery_sheets() to {{staff}};
reset role;
