-- Mailboxes of our own, proof of senders, letters in their own looks, answers that know how they fared.

-- Where letters come from and how answers leave. Passwords and keys are sealed with the secret of the desk.
create table mailboxes (
  id bigint generated always as identity primary key,
  address text not null constraint mailbox_address_is_unique unique
    constraint mailbox_address_is_in_lower_case check (address = lower(address)),
  display_name text,
  managed_by text not null constraint mailbox_keeper_is_known check (managed_by in ('screen', 'environment')),
  enabled boolean not null default true,
  -- {host, port, security: tls | starttls | none, user}; null when letters come only through the door or the pipe.
  imap jsonb,
  imap_password bytea,
  imap_folder text not null default 'INBOX',
  -- The same; null: answers leave by the server of the environment.
  smtp jsonb,
  smtp_password bytea,
  -- The name by which our own mail server signs its Authentication-Results; only his are believed.
  trusted_server text,
  -- {domain, selector}
  dkim jsonb,
  dkim_key bytea,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- How far a mailbox is read, and how it fares. The read flag of the server is never asked.
create table mailbox_states (
  mailbox_id bigint primary key references mailboxes on delete cascade,
  uid_validity bigint,
  last_uid bigint not null default 0,
  -- Letters on the server that are not ours yet, when it was last looked at.
  waiting integer not null default 0,
  connected_at timestamptz,
  checked_at timestamptz,
  last_letter_at timestamptz,
  failures integer not null default 0,
  error text,
  error_at timestamptz
);

alter table raw_letters drop constraint letter_source_is_known;
alter table raw_letters
  add constraint letter_source_is_known check (source in ('pipe', 'imap', 'smtp', 'lmtp')),
  -- {from, ip, helo, user}: what the server that brought it said; null when nobody said it.
  add column envelope jsonb,
  -- What became of the question who wrote it (domain/sender-proof.ts).
  add column sender_check jsonb,
  -- Its ends before this one, the oldest first: [{state, decision, request, message, at, by}].
  add column history jsonb not null default '[]',
  -- Who gave it its end by hand.
  add column decided_by bigint references people;
create index raw_letters_by_sum on raw_letters (mailbox, sha256);

-- Who is not listened to: an address, or a domain with its @.
create table mail_stop_list (
  id bigint generated always as identity primary key,
  pattern text not null constraint stop_list_names_once unique
    constraint stop_list_pattern_is_in_lower_case check (pattern = lower(pattern)),
  reason text not null default '',
  added_by bigint references people,
  added_at timestamptz not null default now()
);

-- A letter in its own looks, cleaned once; the browser cleans it again. Its pictures are files with their Content-ID.
alter table messages add column html text;
alter table files add column content_id text;

-- In copy of the letters since then, by a participant's hand: hears what is said from then on, reads nothing earlier.
alter table watchers add column copied_since timestamptz;

alter table person_addresses
  add column bounced_at timestamptz,
  add column bounce_reason text;

-- Hours in which a person is not written to, in his zone; answers to what he wrote himself still come.
alter table people
  add column quiet_from time,
  add column quiet_to time,
  add constraint quiet_hours_have_both_ends check ((quiet_from is null) = (quiet_to is null));

alter table letters drop constraint letter_kind_is_known;
alter table letters
  add constraint letter_kind_is_known check (kind in ('sign_in', 'acknowledgement', 'reply', 'question', 'resolved',
    'closed', 'reminder', 'to_specialist')),
  add column mailbox_id bigint references mailboxes on delete set null,
  -- The gate lets it out then, and not earlier.
  add column not_before timestamptz,
  -- No further attempt will be made.
  add column gave_up_at timestamptz,
  -- The last word of the server that took it.
  add column answer text,
  add column bounce_reason text;

-- A link in a letter opens one request to the person it was sent to, for at most 72 hours.
create table letter_links (
  token_hash bytea primary key,
  request_number bigint not null references requests on delete cascade,
  person_id bigint not null references people,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint letter_link_is_short_lived check (expires_at <= created_at + interval '72 hours')
);
create index letter_links_by_request on letter_links (request_number);
