-- Counts of views are read from these indexes alone, for operators and for the specialists of a team alike.

drop index requests_open_for_counts;
create index requests_open_for_counts on requests (team_id, status, specialist_id, burns_at, next_due_at, number)
  include (contact_id, author_id) where status not in ('resolved', 'closed', 'cancelled');

drop index requests_resolved;
create index requests_resolved on requests (resolved_at desc, number)
  include (team_id, specialist_id, closing_code, contact_id, author_id) where resolved_at is not null;
