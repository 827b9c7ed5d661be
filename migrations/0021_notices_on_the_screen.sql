-- Notices on the screen of whoever works on the desk: what the bell counts and lists.
create table screen_notices (
  delivery_id bigint primary key references deliveries on delete cascade,
  person_id bigint not null references people,
  request_number bigint not null references requests on delete cascade,
  kind text not null,
  -- From then on it is on the screen; quiet hours hold it back.
  shown_at timestamptz not null,
  read_at timestamptz
);
create index screen_notices_by_person on screen_notices (person_id, shown_at desc);
create index screen_notices_unread on screen_notices (person_id, shown_at desc) where read_at is null;
