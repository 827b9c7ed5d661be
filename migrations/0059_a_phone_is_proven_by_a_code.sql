-- A person proves a telephone by a code that was sent there. One code waits for a person at a time.
create table phone_codes (
  id bigint generated always as identity primary key,
  person_id bigint not null references people,
  -- E.164; whose it is, is not asked before the code was right.
  phone text not null,
  -- Null for the moment in which the code is made of the number of this row.
  code_hash bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts_left smallint not null default 5 constraint phone_code_has_tries check (attempts_left >= 0),
  -- It opened the telephone, or another one took its place.
  ended_at timestamptz
);
create unique index one_phone_code_waits_for_a_person on phone_codes (person_id) where ended_at is null;
create index phone_codes_by_time on phone_codes (created_at);

-- One more kind of what belongs to no request.
alter table notices
  drop constraint notice_kind_is_known,
  add constraint notice_kind_is_known check (kind in ('sign_in', 'phone_code', 'address', 'way_in', 'invitation', 'acknowledgement',
    'reply', 'question', 'resolved', 'closed', 'reminder', 'due_moved', 'to_specialist', 'trade_stopped', 'mention', 'assigned',
    'answered', 'breached', 'soon_due', 'in_team')) not valid;
alter table notices validate constraint notice_kind_is_known;
