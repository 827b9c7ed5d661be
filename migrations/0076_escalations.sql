-- Whom a promise that goes by calls, step by step: all schemes of the desk as one version, from a moment on; none is ever changed.
create table escalation_versions (
  id bigint generated always as identity primary key,
  effective_from timestamptz not null,
  -- src/domain/terms/escalation.ts says what stands in it.
  plan jsonb not null,
  made_at timestamptz not null,
  -- Null: it came with the program.
  made_by bigint references people,
  constraint one_escalation_at_a_moment unique (effective_from)
);
create index escalation_versions_by_maker on escalation_versions (made_by) where made_by is not null;

-- What the program comes with holds from now on: of requests that are open, no step that is over already is told.
insert into escalation_versions (effective_from, made_at, plan) select date_trunc('milliseconds', now()), now(), jsonb_build_object(
  'confirmMinutes', 5, 'headIds', '[]'::jsonb, 'schemes', jsonb_build_array(jsonb_build_object('levelId', null, 'priority', null,
    'reaction', steps.list, 'resolution', steps.list)))
  from (select jsonb_agg(jsonb_build_object('percent', s.percent, 'to', s.whom, 'does', 'notify', 'teamId', null, 'words', '', 'asks', false)
      order by s.percent) as list
    from (values (50, 'specialist'), (75, 'lead'), (100, 'service_owner'), (150, 'head')) as s(percent, whom)) steps;

-- Who was asked to confirm a step, one after the other; the last of them is asked now.
create table alarms (
  id bigint generated always as identity primary key,
  request_number bigint not null references requests,
  step text not null,
  metric text not null constraint alarm_metric_is_known check (metric in ('reaction', 'resolution')),
  percent int not null,
  asked bigint[] not null,
  -- When the next one is asked; null: nobody is any more.
  next_at timestamptz,
  confirmed_at timestamptz,
  confirmed_by bigint references people,
  constraint one_alarm_a_step unique (request_number, step)
);
create index alarms_that_wait on alarms (next_at) where next_at is not null;
create index alarms_by_confirmer on alarms (confirmed_by) where confirmed_by is not null;

-- Each open request finds out when its next step is.
update requests set wakes_at = least(wakes_at, now()) where status not in ('resolved', 'closed', 'cancelled');
