-- A request in work that nobody has, since its specialist is away, waits for somebody of its team as a new one does.
drop index requests_waiting_for_somebody;
create index requests_waiting_for_somebody on requests (team_id, next_due_at)
  where specialist_id is null and status in ('registered', 'in_progress', 'resumed')
    and routing ->> 'strategy' in ('round_robin', 'least_loaded', 'knows_venue');
