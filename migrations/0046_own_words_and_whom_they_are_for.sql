-- Letters in the words of the company, a kind and a language each; without a row a letter is in the words of the program.
create table letter_wordings (
  kind text not null,
  language text not null constraint wording_language_is_known check (language in ('ru', 'en')),
  -- Empty where the subject belongs to the conversation.
  subject text not null,
  text text not null constraint wording_says_something check (text <> ''),
  revision integer not null default 1,
  changed_by bigint references people,
  changed_at timestamptz not null default now(),
  primary key (kind, language)
);

-- Whom an announcement or a service is for: places by their venue, their owner or their dealer. No row: everybody.
create table announcement_customers (
  announcement_id bigint not null references announcements,
  organisation_id bigint references organisations,
  venue_id bigint references venues,
  constraint announced_to_one_thing check (num_nonnulls(organisation_id, venue_id) = 1),
  constraint announced_to_each_once unique nulls not distinct (announcement_id, organisation_id, venue_id)
);
create index announcement_customers_by_organisation on announcement_customers (organisation_id);
create index announcement_customers_by_venue on announcement_customers (venue_id);

create table service_customers (
  service_id bigint not null references services,
  organisation_id bigint references organisations,
  venue_id bigint references venues,
  constraint offered_to_one_thing check (num_nonnulls(organisation_id, venue_id) = 1),
  constraint offered_to_each_once unique nulls not distinct (service_id, organisation_id, venue_id)
);
create index service_customers_by_organisation on service_customers (organisation_id);
create index service_customers_by_venue on service_customers (venue_id);

-- From when until when a service works worse than usual, and by which ways it may be asked for; null: by all of them.
alter table services
  add column availability_from timestamptz,
  add column availability_until timestamptz,
  add constraint availability_ends_after_it_begins check (availability_until > availability_from),
  add column ways text[] constraint service_is_asked_for_somehow check (cardinality(ways) > 0),
  add column offer_revision integer not null default 1;
