-- Telephone exchanges: what each of them is, and by what it proves itself.
create table phone_exchanges (
  id bigint generated always as identity primary key,
  kind text not null constraint exchange_kind_is_known
    check (kind in ('own', 'asterisk', 'mango', 'zadarma', 'novofon', 'megafon', 'uis', 'sipuni', 'telphin')),
  managed_by text not null constraint exchange_managed_by_is_known check (managed_by in ('screen', 'environment')),
  title text not null,
  enabled boolean not null default true,
  -- Name or number of the key, where the vendor gives two.
  api_key text not null,
  -- Sealed with the secret of the desk; null: none is kept.
  secret bytea,
  -- The last characters, by which an administrator knows which secret it is.
  secret_ends text not null,
  -- Of the company at its vendor; empty: the vendor has one for all.
  api text not null,
  -- Where the manager interface of an Asterisk is asked.
  asterisk jsonb,
  -- Part of its address: another one makes the old address lead nowhere.
  key_round integer not null default 1,
  updated_at timestamptz not null default now(),
  constraint asterisk_has_a_server check ((kind = 'asterisk') = (asterisk is not null))
);
create unique index environment_names_one_exchange on phone_exchanges (managed_by) where managed_by = 'environment';

create table phone_exchange_states (
  exchange_id bigint primary key references phone_exchanges on delete cascade,
  heard_at timestamptz,
  connected_since timestamptz,
  failing_since timestamptz,
  trouble text,
  error text
);

-- A queue or a called number of an exchange, and the team whose screens show its calls.
create table phone_routes (
  exchange_id bigint not null references phone_exchanges on delete cascade,
  queue text not null,
  team_id bigint not null references teams,
  primary key (exchange_id, queue)
);
create index phone_routes_by_team on phone_routes (team_id);

-- A call as its events make it.
create table phone_calls (
  id bigint generated always as identity primary key,
  exchange_id bigint not null references phone_exchanges,
  call_key text not null,
  direction text not null constraint call_direction_is_known check (direction in ('in', 'out')),
  state text not null constraint call_state_is_known check (state in ('ringing', 'talking', 'ended')),
  result text constraint call_result_is_known check (result in ('answered', 'missed', 'not_reached')),
  cause text,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  talk_ms bigint not null default 0,
  -- Of the other side: E.164, null when it is withheld or is no number; and behind it.
  number text,
  extension text,
  line text,
  queue text,
  team_id bigint references teams,
  person_id bigint references people,
  -- Who speaks, or spoke last.
  specialist_id bigint references people,
  request_number bigint references requests,
  recording text,
  -- Shown to one administrator who tries his set-up.
  trial_of bigint references people,
  -- Without another word of its exchange it is over then.
  closes_at timestamptz,
  constraint call_is_kept_once unique (exchange_id, call_key),
  constraint an_ended_call_came_out_somehow check ((state = 'ended') = (result is not null))
);
create index phone_calls_by_start on phone_calls (started_at desc, id desc);
create index phone_calls_by_number on phone_calls (number, started_at desc) where number is not null;
create index phone_calls_by_person on phone_calls (person_id, started_at desc) where person_id is not null;
create index phone_calls_by_specialist on phone_calls (specialist_id, started_at desc) where specialist_id is not null;
create index phone_calls_by_request on phone_calls (request_number) where request_number is not null;
create index phone_calls_by_team on phone_calls (team_id) where team_id is not null;
create index phone_calls_tried on phone_calls (trial_of) where trial_of is not null;
create index phone_calls_to_close on phone_calls (closes_at) where closes_at is not null;

