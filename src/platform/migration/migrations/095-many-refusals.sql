-- Many refusals in a short time are told on the first pages of auditor and leader, without a walk along the whole log.

create index audit_entry_refused on naast.audit_entry (at, person) where action = 'request.refused';
