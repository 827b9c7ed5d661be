-- The sentences by which new requests are given to teams: one list a version, the latest holds, none is ever changed.
create table routing_versions (
  id bigint generated always as identity primary key,
  -- src/domain/routing/rule.ts says what stands in it.
  rules jsonb not null constraint rules_are_a_list check (jsonb_typeof(rules) = 'array'),
  made_at timestamptz not null,
  made_by bigint not null references people
);
create index routing_versions_by_maker on routing_versions (made_by);

-- Whose turn it was last in a team; the smallest is the next.
create table routing_turns (
  team_id bigint not null references teams on delete cascade,
  person_id bigint not null references people on delete cascade,
  turn bigint not null,
  primary key (team_id, person_id)
);
create index routing_turns_by_person on routing_turns (person_id);
create sequence routing_turn_numbers;

-- Whether he takes new requests now, as he says himself.
alter table specialist_settings add on_line boolean not null default true;