-- What exchanges told, stored before they are answered, each once.
create table phone_events (
  id bigint generated always as identity primary key,
  exchange_id bigint not null references phone_exchanges on delete cascade,
  -- Of what came; several events of one delivery are told apart by their place.
  event_key bytea not null,
  place smallint not null,
  call_id bigint references phone_calls on delete cascade,
  received_at timestamptz not null,
  outcome text not null constraint event_outcome_is_known check (outcome in ('taken', 'late', 'unreadable', 'forged', 'ignored')),
  why text,
  raw text not null,
  -- As it was understood.
  event jsonb,
  repeats integer not null default 0,
  constraint event_is_kept_once unique (exchange_id, event_key, place)
);
create index phone_events_by_call on phone_events (call_id) where call_id is not null;
create index phone_events_of_exchange on phone_events (exchange_id, id desc);
create index phone_events_by_age on phone_events (received_at);

-- On whose screens a call is shown.
create table phone_cards (
  call_id bigint not null references phone_calls on delete cascade,
  person_id bigint not null references people,
  dismissed_at timestamptz,
  primary key (call_id, person_id)
);
create index phone_cards_shown on phone_cards (person_id, call_id) where dismissed_at is null;
create index phone_cards_by_person on phone_cards (person_id);

create table phone_quiet_people (
  person_id bigint primary key references people,
  until timestamptz not null
);

-- Who looked where a recording is heard.
create table phone_recording_looks (
  id bigint generated always as identity primary key,
  call_id bigint not null references phone_calls on delete cascade,
  person_id bigint not null references people,
  at timestamptz not null
);
create index phone_recording_looks_by_call on phone_recording_looks (call_id);
create index phone_recording_looks_by_person on phone_recording_looks (person_id);

-- Callers whom nobody took and whose contract gives an answer by phone.
create table phone_callbacks (
  id bigint generated always as identity primary key,
  number text not null,
  person_id bigint not null references people,
  venue_id bigint references venues,
  contract_id bigint not null references contracts,
  team_id bigint references teams,
  calls integer not null default 1,
  first_call_at timestamptz not null,
  last_call_at timestamptz not null,
  last_call_id bigint not null references phone_calls on delete cascade,
  -- In the hours of the contract; null: it has none ahead.
  due_at timestamptz,
  done_at timestamptz,
  done_by bigint references people,
  -- The call in which somebody reached him.
  done_call_id bigint references phone_calls on delete set null,
  note text,
  constraint a_done_callback_is_done_somehow check (done_at is null or done_by is not null or done_call_id is not null or note is not null)
);
create unique index one_open_callback_a_number on phone_callbacks (number) where done_at is null;
create index phone_callbacks_open on phone_callbacks (due_at) where done_at is null;
create index phone_callbacks_by_person on phone_callbacks (person_id);
create index phone_callbacks_by_venue on phone_callbacks (venue_id) where venue_id is not null;
create index phone_callbacks_by_contract on phone_callbacks (contract_id);
create index phone_callbacks_by_team on phone_callbacks (team_id) where team_id is not null;
create index phone_callbacks_by_call on phone_callbacks (last_call_id);
create index phone_callbacks_by_doer on phone_callbacks (done_by) where done_by is not null;
create index phone_callbacks_by_done_call on phone_callbacks (done_call_id) where done_call_id is not null;

-- What holds for calls by any exchange.
create table phone_rules (
  only_one boolean primary key default true constraint there_is_one_set_of_rules check (only_one),
  callback_minutes integer not null default 15 constraint callback_is_within_a_day check (callback_minutes between 1 and 1440),
  script_ru text not null,
  script_en text not null
);
insert into phone_rules (script_ru, script_en) values (
  'По телефону принимаем обращения только по договору на обслуживание. Оставьте заявку на портале: {address}. Там же увидите, когда ответим, и сможете приложить фото. Если ресторан не может торговать, нажмите на портале кнопку «Ресторан не может торговать»: такие заявки берём первыми.',
  'By phone we take requests only under a service contract. Please leave a request on the portal: {address}. There you see when we answer, and can add photos. If the restaurant cannot trade, press “The restaurant cannot trade” on the portal: such requests come first.'
);
