-- How often each was changed: whoever keeps a change says which state it is a change of, so that two people lose nothing.
alter table templates add column revision integer not null default 1;
alter table announcements
  add column revision integer not null default 1,
  add constraint announcement_is_known_by_its_text check (text->>'ru' <> '' or text->>'en' <> '');
