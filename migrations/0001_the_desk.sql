-- The core of the desk: who, where, on what terms, and the requests themselves.
-- A constraint's name says its rule: the text of an error for people comes from it.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- ── Who ────────────────────────────────────────────────────────────────────────────────────────────────────────────

create table organisations (
  id bigint generated always as identity primary key,
  kind text not null constraint organisation_kind_is_known check (kind in ('dealer', 'corporation', 'support_service')),
  code text constraint organisation_code_is_unique unique,
  name text not null,
  parent_id bigint references organisations,
  inn text,
  kpp text,
  vip boolean not null default false,
  personal_specialist_id bigint,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  constraint corporation_code_has_five_digits check (kind <> 'corporation' or code ~ '^[0-9]{5}$'),
  constraint organisation_is_not_its_own_parent check (parent_id <> id)
);
create index organisations_by_parent on organisations (parent_id);

create table organisation_domains (
  domain text primary key constraint mail_domain_is_lower_case check (domain = lower(domain)),
  organisation_id bigint not null references organisations
);

create table teams (
  id bigint generated always as identity primary key,
  name text not null constraint team_name_is_unique unique,
  line smallint constraint line_is_one_to_three check (line between 1 and 3),
  archived_at timestamptz
);

create table people (
  id bigint generated always as identity primary key,
  name text not null,
  position text,
  locale text not null default 'ru' constraint locale_is_known check (locale in ('ru', 'en')),
  zone text not null default 'Europe/Moscow',
  password_hash text,
  archived_at timestamptz,
  created_at timestamptz not null default now()
);
alter table organisations add foreign key (personal_specialist_id) references people;

-- Mails, phones and messenger identities, normalised: lower case, E.164, numeric id.
create table person_addresses (
  id bigint generated always as identity primary key,
  person_id bigint not null references people,
  kind text not null constraint address_kind_is_known check (kind in ('email', 'phone', 'telegram')),
  value text not null,
  verified_at timestamptz,
  constraint address_belongs_to_one_person unique (kind, value)
);
create index person_addresses_by_person on person_addresses (person_id);
create index person_addresses_by_likeness on person_addresses using gin (value gin_trgm_ops);

create table venues (
  id bigint generated always as identity primary key,
  code text not null constraint venue_code_is_unique unique
    constraint venue_code_has_nine_digits check (code ~ '^[0-9]{9}$'),
  name text not null,
  address text not null,
  zone text not null,
  opening_hours text,
  corporation_id bigint not null references organisations,
  dealer_id bigint references organisations,
  works boolean not null default true,
  created_at timestamptz not null default now()
);
create index venues_by_corporation on venues (corporation_id);
create index venues_by_dealer on venues (dealer_id);
create index venues_by_likeness on venues using gin ((name || ' ' || address) gin_trgm_ops);

-- What a person may do, and where: in an organisation, at one venue, or in the support service as a whole (both null).
create table person_roles (
  id bigint generated always as identity primary key,
  person_id bigint not null references people,
  role text not null constraint role_is_known check (role in ('customer_user', 'customer_manager', 'dealer_user',
    'dealer_manager', 'operator', 'specialist', 'team_lead', 'catalogue_manager', 'analyst', 'administrator', 'contractor')),
  organisation_id bigint references organisations,
  venue_id bigint references venues,
  with_sub_dealers boolean not null default false,
  constraint role_is_given_once unique nulls not distinct (person_id, role, organisation_id, venue_id)
);
create index person_roles_by_organisation on person_roles (organisation_id);
create index person_roles_by_venue on person_roles (venue_id);

create table team_members (
  team_id bigint not null references teams,
  person_id bigint not null references people,
  leads boolean not null default false,
  primary key (team_id, person_id)
);
create index team_members_by_person on team_members (person_id);

create table equipment (
  id bigint generated always as identity primary key,
  venue_id bigint not null references venues,
  kind text not null constraint equipment_kind_is_known check (kind in ('server', 'workstation', 'fiscal_registrar',
    'payment_terminal', 'printer', 'scanner', 'other')),
  name text not null,
  serial_number text,
  software_version text,
  remote_access jsonb not null default '{}',
  fiscal_drive_expires_on date
);
create index equipment_by_venue on equipment (venue_id);

-- ── On what terms ──────────────────────────────────────────────────────────────────────────────────────────────────

create table service_hours (
  id bigint generated always as identity primary key,
  name text not null,
  zone text not null
);

create table service_hours_versions (
  service_hours_id bigint not null references service_hours,
  effective_from date not null,
  round_the_clock boolean not null,
  weekly jsonb not null,
  calendar text constraint production_calendar_is_known check (calendar in ('ru')),
  short_day_cut_minutes integer not null default 60,
  exceptions jsonb not null default '[]',
  primary key (service_hours_id, effective_from)
);

