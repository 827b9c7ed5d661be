-- E-mail as a way in: every letter is kept as it came, before anything else, and ends in exactly one visible end.

create table raw_letters (
  id bigint generated always as identity primary key,
  received_at timestamptz not null,
  source text not null constraint letter_source_is_known check (source in ('pipe', 'imap')),
  -- The address of ours that it came to.
  mailbox text not null,
  uid bigint,
  uid_validity bigint,
  bytes bytea not null,
  sha256 bytea not null,
  state text not null default 'received' constraint letter_state_is_known check (state in ('received', 'request', 'reply',
    'follow_up', 'duplicate', 'bounce', 'auto_reply', 'parked', 'refused', 'unreadable')),
  -- Why it ended so: the clues, the sender, what stood against it (domain/letter.ts).
  decision jsonb,
  -- What it is recognised by when it comes again, by another way or to another address of ours.
  fingerprint bytea,
  request_number bigint references requests on delete set null,
  message_id bigint references messages on delete set null,
  error text,
  decided_at timestamptz,
  constraint letter_of_a_mailbox_comes_once unique (mailbox, uid_validity, uid),
  constraint letter_with_an_end_is_decided check ((state = 'received') = (decided_at is null))
);
create index raw_letters_by_fingerprint on raw_letters (fingerprint) where fingerprint is not null;
create index raw_letters_by_state on raw_letters (state, id desc);
create index raw_letters_by_request on raw_letters (request_number) where request_number is not null;

-- Which request a letter belongs to, by its Message-ID: the thread that other letters refer to.
create table message_letters (
  id bigint generated always as identity primary key,
  letter_id text not null,
  request_number bigint not null references requests on delete cascade,
  message_id bigint references messages on delete cascade,
  direction text not null constraint letter_direction_is_known check (direction in ('in', 'out')),
  constraint letter_is_in_a_request_once unique (letter_id, request_number)
);
create index message_letters_by_request on message_letters (request_number, id);
create index message_letters_by_message on message_letters (message_id);

-- What a reply quoted and signed: folded away, never thrown away.
alter table messages add column quoted text;

alter table letters
  add column kind text not null default 'sign_in'
    constraint letter_kind_is_known check (kind in ('sign_in', 'acknowledgement', 'reply')),
  add column in_reply_to text,
  add column reference_ids text[] not null default '{}',
  add column reply_to text,
  add column request_number bigint references requests on delete cascade,
  add column about_message_id bigint references messages on delete cascade,
  add column bounced_at timestamptz;
create unique index letter_tells_of_a_message_once on letters (about_message_id, to_address) where about_message_id is not null;
create index letters_automatic_by_address on letters (to_address, created_at) where kind = 'acknowledgement';
create index letters_by_request on letters (request_number) where request_number is not null;
