-- Runs after the migrations, each time, so that a table that came since is covered too; what is there already stays.

-- Every process may see which version of the program wrote the database, and nothing else there.
grant usage on schema migrations to {{staff}}, {{public}}, {{jobs}}, {{auditor}}, {{backup}};
grant select on migrations.applied to {{staff}}, {{public}}, {{jobs}}, {{auditor}}, {{backup}};

set role {{owner}};
grant usage on schema naast to {{backup}};

-- The backup reads rows as they lie there: sealed. Without a policy of its own it would copy nothing and say nothing. What
-- a restored house makes anew it may not read: sessions, counted tries, and the keys of the signed context.
do $$ declare t name; begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'naast' and c.relkind = 'r' and c.relname not in ('context_key', 'session', 'throttle')
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'backup_reads') loop
    execute format('grant select on naast.%I to {{backup}}', t);
    execute format('create policy backup_reads on naast.%I for select to {{backup}} using (true)', t);
  end loop;
end $$;
reset role;
