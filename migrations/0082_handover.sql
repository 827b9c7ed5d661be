-- What somebody gives over at the end of his shift; what he wrote for everybody who follows stands beside it.
create table handovers (
  id bigint generated always as identity primary key,
  from_id bigint not null references people,
  to_id bigint not null references people,
  note text not null,
  made_at timestamptz not null,
  -- When it had not been accepted in time, and who was called then.
  raised_at timestamptz,
  raised_to bigint references people,
  constraint nobody_gives_over_to_himself check (from_id <> to_id)
);
create index handovers_by_giver on handovers (from_id, id desc);
create index handovers_by_receiver on handovers (to_id, id desc);
create index handovers_by_called on handovers (raised_to, id desc) where raised_to is not null;

-- The requests of one, and what is to be done with each.
create table handover_items (
  handover_id bigint not null references handovers,
  request_number bigint not null references requests,
  todo text not null,
  -- src/domain/handover/handover.ts says what each means.
  state text not null default 'offered' constraint item_state_is_known check (state in ('offered', 'accepted', 'kept', 'gone')),
  decided_at timestamptz,
  decided_by bigint references people,
  -- Who reads the request by this offer alone.
  let_in bigint[] not null default '{}',
  primary key (handover_id, request_number),
  constraint a_decision_has_its_moment check ((state = 'offered') = (decided_at is null))
);
-- Nobody gives over twice what nobody has accepted yet.
create unique index handover_items_waiting on handover_items (request_number) where state = 'offered';
create index handover_items_by_decider on handover_items (decided_by) where decided_by is not null;

-- An offer ends when its request is somebody else's or nobody's work any more, by whatever hand.
create function offer_ends_with_its_request() returns trigger language plpgsql as $$
begin
  update handover_items i set state = 'gone', decided_at = clock_timestamp() from handovers h
  where i.request_number = new.number and i.state = 'offered' and h.id = i.handover_id
    and (new.specialist_id is distinct from h.from_id or new.status in ('resolved', 'closed', 'cancelled'));
  return null;
end $$;
create trigger offer_ends_with_its_request after update of specialist_id, status on requests for each row
  when (old.specialist_id is distinct from new.specialist_id or old.status is distinct from new.status)
  execute function offer_ends_with_its_request();

-- Questions and answers about it, between giver and receiver.
create table handover_words (
  id bigint generated always as identity primary key,
  handover_id bigint not null references handovers,
  -- Null: about all of it.
  request_number bigint references requests,
  author_id bigint not null references people,
  text text not null,
  said_at timestamptz not null
);
create index handover_words_by_handover on handover_words (handover_id, id);
create index handover_words_by_request on handover_words (request_number) where request_number is not null;
create index handover_words_by_author on handover_words (author_id);