create table contracts (
  id bigint generated always as identity primary key,
  number text not null constraint contract_number_is_unique unique,
  name text not null,
  kind text not null constraint contract_kind_is_known check (kind in ('contract', 'agreement')),
  state text not null constraint contract_state_is_known check (state in ('draft', 'active', 'suspended', 'expired')),
  is_default boolean not null default false,
  service_hours_id bigint not null references service_hours,
  contract_service_type boolean not null default false,
  covers_all_services boolean not null default true,
  waiting_external_pauses boolean not null default false,
  hour_package integer,
  starts_on date not null,
  ends_on date,
  demonstration_values boolean not null default false,
  constraint contract_ends_after_it_starts check (ends_on >= starts_on)
);
create unique index one_default_agreement on contracts (is_default) where is_default;

create table contract_customers (
  contract_id bigint not null references contracts,
  organisation_id bigint references organisations,
  venue_id bigint references venues,
  person_id bigint references people,
  constraint contract_customer_is_one_thing check (num_nonnulls(organisation_id, venue_id, person_id) = 1),
  constraint contract_customer_is_named_once unique nulls not distinct (contract_id, organisation_id, venue_id, person_id)
);
create index contract_customers_by_organisation on contract_customers (organisation_id);
create index contract_customers_by_venue on contract_customers (venue_id);
create index contract_customers_by_person on contract_customers (person_id);

-- ── The catalogue ──────────────────────────────────────────────────────────────────────────────────────────────────

-- A node of the tree: a group, or a service with its versions. `published_version_id` is what customers see.
create table services (
  id bigint generated always as identity primary key,
  parent_id bigint references services,
  is_group boolean not null default false,
  name jsonb not null,
  icon text,
  position integer not null default 0,
  published_version_id bigint,
  availability text not null default 'available'
    constraint availability_is_known check (availability in ('available', 'limited', 'unavailable')),
  availability_note jsonb,
  withdrawn_at timestamptz
);
create index services_by_parent on services (parent_id);

create table service_versions (
  id bigint generated always as identity primary key,
  service_id bigint not null references services,
  version integer not null,
  state text not null constraint service_state_is_known check (state in ('draft', 'approved', 'published', 'withdrawn')),
  name jsonb not null,
  description jsonb not null,
  -- The life situation in a customer's words, and other words he may search by.
  situation jsonb not null,
  synonyms text[] not null default '{}',
  request_type text not null constraint request_type_is_known
    check (request_type in ('incident', 'service_request', 'consultation', 'change_wish')),
  form jsonb not null,
  team_id bigint not null references teams,
  approved_by bigint references people,
  approved_at timestamptz,
  published_at timestamptz,
  created_at timestamptz not null default now(),
  constraint service_version_is_unique unique (service_id, version)
);
alter table services add foreign key (published_version_id) references service_versions;

create table contract_services (
  contract_id bigint not null references contracts,
  service_id bigint not null references services,
  primary key (contract_id, service_id)
);

create table sla_rules (
  id bigint generated always as identity primary key,
  contract_id bigint not null references contracts,
  service_id bigint references services,
  request_type text constraint sla_request_type_is_known
    check (request_type in ('incident', 'service_request', 'consultation', 'change_wish')),
  priority smallint constraint sla_priority_is_one_to_four check (priority between 1 and 4),
  reaction_minutes integer constraint reaction_time_is_positive check (reaction_minutes > 0),
  resolution_minutes integer constraint resolution_time_is_positive check (resolution_minutes > 0),
  effective_from timestamptz not null,
  constraint sla_rule_is_unambiguous unique nulls not distinct (contract_id, service_id, request_type, priority, effective_from)
);

-- ── Requests ───────────────────────────────────────────────────────────────────────────────────────────────────────

create sequence request_numbers as bigint start 1001;

