alter table imports drop constraint import_subject_is_known;
alter table imports add constraint import_subject_is_known
  check (subject in ('organisations', 'venues', 'people', 'equipment', 'contracts'));
