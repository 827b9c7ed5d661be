-- How a person wants to hear by a way what can wait (src/domain/notices/summary.ts). No row: each notice at once.
create table summary_choices (
  person_id bigint not null references people,
  way text not null,
  every text not null constraint summary_comes_in_a_known_rhythm check (every in ('hour', 'day', 'shift')),
  -- By the clock of his zone.
  at time,
  primary key (person_id, way),
  constraint daily_summary_says_when check ((every = 'day') = (at is not null))
);

alter table deliveries
  -- It is not sent alone: from `not_before` on it is told together with others.
  add column gathers boolean not null default false,
  -- The delivery of the summary that tells it.
  add column told_in bigint,
  -- Why it was given up without a trouble (src/domain/notices/needless.ts).
  add column spared text;
alter table deliveries add constraint told_in_a_delivery foreign key (told_in) references deliveries on delete set null not valid;
alter table deliveries validate constraint told_in_a_delivery;
alter table deliveries add constraint spared_for_a_known_reason check (spared in ('read', 'unwanted', 'unreadable', 'repeated')) not valid;
alter table deliveries validate constraint spared_for_a_known_reason;
create index deliveries_told_in on deliveries (told_in) where told_in is not null;
