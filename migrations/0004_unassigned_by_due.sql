-- The queue that everybody looks at: «is null» gives no order in an index that begins with the specialist.

create index requests_unassigned_by_due on requests (next_due_at nulls last, number)
  where specialist_id is null and status in ('registered', 'in_progress', 'resumed');
