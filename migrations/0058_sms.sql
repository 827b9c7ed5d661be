-- SMS: providers with their keys, what it is used for and what it may cost, and every message that was paid for.
create table sms_providers (
  provider text primary key constraint sms_provider_is_known check (provider in ('exolve', 'smsc')),
  -- Sealed with the secret of the desk; null: none was given as yet.
  key bytea,
  -- The last characters, by which an administrator knows which key it is.
  key_ends text not null default '',
  sender text not null default '',
  -- What a segment costs, in kopecks: the price where a provider tells none before it sends.
  segment_price integer not null default 400 constraint sms_price_is_there check (segment_price between 1 and 100000),
  -- The provider last knew the key and the sender.
  checked_at timestamptz,
  -- In kopecks, as the provider last said.
  balance bigint,
  balance_at timestamptz,
  failing_since timestamptz,
  trouble text,
  error text
);
insert into sms_providers (provider) values ('exolve'), ('smsc');

-- One row: the desk sends by one provider at a time.
create table sms_rules (
  only_one boolean primary key default true constraint sms_rules_are_one_row check (only_one),
  provider text not null default 'exolve' references sms_providers,
  switched_on boolean not null default false,
  uses text[] not null default '{way_in,sign_in,escalations}',
  -- In kopecks.
  day_limit integer not null default 20000 constraint sms_day_limit_is_there check (day_limit >= 0),
  month_limit integer not null default 200000 constraint sms_month_limit_is_there check (month_limit >= 0),
  -- Of a limit, on top of it, for codes of sign-in alone.
  reserve_percent integer not null default 10 constraint sms_reserve_is_a_part check (reserve_percent between 0 and 100)
);
insert into sms_rules default values;

-- The numbers are the ids that SMSC knows our messages by: it takes 32 bits.
create table sms_messages (
  id integer generated always as identity primary key,
  provider text not null references sms_providers,
  phone text not null,
  -- What it is for: a use, or a trial.
  purpose text not null,
  segments integer not null constraint sms_has_segments check (segments > 0),
  -- In kopecks. Held before the provider is asked, so that nothing is sent beyond the limit; of no account once it was refused.
  price integer not null constraint sms_price_is_known check (price >= 0),
  -- Null: a trial.
  delivery_id bigint constraint sms_is_paid_once unique references deliveries on delete set null,
  -- asked: it may have been taken and it may not, nobody has heard the answer.
  state text not null default 'asked' constraint sms_state_is_known
    check (state in ('asked', 'accepted', 'delivered', 'failed', 'refused')),
  created_at timestamptz not null,
  -- The provider was last asked to send it.
  asked_at timestamptz not null,
  external_id text,
  accepted_at timestamptz,
  -- Its end was heard of.
  reported_at timestamptz,
  -- We last asked what became of it.
  looked_at timestamptz,
  trouble text,
  -- What the provider said, in its words.
  error text
);
create index sms_messages_by_time on sms_messages (created_at);
create index sms_messages_without_report on sms_messages (id) where state = 'accepted';
create unique index sms_is_known_by_its_provider on sms_messages (provider, external_id);

-- The way in of a caller who is not taken may go to his telephone.
alter table turned_away_calls add column sms_to text;
