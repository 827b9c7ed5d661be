-- A solution is told a few seconds after it was given, so that its specialist can take it back: until then its change waits here, with
-- the request as it stood before (src/domain/request/undo.ts, docs/decisions/0023).
alter table untold_changes
  add column not_before timestamptz,
  add column held_for bigint references people,
  add column stood jsonb,
  add constraint what_is_held_can_be_taken_back check ((stood is null) = (held_for is null) and (stood is null or not_before is not null));
