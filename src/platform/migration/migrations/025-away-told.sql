-- Away days are sealed to the team of the region; the volunteer herself gets them sealed to her own key, so that what she is
-- reminded of can wait until she is back. Written with every profile, away or not: that the column is filled tells nothing.
set role {{owner}};
alter table naast.volunteer_profile add column told bytea;
