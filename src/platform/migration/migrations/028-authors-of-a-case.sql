-- Who wrote in a case is asked on each of its pages: by this index, not by reading the reports of the whole house.
set role {{owner}};
create index case_record_authors on naast.case_record (case_id, compartment, version, author);
reset role;
