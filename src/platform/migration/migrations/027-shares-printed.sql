-- Whether the shares were printed is asked on every first page of the project leader: one entry in a book of a million.
set role {{owner}};
create index audit_entry_shares on naast.audit_entry (seq) where action = 'house.shares-printed';
reset role;
