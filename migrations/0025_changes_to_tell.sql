-- Changes of which people have still to hear, written with the change itself: one narrow row, where a job of the queue
-- is a call of a procedure. Workers make jobs of them, many at a time (src/jobs/notices/queue-untold.ts).
create table untold_changes (
  change_id bigint primary key,
  request_number bigint not null
);
