-- Years of the production calendar that came as a file, in the place of those that the program knows.
alter table service_hours_versions add column years jsonb not null default '[]';
