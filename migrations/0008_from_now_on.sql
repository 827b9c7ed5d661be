-- Letters that lay in a mailbox before the desk came to it are not requests: only those are taken that came since then.
-- Null: all of them. A day is left over, since mail servers know their letters' days, not their hours.
alter table mailboxes add column read_since timestamptz default now() - interval '1 day';
