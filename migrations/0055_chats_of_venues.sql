-- Chats of several people that belong to a venue: what is written to the bot there becomes a request of the venue.
create table messenger_groups (
  id bigint generated always as identity primary key,
  bot_id bigint not null references messenger_bots on delete cascade,
  -- As the messenger numbers it; another one when the chat is moved.
  chat text not null,
  title text not null,
  venue_id bigint not null references venues,
  -- In which the bot speaks there: of the person who bound the chat.
  locale text not null constraint group_speaks_a_known_language check (locale in ('ru', 'en')),
  bound_by bigint not null references people,
  bound_at timestamptz not null,
  -- When it was last said there how to link an account.
  hinted_at timestamptz,
  unbound_at timestamptz,
  -- Null: the bot was taken out of the chat.
  unbound_by bigint references people
);
create unique index chat_belongs_to_one_venue on messenger_groups (bot_id, chat) where unbound_at is null;
create index messenger_groups_by_venue on messenger_groups (venue_id);
create index messenger_groups_by_binder on messenger_groups (bound_by);
create index messenger_groups_by_unbinder on messenger_groups (unbound_by) where unbound_by is not null;

-- Requests that were written in such a chat: how they fare is said there.
create table messenger_group_requests (
  group_id bigint not null references messenger_groups on delete cascade,
  request_number bigint not null references requests on delete cascade,
  -- The message that became it; null: the chat was moved, and its messages are numbered anew.
  message text,
  -- It was shown there that somebody works on it.
  marked_at timestamptz,
  -- The change that was told there last.
  told_change bigint,
  primary key (group_id, request_number)
);
create index messenger_group_requests_by_request on messenger_group_requests (request_number);
