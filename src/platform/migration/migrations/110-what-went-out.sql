-- That a sheet came out, and that something was shared in acute danger, is told in the audit log.
insert into naast.audit_right (login, context, action) select 'staff', 'person', a from unnest(array['referral.printed', 'sharing.danger']) a;
