-- What waits for a customer, by each way in which he reads it: the number beside «Заявки» is asked with every page of the portal.
create index requests_waiting_by_contact on requests (contact_id)
  where status = 'waiting_customer' or (status = 'resolved' and rating is null);
create index requests_waiting_by_organisation on requests (organisation_id)
  where organisation_id is not null and (status = 'waiting_customer' or (status = 'resolved' and rating is null));
create index requests_waiting_by_venue on requests (venue_id)
  where venue_id is not null and (status = 'waiting_customer' or (status = 'resolved' and rating is null));
create index requests_waiting_by_dealer on requests (dealer_id)
  where dealer_id is not null and (status = 'waiting_customer' or (status = 'resolved' and rating is null));
