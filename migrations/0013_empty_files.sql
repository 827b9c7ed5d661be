-- A file of a letter may be empty: the recipient sees that it came, and that nothing is in it.
alter table files drop constraint file_size_is_within_limits,
  add constraint file_size_is_within_limits check (size between 0 and 26214400);
