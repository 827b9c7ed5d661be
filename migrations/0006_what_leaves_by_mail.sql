-- What leaves by mail: where answers come back to, and how much an address was sent of each kind.

-- A server without plus addressing takes answers at the plain address; then their References and marks say where they belong.
alter table mailboxes add column plus_addressing boolean not null default true;

drop index letters_automatic_by_address;
create index letters_by_address on letters (to_address, created_at);
