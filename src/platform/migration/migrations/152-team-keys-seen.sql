-- The jobs keep in the keys folder which key of each team was the newest: an older one that somebody puts back in its place is
-- known by somebody who left (docs/decisions/0133).
grant select (id, kind, region_id) on naast.team to {{jobs}};
grant select (team_id, epoch, public_key, signer, signed_at, signature) on naast.team_key to {{jobs}};
create policy jobs_read on naast.team for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');
create policy jobs_read on naast.team_key for select to {{jobs}} using ((select naast.context_kind()) = 'jobs');
