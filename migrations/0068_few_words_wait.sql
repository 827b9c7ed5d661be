-- What was filed lately waits in a list beside the index, and every step of a search reads that list to its end: with the 4 MB that PostgreSQL lets it have,
-- thirty eras took 50 ms instead of 1. Of 64 kB, the least there can be, they take two more milliseconds, and filing costs what it did: without
-- the list those who file at once meet in the pages of the commonest words.
alter index request_search_by_words set (gin_pending_list_limit = 64);
select gin_clean_pending_list('request_search_by_words'::regclass);
