-- A person writes from several addresses: letters go to the main one, and each was shown to be his before it counts.

alter table person_addresses
  add column is_main boolean not null default false,
  add constraint main_address_is_proven check (not is_main or verified_at is not null);
create unique index person_has_one_main_address on person_addresses (person_id, kind) where is_main;

-- «Is this address yours?»: asked at the address itself when a person wants to add it, or at a known address of his when a
-- letter came from there. Until it is answered the address counts for nothing.
create table address_questions (
  id bigint generated always as identity primary key,
  person_id bigint not null references people,
  address text not null constraint asked_address_is_in_lower_case check (address = lower(address)),
  -- Who can answer: whoever reads this mailbox.
  sent_to text not null,
  -- The letter that somebody asks about; null when the person himself wants the address.
  letter_id bigint references raw_letters on delete cascade,
  asked_by bigint not null references people,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answer text constraint address_answer_is_known check (answer in ('yes', 'no', 'taken', 'withdrawn')),
  answered_at timestamptz,
  constraint address_question_is_short_lived check (expires_at <= asked_at + interval '72 hours'),
  constraint address_answer_has_its_moment check ((answer is null) = (answered_at is null))
);
create index address_questions_by_person on address_questions (person_id, address);
create index address_questions_by_address on address_questions (address, asked_at);
create index address_questions_by_letter on address_questions (letter_id) where letter_id is not null;

-- Each copy of a letter that asks has a key of its own; one answer ends them all.
create table address_keys (
  token_hash bytea primary key,
  question_id bigint not null references address_questions on delete cascade
);
create index address_keys_by_question on address_keys (question_id);

alter table letters drop constraint letter_kind_is_known;
alter table letters
  add constraint letter_kind_is_known check (kind in ('sign_in', 'acknowledgement', 'reply', 'question', 'resolved',
    'closed', 'reminder', 'to_specialist', 'address')),
  add column address_question_id bigint references address_questions on delete set null;
create index letters_by_address_question on letters (address_question_id) where address_question_id is not null;
