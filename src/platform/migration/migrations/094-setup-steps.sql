-- What the leader says was done in setting up, where the program cannot see it: it stands in the audit log, as with the sheets (027).
insert into naast.audit_right (login, context, action) values
  ('staff', 'door', 'house.step-done'), ('staff', 'person', 'house.step-done');
set role {{owner}};
create index audit_entry_steps on naast.audit_entry (seq) where action = 'house.step-done';
reset role;
