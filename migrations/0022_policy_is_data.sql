-- What a company decides about its work, with the moment from which it holds. The first version is what every desk has gone by until
-- now; the parts are those of src/domain/terms/policy.ts, which checks them when they are read.
create table policies (
  effective_from timestamptz primary key,
  policy jsonb not null constraint policy_has_parts check (jsonb_typeof(policy) = 'object')
);

insert into policies values ('2020-01-01T00:00:00Z', '{
  "matrix": {
    "critical": {"high": 1, "medium": 1, "low": 2},
    "high": {"high": 1, "medium": 2, "low": 3},
    "medium": {"high": 2, "medium": 3, "low": 3},
    "low": {"high": 3, "medium": 4, "low": 4}
  },
  "firstCriticality": {"usual": "medium", "unknownSender": "low", "stopOfTrade": "critical"},
  "soonDuePercent": 75,
  "silence": {
    "closesAfterHours": 72,
    "remindsBeforeHours": 24,
    "givesUpAfterWorkingDays": 5,
    "remindsAfterWorkingDays": [2, 4]
  },
  "notices": {
    "acknowledgements": {"proven": {"hour": 2, "day": null}, "unproven": {"hour": 2, "day": 1}},
    "others": {"hour": 10, "day": 50}
  },
  "newRequestsAnHour": {"proven": 30, "unproven": 10}
}');

-- Waits and promises go by the version that held when they began: none is put into the past, and none that has held changes or goes.
create function policy_that_held_stays() returns trigger language plpgsql as $$
begin
  if (tg_op = 'INSERT' or old.effective_from > now()) and (tg_op = 'DELETE' or new.effective_from > now() - interval '1 minute') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  raise exception 'a policy that has held stays as it was' using errcode = 'check_violation', constraint = 'policy_that_held_stays';
end $$;

create trigger policy_that_held_stays before insert or update or delete on policies
  for each row execute function policy_that_held_stays();
