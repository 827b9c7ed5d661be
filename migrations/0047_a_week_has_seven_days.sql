-- Hours round the clock were kept with no days at all, and could then be neither read by their shape nor saved again.
update service_hours_versions set weekly = '[[], [], [], [], [], [], []]' where jsonb_array_length(weekly) = 0;
alter table service_hours_versions add constraint week_has_seven_days check (jsonb_array_length(weekly) = 7);
