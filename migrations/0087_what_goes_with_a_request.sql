-- Whom an offer that is over had let in: found at once, whatever ended it.
create index handover_items_over on handover_items (request_number) where state <> 'offered' and let_in <> '{}';
