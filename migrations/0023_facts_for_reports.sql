-- What reports count of a request and its own row does not keep, since that one says how things stand now (domain/request/facts.ts).
-- The way it was filed by, its team and specialist, when it was resolved and its rating are read from requests; labour gets a column with labour.
create table request_facts (
  request_number bigint primary key references requests on delete cascade,
  -- A request that is resumed forgets in requests when it was first answered, and whether in time only its ledger knows.
  first_reacted_at timestamptz,
  -- Who had it at its last resolution: afterwards it may be assigned anew, and what was resumed counts for who had resolved it.
  resolved_team_id bigint references teams,
  resolved_specialist_id bigint references people,
  -- Rounds of its ledger, a letter that was moved away not counted.
  times_resumed smallint not null default 0,
  -- Null: it has not happened, or nothing was promised.
  first_reacted_late boolean,
  resolved_late boolean,
  -- By which way the customer's side last spoke, withdrawn letters left out; else the way it was filed by.
  last_channel text not null
);

-- Lateness counts in service hours, which SQL does not know: requests that are there already get their facts by this job.
select graphile_worker.add_job('tell-old-facts');
