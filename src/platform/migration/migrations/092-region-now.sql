-- What the leader typed of a region's places and languages is her wish and stays. What the profiles of its volunteers add up to
-- stands beside it: null as long as no profile was saved since this migration (before, a saved profile replaced what was typed).
set role {{owner}};

alter table naast.region add column places_now integer check (places_now >= 0), add column languages_now text[];

reset role;
