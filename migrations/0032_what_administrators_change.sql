-- What administrators change: one row a change, with what differs alone. Nothing here is ever changed or deleted.
create table admin_changes (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- Null: the desk itself, or whoever set it up.
  actor_id bigint references people,
  -- The kind of thing, which one it is among them, and how it was called then.
  subject text not null,
  subject_id text not null,
  name text not null,
  -- Values by dotted path: null before, it was made; null after, it is gone.
  before jsonb,
  after jsonb,
  -- Where from: the caller's network address and program, and the API token he came with.
  address text,
  user_agent text,
  token_id bigint references api_tokens,
  constraint change_differs check (num_nonnulls(before, after) > 0)
);
create index admin_changes_by_time on admin_changes (at desc, id desc);
create index admin_changes_by_subject on admin_changes (subject, subject_id, id desc);
create index admin_changes_by_actor on admin_changes (actor_id, at desc, id desc);

create function admin_changes_stay() returns trigger language plpgsql as $$
begin
  raise exception 'a row of admin_changes is neither changed nor deleted';
end $$;
create trigger admin_changes_stay before update or delete on admin_changes
  for each row execute function admin_changes_stay();
