-- What a person proves besides a code, a password or a link: a number that his own device counts (RFC 6238).
create table second_factors (
  person_id bigint primary key references people,
  -- The secret of the device, sealed with the secret of the desk.
  secret bytea not null,
  begun_at timestamptz not null,
  -- Null: the device has not shown yet that it counts right, and nothing is asked of it.
  confirmed_at timestamptz,
  -- The last step of thirty seconds whose number came in: no number comes in twice.
  last_step bigint
);

-- For a device that is lost: each comes in once. Kept as keyed hashes.
create table recovery_codes (
  person_id bigint not null references people,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- Whoever has proven the first and owes the second. Kept as the hash of a token.
create table half_sign_ins (
  token_hash bytea primary key,
  person_id bigint not null references people,
  expires_at timestamptz not null
);
create index half_sign_ins_by_person on half_sign_ins (person_id);

-- People of these roles come in only with a second factor.
create table second_factor_roles (
  role text primary key constraint second_factor_role_is_of_support check (role in ('operator', 'specialist', 'team_lead',
    'catalogue_manager', 'analyst', 'administrator', 'contractor'))
);
