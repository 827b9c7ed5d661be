-- Letters that have neither left nor been given up, for whoever looks after those that nobody sends.

create index letters_without_end on letters (id) where sent_at is null and gave_up_at is null;
