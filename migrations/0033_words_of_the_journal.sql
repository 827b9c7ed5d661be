-- The journal of administration is looked through by words: names and values, wherever they stand in a change.
create index admin_changes_by_words on admin_changes
  using gin ((name || ' ' || coalesce(before::text, '') || ' ' || coalesce(after::text, '')) gin_trgm_ops);