-- Narrow on purpose: lists and counts read this table alone. Texts, forms and ledgers live beside it.
create table requests (
  number bigint primary key default nextval('request_numbers'),
  version integer not null default 1,
  type text not null constraint request_type_of_request_is_known
    check (type in ('incident', 'service_request', 'consultation', 'change_wish')),
  subject text not null constraint subject_is_not_empty check (subject <> ''),
  channel text not null constraint channel_is_known
    check (channel in ('portal', 'app', 'email', 'phone', 'telegram', 'api', 'desk', 'system')),
  status text not null constraint status_is_known check (status in ('registered', 'in_progress', 'waiting_customer',
    'deferred', 'waiting_external', 'resolved', 'resumed', 'closed', 'cancelled')),
  urgency text not null constraint urgency_is_known check (urgency in ('high', 'medium', 'low')),
  criticality text not null constraint criticality_is_known check (criticality in ('critical', 'high', 'medium', 'low')),
  criticality_is_set boolean not null default false,
  priority smallint not null constraint priority_is_one_to_four check (priority between 1 and 4),
  priority_override jsonb,
  stop_of_trade boolean not null default false,
  contact_id bigint not null references people,
  author_id bigint not null references people,
  organisation_id bigint references organisations,
  venue_id bigint references venues,
  dealer_id bigint references organisations,
  equipment_id bigint references equipment,
  contract_id bigint not null references contracts,
  coverage jsonb not null,
  service_id bigint not null references services,
  service_version_id bigint not null references service_versions,
  sla_rule_id bigint references sla_rules,
  team_id bigint not null references teams,
  routing jsonb not null,
  specialist_id bigint references people,
  solution text,
  closing_code text,
  rating smallint constraint rating_is_one_to_five check (rating between 1 and 5),
  registered_at timestamptz not null,
  reacted_at timestamptz,
  resolved_at timestamptz,
  ended_at timestamptz,
  deferred_until timestamptz,
  deferred_by bigint references people,
  deferral_reason text,
  status_since timestamptz not null,
  reaction_due_at timestamptz,
  resolution_due_at timestamptz,
  -- The next unmet promise, and the moment when a quarter of its time is left.
  next_due_at timestamptz,
  burns_at timestamptz,
  -- When time alone will next change something here: a step of a clock, a return, a closing.
  wakes_at timestamptz,
  last_message_at timestamptz not null,
  last_message_by bigint not null references people,
  last_message_from text not null constraint last_message_side_is_known check (last_message_from in ('customer', 'support')),
  last_message_text text not null,
  constraint resolved_has_solution check (status <> 'resolved' or (solution <> '' and closing_code is not null)),
  constraint deferred_has_date_and_reason check (status <> 'deferred' or (deferred_until is not null and deferral_reason <> '')),
  constraint ended_has_closing_code check (status not in ('closed', 'cancelled') or closing_code is not null)
);
create index requests_open_by_due on requests (next_due_at nulls last, number) where status not in ('resolved', 'closed', 'cancelled');
create index requests_open_for_counts on requests (team_id, status, specialist_id, burns_at, number) where status not in ('resolved', 'closed', 'cancelled');
create index requests_open_by_specialist on requests (specialist_id, next_due_at nulls last, number) where status not in ('resolved', 'closed', 'cancelled');
create index requests_resolved on requests (resolved_at desc, number) include (team_id, specialist_id, closing_code) where resolved_at is not null;
create index requests_spam on requests (number) where closing_code = 'spam';
create index requests_by_change on requests (last_message_at desc, number desc);
create index requests_by_contact on requests (contact_id, last_message_at desc, number desc);
create index requests_by_author on requests (author_id, number) where author_id <> contact_id;
create index requests_by_organisation on requests (organisation_id, last_message_at desc, number desc);
create index requests_by_venue on requests (venue_id, last_message_at desc, number desc);
create index requests_by_dealer on requests (dealer_id, last_message_at desc, number desc);
create index requests_by_wake on requests (wakes_at, number) where wakes_at is not null;
create index requests_subject_by_likeness on requests using gin (subject gin_trgm_ops);

-- The ledgers of both clocks (domain/sla-clock.ts) and the steps that have already been told.
create table request_clocks (
  request_number bigint primary key references requests on delete cascade,
  ledger jsonb not null,
  steps_told text[] not null default '{}'
);

create table request_forms (
  request_number bigint primary key references requests on delete cascade,
  answers jsonb not null
);

create table messages (
  id bigint generated always as identity primary key,
  request_number bigint not null references requests on delete cascade,
  visibility text not null constraint visibility_is_known check (visibility in ('public', 'internal')),
  author_id bigint not null references people,
  author_side text not null constraint author_side_is_known check (author_side in ('customer', 'support')),
  channel text not null,
  text text not null,
  sent_at timestamptz not null
);
create index messages_by_request on messages (request_number, id);

create table mentions (
  message_id bigint not null references messages on delete cascade,
  person_id bigint not null references people,
  request_number bigint not null references requests on delete cascade,
  primary key (person_id, request_number, message_id)
);

-- Every change once: who, when, by which way in, what from, what to (domain/events.ts).
create table events (
  id bigint generated always as identity primary key,
  request_number bigint not null references requests on delete cascade,
  type text not null,
  at timestamptz not null,
  actor_id bigint references people,
  channel text not null,
  data jsonb not null
);
create index events_by_request on events (request_number, id);

create table watchers (
  request_number bigint not null references requests on delete cascade,
  person_id bigint not null references people,
  added_at timestamptz not null,
  primary key (request_number, person_id)
);
create index watchers_by_person on watchers (person_id, request_number);

