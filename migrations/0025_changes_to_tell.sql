-- Changes of which people have still to hear, written with the change itself: one narrow row costs a tenth of a job of the queue. Workers
-- make jobs of them, many at a time (src/jobs/notices/queue-untold.ts).
create table untold_changes (
  change_id bigint primary key,
  request_number bigint not null
);
