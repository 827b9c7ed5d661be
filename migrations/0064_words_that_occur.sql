-- A search finds the newest first and ends early, whatever there is besides. On a million requests this file takes about a minute; until it is through,
-- searches, messages and new requests wait. A server of before cannot file afterwards: stop it first.
set local maintenance_work_mem = '128MB';
-- In the order in which whoever files takes them; nobody moves a request while its readers are written down.
lock table requests, request_search in share row exclusive mode;

-- Who may read a request by what it belongs to: people p, organisations o, venues v, dealers d, teams t. It stands beside the words, so that
-- one index answers for both.
create function request_readers(contact bigint, author bigint, organisation bigint, venue bigint, dealer bigint, team bigint)
  returns text[] language sql immutable parallel safe as $$
  select array_remove(array['p' || contact, case when author <> contact then 'p' || author end,
    'o' || organisation, 'v' || venue, 'd' || dealer, 't' || team], null)
$$;

-- Written anew instead of in place: a tenth of the time, and nothing is left behind.
alter table request_search rename to request_search_before;
create table request_search (
  request_number bigint not null,
  readers text[] not null,
  public_words tsvector not null,
  internal_words tsvector not null default ''
);
insert into request_search
  select s.request_number, request_readers(r.contact_id, r.author_id, r.organisation_id, r.venue_id, r.dealer_id, r.team_id),
    s.public_words, s.internal_words
  from request_search_before s join requests r on r.number = s.request_number order by s.request_number;
drop table request_search_before;
alter table request_search add primary key (request_number),
  add foreign key (request_number) references requests on delete cascade;

-- By eras of 32,768 numbers, so that the newest hits are read without the others. An index of words alone knows nothing of order: the newest 20 of
-- 160,000 cost 500 ms.
create index request_search_by_words on request_search
  using gin ((request_number >> 15), readers, public_words, internal_words);

-- Words that occur, as the index has them: what a beginning may go on as, and what a misspelt one may have meant, is asked here. A beginning
-- in the big index costs all that any of its words holds. Two transactions that bring the same new word both keep it, and neither waits for the other.
create table vocabulary (word text collate "C" not null);
insert into vocabulary
  select distinct word from request_search, unnest(tsvector_to_array(public_words || internal_words)) word;
create index vocabulary_by_word on vocabulary (word);
-- Of numbers nothing is misspelt that could be guessed.
create index vocabulary_by_likeness on vocabulary using gin (word gin_trgm_ops) where word !~ '[0-9]';

create function keep_words() returns trigger language plpgsql as $$
begin
  insert into vocabulary (word)
    select fresh.word from (select unnest(tsvector_to_array(new.public_words || new.internal_words)) as word
      except select unnest(tsvector_to_array(old.public_words || old.internal_words))) fresh
    where not exists (select 1 from vocabulary v where v.word = fresh.word);
  return null;
end
$$;
create trigger words_are_kept after insert or update of public_words, internal_words on request_search
  for each row execute function keep_words();

create function keep_readers() returns trigger language plpgsql as $$
begin
  update request_search set readers = request_readers(new.contact_id, new.author_id, new.organisation_id, new.venue_id, new.dealer_id, new.team_id)
    where request_number = new.number;
  return null;
end
$$;
create trigger readers_are_kept after update of contact_id, author_id, organisation_id, venue_id, dealer_id, team_id on requests
  for each row when ((old.contact_id, old.author_id, old.organisation_id, old.venue_id, old.dealer_id, old.team_id)
    is distinct from (new.contact_id, new.author_id, new.organisation_id, new.venue_id, new.dealer_id, new.team_id))
  execute function keep_readers();

-- A typo is looked for among words, and no longer in every subject.
drop index requests_subject_by_likeness;
