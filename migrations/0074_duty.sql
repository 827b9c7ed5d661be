-- Who is there for a team and when: each shift is a row of its own, also when a week of them was repeated.
alter table teams add zone text not null default 'Europe/Moscow';

create table duty_shifts (
  id bigint generated always as identity primary key,
  team_id bigint not null references teams,
  person_id bigint not null references people,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- src/domain/duty/shift.ts says what each means.
  kind text not null constraint shift_kind_is_known check (kind in ('duty', 'shift', 'phone')),
  constraint shift_ends_after_it_starts check (ends_at > starts_at),
  constraint shift_is_no_longer_than_a_week check (ends_at <= starts_at + interval '169 hours'),
  -- A range of one number stands for the team: the index needs no extension for that.
  constraint one_on_duty_at_a_time exclude using gist (int8range(team_id, team_id, '[]') with &&, tstzrange(starts_at, ends_at) with &&)
    where (kind = 'duty')
);
create index duty_shifts_by_end on duty_shifts (ends_at);
create index duty_shifts_by_team on duty_shifts (team_id, starts_at);
create index duty_shifts_by_person on duty_shifts (person_id, starts_at);
