-- Minutes of service hours after which a request that the rules gave to somebody, and that he has not taken, goes on; null: it stays his.
alter table routing_versions add column untaken_minutes integer
  constraint untaken_minutes_are_a_time check (untaken_minutes between 1 and 10080);

-- Whoever gives a request by hand to somebody of whom he can see that he is away means it: what was given since then stays his.
alter table absences add column made_at timestamptz;
update absences set made_at = starts_on;
alter table absences alter column made_at set not null, alter column made_at set default now();

-- Requests that wait for somebody of their team, whom the rules will find; the oldest promise first.
create index requests_waiting_for_somebody on requests (team_id, next_due_at)
  where specialist_id is null and status in ('registered', 'resumed')
    and routing ->> 'strategy' in ('round_robin', 'least_loaded', 'knows_venue');
