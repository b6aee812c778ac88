-- What the journal has on its disk need not lie here as well: the note of a new way in gives up what it holds when it is ticked
-- off, so that whoever reads the notes finds no slot of a password (059).
update naast.revocation set change = null where act = 'added' and written;

set role {{owner}};
create function naast.give_up_note() returns trigger language plpgsql set search_path = naast, pg_temp as $$
begin
  new.change := null;
  return new;
end $$;
create trigger give_up_note before update on naast.revocation for each row when (new.written and new.act = 'added')
  execute function naast.give_up_note();
reset role;
