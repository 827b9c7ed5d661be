-- How often a draft of a service has been changed in place: whoever keeps it says which state he changed, so that two people lose nothing.
alter table service_versions add column revision integer not null default 1;
