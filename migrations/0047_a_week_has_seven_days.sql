-- Hours round the clock were kept with no days at all, and could then be neither read by their shape nor saved again. They mean the same
-- with seven, so the guard that keeps hours as they are steps aside for once.
alter table service_hours_versions disable trigger user;
update service_hours_versions set weekly = '[[], [], [], [], [], [], []]' where jsonb_array_length(weekly) = 0;
alter table service_hours_versions enable trigger user;
alter table service_hours_versions add constraint week_has_seven_days check (jsonb_array_length(weekly) = 7);
