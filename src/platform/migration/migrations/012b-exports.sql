-- A bundle that was taken along left the house, as a file of figures does: an auditor sees both on her first page.
set role {{owner}};
create index audit_entry_bundles on naast.audit_entry (seq) where action = 'bundle.downloaded';
reset role;
