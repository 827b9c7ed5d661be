-- The page of letters stays fast with a million of them.

-- Letters are counted by pages of a book, two thousand numbers each. A page that is full is closed: how many letters came is written
-- once. What became of them is counted from the letters themselves, again as soon as one of the page changes, and all of them each night.
create table letter_pages (
  page bigint not null,
  mailbox text not null,
  received integer not null,
  -- {state: how many letters}
  states jsonb not null,
  astray integer not null,
  -- What has changed since then is not counted in it yet.
  counted_at timestamptz not null,
  primary key (page, mailbox)
);

-- When its end, its message or its mailbox last changed, by whatever hand; null: before there were books.
alter table raw_letters add column changed_at timestamptz;
alter table raw_letters alter column changed_at set default clock_timestamp();
create function letter_has_changed() returns trigger language plpgsql as $$
begin
  new.changed_at := clock_timestamp();
  return new;
end $$;
create trigger letter_has_changed before update of state, message_id, mailbox on raw_letters
  for each row execute function letter_has_changed();

create index raw_letters_by_change on raw_letters ((id / 2000), changed_at);
create index raw_letters_by_message on raw_letters (message_id) where message_id is not null;
create index raw_letters_without_end on raw_letters (mailbox, received_at) where state = 'received';

-- Who wrote it and about what, as people look for it.
create function letter_words(decision jsonb) returns text language sql immutable parallel safe as $$
  select lower(coalesce(decision->>'from', '') || ' ' || coalesce(decision->>'subject', ''))
$$;
create index raw_letters_by_words on raw_letters using gin (letter_words(decision) gin_trgm_ops);
