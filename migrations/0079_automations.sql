-- Sentences by which the desk itself does something to a request when something happens to it: one list a version, the latest holds, none is ever changed.
create table automation_versions (
  id bigint generated always as identity primary key,
  -- src/domain/routing/automation.ts says what stands in it.
  rules jsonb not null constraint automations_are_a_list check (jsonb_typeof(rules) = 'array'),
  made_at timestamptz not null,
  made_by bigint not null references people
);
create index automation_versions_by_maker on automation_versions (made_by);

-- Changes that may set one going and have not been looked at: written with the change, taken away with what they brought about.
create table automation_due (
  id bigint generated always as identity primary key,
  request_number bigint not null references requests on delete cascade,
  change_id bigint not null,
  trigger text not null
    constraint automation_trigger_is_known check (trigger in ('registered', 'answered', 'resumed', 'soon_due')),
  constraint a_change_sets_going_once unique (request_number, change_id, trigger)
);

-- What each brought about: a rule fires once for a change of a request, and never for what it has brought about itself.
create table automation_firings (
  request_number bigint not null references requests on delete cascade,
  change_id bigint not null,
  rule_id text not null,
  -- The change that it made.
  made_change bigint not null,
  -- The rules one after the other that led to it, itself the last.
  chain text[] not null,
  fired_at timestamptz not null,
  constraint an_automation_fires_once primary key (request_number, change_id, rule_id)
);
create index automation_firings_by_made on automation_firings (request_number, made_change);

-- By whatever hand: whoever writes an event sets going what waits for one like it.
create function set_automations_going() returns trigger language plpgsql as $$
declare
  happened text := case new.type
    when 'request.registered' then 'registered'
    when 'message.published' then case new.data ->> 'from' when 'customer' then 'answered' end
    when 'request.moved' then case new.data ->> 'to' when 'resumed' then 'resumed' end
    when 'clock.soon-due' then 'soon_due'
  end;
begin
  insert into automation_due (request_number, change_id, trigger)
    select new.request_number, new.change_id, happened
    where happened is not null and exists (select 1 from automation_versions v
      where v.id = (select max(id) from automation_versions)
        and v.rules @> jsonb_build_array(jsonb_build_object('enabled', true, 'trigger', happened)))
    on conflict do nothing;
  return null;
end
$$;
create trigger automations_are_set_going after insert on events for each row
  when (new.type in ('request.registered', 'message.published', 'request.moved', 'clock.soon-due'))
  execute function set_automations_going();