create table request_links (
  from_number bigint not null references requests on delete cascade,
  to_number bigint not null references requests on delete cascade,
  kind text not null constraint link_kind_is_known check (kind in ('duplicate_of', 'caused_by', 'child_of', 'follows')),
  primary key (from_number, to_number, kind),
  constraint request_is_not_linked_to_itself check (from_number <> to_number)
);
create index request_links_backwards on request_links (to_number);

create table ratings (
  request_number bigint primary key references requests on delete cascade,
  score smallint not null constraint score_is_one_to_five check (score between 1 and 5),
  comment text not null default '',
  rated_by bigint not null references people,
  rated_at timestamptz not null
);

create table request_reads (
  person_id bigint not null references people,
  request_number bigint not null references requests on delete cascade,
  read_at timestamptz not null,
  primary key (person_id, request_number)
);

create table drafts (
  person_id bigint not null references people,
  key text not null,
  body jsonb not null,
  saved_at timestamptz not null,
  primary key (person_id, key)
);

-- What one may search by. Two vectors: an internal note is never a hit for a customer.
create table request_search (
  request_number bigint primary key references requests on delete cascade,
  public_words tsvector not null,
  internal_words tsvector not null default ''
);
create index request_search_public on request_search using gin (public_words);
create index request_search_internal on request_search using gin (internal_words);

-- One spelling for search: ё is е, case and stems are folded by the dictionary.
create function search_words(text) returns tsvector language sql immutable parallel safe
  as $$ select to_tsvector('russian', translate($1, 'ёЁ', 'ее')) $$;

-- ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────

create table files (
  id bigint generated always as identity primary key,
  name text not null,
  media_type text not null,
  size bigint not null constraint file_size_is_within_limits check (size between 1 and 26214400),
  received bigint not null default 0,
  sha256 text,
  uploaded_by bigint not null references people,
  request_number bigint references requests on delete cascade,
  message_id bigint references messages on delete cascade,
  created_at timestamptz not null default now(),
  constraint file_is_complete_or_growing check (received <= size and (sha256 is null or received = size))
);
create index files_by_request on files (request_number) where request_number is not null;
create index files_unattached on files (created_at) where request_number is null;

create table file_downloads (
  id bigint generated always as identity primary key,
  file_id bigint not null references files on delete cascade,
  person_id bigint not null references people,
  at timestamptz not null
);

-- ── Working tools ──────────────────────────────────────────────────────────────────────────────────────────────────

create table views (
  id bigint generated always as identity primary key,
  owner_id bigint references people,
  name text not null,
  filter jsonb not null,
  position integer not null default 0
);

create table templates (
  id bigint generated always as identity primary key,
  team_id bigint references teams,
  name text not null,
  text jsonb not null,
  position integer not null default 0
);

create table announcements (
  id bigint generated always as identity primary key,
  kind text not null constraint announcement_kind_is_known check (kind in ('incident', 'planned_work')),
  text jsonb not null,
  service_id bigint references services,
  starts_at timestamptz not null,
  ends_at timestamptz
);

create table settings (
  name text primary key,
  value jsonb not null,
  changed_by bigint references people,
  changed_at timestamptz not null default now()
);

-- ── Identity ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Tokens are kept as SHA-256 of at least 128 random bits, never as they are.
create table sessions (
  id bigint generated always as identity primary key,
  token_hash bytea not null constraint session_token_is_unique unique,
  person_id bigint not null references people,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null default '',
  address text not null default ''
);
create index sessions_by_person on sessions (person_id);

create table api_tokens (
  id bigint generated always as identity primary key,
  token_hash bytea not null constraint api_token_is_unique unique,
  person_id bigint not null references people,
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_tokens_by_person on api_tokens (person_id);

create table sign_in_codes (
  id bigint generated always as identity primary key,
  person_id bigint not null references people,
  code_hash bytea,
  link_hash bytea not null constraint sign_in_link_is_unique unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts_left smallint not null default 5,
  used_at timestamptz
);
create index sign_in_codes_by_person on sign_in_codes (person_id, created_at desc);

-- Guessing is slowed by source and by account; the key is a hash, so that the table names nobody.
create table guesses (
  key bytea not null,
  at timestamptz not null
);
create index guesses_by_key on guesses (key, at);

create table idempotency_keys (
  person_id bigint not null references people,
  key text not null,
  fingerprint bytea not null,
  status smallint,
  body text,
  created_at timestamptz not null,
  primary key (person_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- The mail outbox: written in the transaction of the change, sent by a job, known by a stable id.
create table letters (
  id bigint generated always as identity primary key,
  message_id text not null constraint letter_message_id_is_unique unique,
  recipient_id bigint references people,
  to_address text not null,
  subject text not null,
  text text not null,
  html text,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
