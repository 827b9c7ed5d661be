-- An administrator looks at the pages as somebody else sees them, for an hour at most, and changes nothing.
create table views_as (
  id bigint generated always as identity primary key,
  -- Null: he has signed out since.
  session_id bigint references sessions on delete set null,
  viewer_id bigint not null references people,
  person_id bigint not null references people,
  began_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint view_lasts_an_hour_at_most check (ends_at <= began_at + interval '1 hour'),
  constraint nobody_looks_as_himself check (viewer_id <> person_id)
);
create unique index session_looks_as_one on views_as (session_id) where ended_at is null;
create index views_without_end on views_as (ends_at) where ended_at is null;

-- What a specialist takes on: his number inside the house, and how many open requests at once.
create table specialist_settings (
  person_id bigint primary key references people,
  extension text constraint extension_is_of_one unique
    constraint extension_is_of_digits check (extension ~ '^[0-9]{2,10}$'),
  open_limit integer constraint open_limit_is_sensible check (open_limit between 1 and 999)
);

-- When he is away; the days are those of his own zone, both included.
create table absences (
  id bigint generated always as identity primary key,
  person_id bigint not null references people,
  starts_on date not null,
  ends_on date not null,
  reason text not null constraint absence_reason_is_known check (reason in ('vacation', 'illness', 'trip', 'day_off', 'other')),
  note text not null default '',
  -- Who takes new requests that would be his.
  substitute_id bigint references people,
  constraint absence_ends_after_it_starts check (ends_on >= starts_on),
  constraint nobody_stands_in_for_himself check (substitute_id <> person_id)
);
create index absences_by_person on absences (person_id, starts_on);
create index absences_by_substitute on absences (substitute_id) where substitute_id is not null;
