-- How a role hears by a way what can wait, as long as somebody chose nothing himself (src/domain/notices/summary.ts). No row: each notice at once.
create table summary_defaults (
  role text not null,
  way text not null,
  every text not null constraint summary_of_a_role_comes_in_a_known_rhythm check (every in ('hour', 'day', 'shift')),
  -- By the clock of the zone of each.
  at time,
  primary key (role, way),
  constraint daily_summary_of_a_role_says_when check ((every = 'day') = (at is not null))
);

-- A row without a rhythm: each notice at once, whatever the role has. No row: as the role.
alter table summary_choices alter column every drop not null;
alter table summary_choices drop constraint daily_summary_says_when;
alter table summary_choices add constraint daily_summary_says_when check ((every is not distinct from 'day') = (at is not null)) not valid;
alter table summary_choices validate constraint daily_summary_says_when;

-- In which hours a team works: with their end the day is over for whoever has no shift. Null: none are known.
alter table teams add column service_hours_id bigint;
alter table teams add constraint team_works_in_kept_hours foreign key (service_hours_id) references service_hours not valid;
alter table teams validate constraint team_works_in_kept_hours;
