-- Counting a page of letters reads this index alone, and neither its letters nor what they say.
create index raw_letters_by_page on raw_letters ((id / 2000), changed_at) include (id, mailbox, state, message_id);
drop index raw_letters_by_change;
