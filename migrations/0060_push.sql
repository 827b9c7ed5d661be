-- Notices on a device: the keys of the desk, browsers that listen, and what went to each of them.
create table push_keys (
  only_one boolean primary key default true constraint push_keys_are_one_row check (only_one),
  -- A point of P-256, in base64url: every browser that listens has been given it.
  public_key text not null,
  -- Sealed with the secret of the desk.
  private_key bytea not null,
  made_at timestamptz not null
);

-- A browser belongs to the session it listens in, and to its person by that alone: with the session it hears nothing any more.
create table push_subscriptions (
  id bigint generated always as identity primary key,
  session_id bigint not null constraint push_session_listens_once unique references sessions on delete cascade,
  endpoint text not null constraint push_browser_is_one_person unique
    constraint push_endpoint_has_a_size check (length(endpoint) <= 1500),
  p256dh bytea not null constraint push_key_is_a_point check (octet_length(p256dh) = 65),
  auth bytea not null constraint push_auth_is_16_bytes check (octet_length(auth) = 16),
  name text not null default '',
  since timestamptz not null,
  -- Its push service has asked to be left alone until then.
  wait_until timestamptz,
  -- It refuses our keys.
  refused_at timestamptz,
  error text,
  -- Its owner last tried it out.
  tried_at timestamptz
);

-- One row for a delivery and a browser: each hears it once.
create table push_sent (
  delivery_id bigint not null references deliveries on delete cascade,
  subscription_id bigint not null references push_subscriptions on delete cascade,
  -- A worker asks since then; after a minute another one may.
  asked_at timestamptz not null,
  -- It was taken, or refused for good.
  ended_at timestamptz,
  receipt text,
  error text,
  primary key (delivery_id, subscription_id)
);
create index push_sent_by_subscription on push_sent (subscription_id);
