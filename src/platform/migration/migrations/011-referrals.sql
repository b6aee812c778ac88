-- Where else a client can be helped, and passing her on. What organisations do is no secret; where a shelter stands is one.
set role {{owner}};

-- What colleagues wrote over the directory that comes with the program, or added to it. `published` is what the public
-- side may show; null means that it shows nothing of this organisation.
create table naast.organisation (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{1,38}$'),
  content jsonb not null,
  published jsonb,
  checked_on date not null default current_date,
  checked_by uuid not null,
  version integer not null default 1,
  -- What nobody is sure of is never told to a client as a fact.
  check (published is null or content ->> 'confidence' is distinct from 'LOW')
);

-- Addresses that must stay unknown, apart from everything that is listed or searched: sealed to the team of one region.
create table naast.secret_address (
  id uuid primary key,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,38}$'),
  team_id uuid not null references naast.team,
  epoch integer not null,
  sealed bytea not null,
  version integer not null default 1,
  unique (team_id, key)
);

-- Passing a client on. In the clear: where it stands and since when, for the list of what waits for an answer; to whom,
-- why and what was shared lie in the seal.
create table naast.referral (
  id uuid primary key,
  case_id uuid not null references naast.case_file,
  compartment text not null default 'core' check (compartment = 'core'),
  state text not null default 'draft' check (state in ('draft', 'sent', 'waiting', 'accepted', 'refused', 'done', 'taken-back')),
  since_day date not null default current_date,
  epoch integer not null,
  version integer not null default 1,
  sealed bytea not null
);
create index referral_case on naast.referral (case_id);
create index referral_open on naast.referral (since_day) where state in ('draft', 'sent', 'waiting', 'accepted');

do $$ declare t text; begin
  foreach t in array array['organisation', 'secret_address', 'referral'] loop
    execute format('alter table naast.%I enable row level security', t);
    execute format('alter table naast.%I force row level security', t);
  end loop;
end $$;
reset role;

create policy colleagues_read on naast.organisation for select to {{staff}} using (cardinality((select naast.my_roles())::text[]) > 0);
create policy keepers_add on naast.organisation for insert to {{staff}} with check (
  checked_by = (select naast.me()) and (select naast.my_roles())::text[] && array['coordinator', 'project-leader']);
create policy keepers_change on naast.organisation for update to {{staff}}
  using ((select naast.my_roles())::text[] && array['coordinator', 'project-leader'])
  with check (checked_by = (select naast.me()));
grant select, insert, update (content, published, checked_on, checked_by, version) on naast.organisation to {{staff}};
create policy everybody_reads on naast.organisation for select to {{public}} using ((select naast.context_kind()) = 'public');
grant select (key, published, checked_on) on naast.organisation to {{public}};

create policy coordinators_keep on naast.secret_address for all to {{staff}} using (
  'coordinator' = any((select naast.my_roles())::text[]) and team_id = any((select naast.my_teams())::uuid[]));
grant select, insert, update (sealed, epoch, version) on naast.secret_address to {{staff}};

create policy held on naast.referral for all to {{staff}} using (exists (select 1 from naast.case_grant g
  where g.case_id = referral.case_id and g.compartment = referral.compartment and g.ended_at is null and g.from_at <= now()
    and (g.until_at is null or g.until_at > now()) and g.holder_id = any((select naast.my_holders())::uuid[])));
-- What has ended stays as it ended.
create policy ended_once on naast.referral as restrictive for update to {{staff}}
  using (state not in ('refused', 'done', 'taken-back')) with check (true);
grant select, insert, update (state, since_day, epoch, version, sealed) on naast.referral to {{staff}};
