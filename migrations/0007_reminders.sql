-- Customers are reminded before silence ends their requests, so the next moment of a request is no longer the one it closes at.

alter table requests add column closes_at timestamptz;
update requests set closes_at = wakes_at where status = 'resolved';
