-- Keys that a device or an account of the person keeps for him (WebAuthn): a second factor, and a way in of its own.
create table passkeys (
  id bigint generated always as identity primary key,
  person_id bigint not null references people,
  -- How the device calls it.
  credential_id bytea not null constraint passkey_is_of_one_person unique,
  public_key bytea not null,
  -- How often it has signed, as far as it counts: it never counts back.
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  -- An account keeps it on several devices.
  synced boolean not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_by_person on passkeys (person_id, id);

-- What a key is asked to sign, once and soon. Kept as hashes.
create table passkey_challenges (
  challenge_hash bytea primary key,
  purpose text not null constraint challenge_purpose_is_known check (purpose in ('add', 'prove', 'sign_in')),
  -- Null: whoever holds a key says himself who he is.
  person_id bigint references people,
  expires_at timestamptz not null,
  constraint only_sign_in_asks_nobody check (purpose = 'sign_in' or person_id is not null)
);
create index passkey_challenges_by_end on passkey_challenges (expires_at);
