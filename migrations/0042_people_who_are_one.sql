-- Two people of customers who turned out to be one: who stays, who went, and row by row what went over, so that it can go back.
create table person_merges (
  id bigint generated always as identity primary key,
  kept_id bigint not null references people,
  gone_id bigint not null references people,
  merged_by bigint not null references people,
  merged_at timestamptz not null,
  undone_by bigint references people,
  undone_at timestamptz,
  constraint nobody_is_merged_with_himself check (kept_id <> gone_id),
  constraint undone_merge_has_its_moment check ((undone_by is null) = (undone_at is null))
);
create unique index person_goes_over_once on person_merges (gone_id) where undone_at is null;
create index person_merges_by_kept on person_merges (kept_id, id);

create table merged_rows (
  id bigint generated always as identity primary key,
  merge_id bigint not null references person_merges on delete cascade,
  -- 'table.column' that pointed to who went, and points to who stays.
  place text not null,
  -- How the row is found again; where it was changed or dropped, what it was.
  key jsonb not null
);
create index merged_rows_by_merge on merged_rows (merge_id, place);
