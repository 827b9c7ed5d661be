-- Every download is in the audit log: also that of a letter as it came, or of a file in it.
create table letter_downloads (
  id bigint generated always as identity primary key,
  letter_id bigint not null references raw_letters on delete cascade,
  -- Which of its files; null: the letter itself.
  place integer,
  person_id bigint not null references people,
  at timestamptz not null
);
