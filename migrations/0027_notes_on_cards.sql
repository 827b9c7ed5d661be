-- What the support wants to remember of a person or a restaurant: read by the support alone, changed by its author alone.
create table card_notes (
  id bigint generated always as identity primary key,
  person_id bigint references people,
  venue_id bigint references venues,
  author_id bigint not null references people,
  text text not null,
  written_at timestamptz not null,
  changed_at timestamptz,
  constraint note_is_on_one_card check (num_nonnulls(person_id, venue_id) = 1)
);
create index card_notes_by_person on card_notes (person_id, id) where person_id is not null;
create index card_notes_by_venue on card_notes (venue_id, id) where venue_id is not null;
