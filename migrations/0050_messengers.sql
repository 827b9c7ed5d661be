-- Bots by which people manage requests in a messenger. An account, a chat and a message are numbered by the messenger, for each bot
-- by itself: what belongs to one bot says nothing of another.
create table messenger_bots (
  id bigint generated always as identity primary key,
  kind text not null constraint messenger_kind_is_known check (kind in ('telegram')),
  managed_by text not null constraint messenger_bot_managed_by_is_known check (managed_by in ('screen', 'environment')),
  enabled boolean not null default true,
  -- Sealed with the secret of the desk; null for a bot of the environment, whose token is never kept here.
  token bytea,
  -- The last characters, by which an administrator knows which token it is.
  token_ends text not null,
  -- How the bot is called by its messenger: number, name in links, title.
  account text not null,
  username text not null,
  title text not null,
  receives text not null default 'polling' constraint messenger_bot_receives_is_known check (receives in ('polling', 'webhook')),
  links_by_phone boolean not null default true,
  -- What could not be delivered for so long is told by another way.
  fallback_minutes integer not null default 5 constraint fallback_is_within_a_day check (fallback_minutes between 1 and 1440),
  updated_at timestamptz not null default now(),
  constraint messenger_bot_is_kept_once unique (kind, account)
);

create table messenger_bot_states (
  bot_id bigint primary key references messenger_bots on delete cascade,
  -- Where receiving goes on.
  cursor text,
  -- The messenger answered us, and how long that took.
  answered_at timestamptz,
  answer_ms integer,
  -- Nothing is sent before then: the messenger asked for it.
  hold_until timestamptz,
  failing_since timestamptz,
  trouble text,
  error text
);

-- What came, stored before it is confirmed, each once by the id that the messenger gave it.
create table messenger_updates (
  id bigint generated always as identity primary key,
  bot_id bigint not null references messenger_bots on delete cascade,
  external_id text not null,
  chat text not null,
  -- Order within the chat, as the messenger counts.
  place bigint not null,
  -- Pictures sent together come one by one under one name.
  album text,
  payload jsonb not null,
  received_at timestamptz not null,
  attempts integer not null default 0,
  error text,
  done_at timestamptz,
  outcome text,
  constraint update_is_seen_once unique (bot_id, external_id)
);
create index messenger_updates_waiting on messenger_updates (bot_id, chat, place, id) where done_at is null;
create index messenger_updates_done on messenger_updates (done_at) where done_at is not null;

-- Whose an account is. A person may have several, and an account belongs to one person at a time.
create table messenger_links (
  id bigint generated always as identity primary key,
  bot_id bigint not null references messenger_bots on delete cascade,
  person_id bigint not null references people,
  account text not null,
  chat text not null,
  username text,
  name text not null,
  linked_by text not null constraint link_is_made_in_a_known_way check (linked_by in ('link', 'code', 'phone')),
  linked_at timestamptz not null,
  seen_at timestamptz not null,
  -- He stopped the bot; nothing reaches him there until he starts it again.
  blocked_at timestamptz,
  unlinked_at timestamptz
);
create unique index account_belongs_to_one_person on messenger_links (bot_id, account) where unlinked_at is null;
create index messenger_links_by_person on messenger_links (person_id) where unlinked_at is null;

-- One-time ways to link: the token of a link or a square, and a code to type. Kept as hashes.
create table messenger_invitations (
  token_hash bytea primary key,
  code_hash bytea not null constraint invitation_code_is_unique unique,
  bot_id bigint not null references messenger_bots on delete cascade,
  person_id bigint not null references people,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index messenger_invitations_by_person on messenger_invitations (person_id);

-- Where a dialogue stands; a restart loses nothing of it.
create table messenger_dialogues (
  bot_id bigint not null references messenger_bots on delete cascade,
  chat text not null,
  state jsonb not null,
  changed_at timestamptz not null,
  primary key (bot_id, chat)
);

-- What is to be said in a chat, in order.
create table messenger_outbound (
  id bigint generated always as identity primary key,
  bot_id bigint not null references messenger_bots on delete cascade,
  chat text not null,
  is_group boolean not null default false,
  body jsonb not null,
  -- Another look of a card waits until what people said has left.
  waits_for_words boolean not null default false,
  request_number bigint references requests on delete cascade,
  delivery_id bigint references deliveries on delete cascade,
  created_at timestamptz not null,
  attempts integer not null default 0,
  tried_at timestamptz,
  error text,
  sent_at timestamptz,
  gave_up_at timestamptz,
  -- The number of the message in its chat.
  external_id text
);
create index messenger_outbound_waiting on messenger_outbound (bot_id, chat, waits_for_words, id) where sent_at is null and gave_up_at is null;
create index messenger_outbound_by_delivery on messenger_outbound (delivery_id) where delivery_id is not null;
create index messenger_outbound_tried on messenger_outbound (bot_id, tried_at) where tried_at is not null;
create index messenger_outbound_by_request on messenger_outbound (request_number) where request_number is not null;

-- Which request a message of a chat belongs to: answers to it go there, and what is edited is known.
create table messenger_messages (
  bot_id bigint not null references messenger_bots on delete cascade,
  chat text not null,
  external_id text not null,
  request_number bigint not null references requests on delete cascade,
  -- Written by the person, as this message of the request; null: said by the bot.
  message_id bigint references messages on delete cascade,
  at timestamptz not null,
  primary key (bot_id, chat, external_id)
);
create index messenger_messages_by_request on messenger_messages (request_number);
create index messenger_messages_by_message on messenger_messages (message_id) where message_id is not null;

-- The one card of a request in a chat, edited in place.
create table messenger_cards (
  bot_id bigint not null references messenger_bots on delete cascade,
  chat text not null,
  request_number bigint not null references requests on delete cascade,
  person_id bigint not null references people,
  outbound_id bigint not null references messenger_outbound on delete cascade,
  -- What it shows, as a hash: what is the same is not sent again.
  shown text not null,
  primary key (bot_id, chat, request_number)
);
create index messenger_cards_by_request on messenger_cards (request_number);
create index messenger_cards_by_outbound on messenger_cards (outbound_id);
create index messenger_cards_by_person on messenger_cards (person_id);
