-- When a team needs people on duty, and how many at once: src/domain/duty/need.ts says what stands in it.
alter table teams add duty_need jsonb not null default '{"people": 1, "weekends": true, "from": "00:00", "to": "00:00"}'
  constraint duty_need_is_a_record check (jsonb_typeof(duty_need) = 'object');
