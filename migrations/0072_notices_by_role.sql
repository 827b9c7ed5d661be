-- What a role hears by which way, where administrators want it otherwise than the program comes with; no row: as it comes.
create table notice_defaults (
  role text primary key,
  -- By kind and way whether it is heard (src/domain/notices/defaults.ts): {"answered": {"email": true}}.
  cells jsonb not null constraint cells_are_by_kind check (jsonb_typeof(cells) = 'object'),
  -- Counts the changes: who saw another one does not overwrite it.
  version integer not null
);

-- Requests of which somebody wants to hear nothing for a while (src/domain/notices/mute.ts).
create table mutes (
  person_id bigint not null references people,
  request_number bigint not null references requests on delete cascade,
  until text not null constraint mute_ends_in_a_known_way check (until in ('answer', 'moment', 'unmuted')),
  until_at timestamptz,
  muted_at timestamptz not null,
  primary key (person_id, request_number),
  constraint mute_to_a_moment_says_which check ((until = 'moment') = (until_at is not null))
);
create index mutes_by_request on mutes (request_number);

-- The whole of Saturday and Sunday is quiet, too.
alter table people add column quiet_weekends boolean not null default false;
