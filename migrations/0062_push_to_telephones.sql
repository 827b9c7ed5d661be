-- Notices in the app of a telephone: by which push services, and what the desk is known to them by.
create table push_services (
  service text primary key constraint push_service_is_known check (service in ('rustore', 'fcm')),
  -- The project of the app, as the service calls it.
  project text not null default '',
  -- Sealed: the service token of RuStore, the service account of Google.
  key bytea,
  -- What an administrator knows the key by; nothing secret.
  key_hint text not null default '',
  switched_on boolean not null default false
    constraint push_service_on_has_a_key check (not switched_on or (key is not null and project <> '')),
  -- It last knew the key.
  checked_at timestamptz,
  -- It has asked to be left alone until then, or will not know the key any sooner.
  wait_until timestamptz,
  failing_since timestamptz,
  trouble text,
  error text
);
insert into push_services (service) values ('rustore'), ('fcm');

-- A device that listens is a browser, or a telephone with the app: that one is reached by one service or by both.
alter table push_subscriptions
  alter column endpoint drop not null,
  alter column p256dh drop not null,
  alter column auth drop not null,
  add column rustore_token text constraint push_rustore_token_is_one_telephone unique
    constraint push_rustore_token_has_a_size check (length(rustore_token) <= 4096),
  add column fcm_token text constraint push_fcm_token_is_one_telephone unique
    constraint push_fcm_token_has_a_size check (length(fcm_token) <= 4096),
  add constraint push_browser_has_its_keys check (num_nulls(endpoint, p256dh, auth) in (0, 3)),
  add constraint push_device_is_reached_somehow
    check ((endpoint is not null) <> (rustore_token is not null or fcm_token is not null));
