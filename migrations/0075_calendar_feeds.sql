-- The secret address under which a calendar of somebody's own reads his duties and absences; kept as its hash.
create table calendar_feeds (
  person_id bigint primary key references people on delete cascade,
  token_hash bytea not null,
  made_at timestamptz not null,
  constraint one_calendar_has_the_address unique (token_hash)
);
