-- Organisations, venues, people and equipment as administrators keep them, and who served a venue when.

-- How another program calls it: an import finds it again by this name.
alter table organisations add column external_code text constraint organisation_external_code_is_unique unique;
alter table people add column external_code text constraint person_external_code_is_unique unique;
alter table equipment add column external_code text constraint equipment_external_code_is_unique unique;

create index organisations_by_likeness on organisations
  using gin ((name || ' ' || coalesce(code, '') || ' ' || coalesce(inn, '')) gin_trgm_ops);
create index organisation_domains_by_organisation on organisation_domains (organisation_id);
create index people_by_likeness on people using gin (name gin_trgm_ops);
create index people_by_name on people (name, id);
create index venues_by_name on venues (name, id);

-- A dealer hands a venue over on a day of the venue's own calendar. Until then the row waits (`took_effect_at` is null).
create table venue_dealer_changes (
  id bigint generated always as identity primary key,
  venue_id bigint not null references venues,
  dealer_id bigint references organisations,
  previous_dealer_id bigint references organisations,
  starts_on date not null,
  ground text not null constraint dealer_change_has_ground check (ground <> ''),
  made_by bigint not null references people,
  made_at timestamptz not null,
  took_effect_at timestamptz
);
create unique index one_dealer_change_ahead on venue_dealer_changes (venue_id) where took_effect_at is null;
create index venue_dealer_changes_by_venue on venue_dealer_changes (venue_id, starts_on desc, id desc);

create index equipment_by_likeness on equipment using gin ((name || ' ' || coalesce(serial_number, '')) gin_trgm_ops);
create index equipment_by_name on equipment (name, id);
