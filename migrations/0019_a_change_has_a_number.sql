-- What is saved together is one change: its events carry one number. An event that is written alone is a change of its own.
create sequence change_numbers;
alter table events add column change_id bigint;
update events e set change_id = one.change_id from (
  select id, min(id) over (partition by request_number, at, actor_id, channel) as change_id from events) one where one.id = e.id;
select setval('change_numbers', coalesce((select max(id) from events), 0) + 1, false);
alter table events alter column change_id set default nextval('change_numbers'), alter column change_id set not null;
alter sequence change_numbers owned by events.change_id;
