-- Two more kinds of notices: that a restaurant cannot trade is told to the support when it is said of an open request, and a caller who
-- is not covered for the phone gets the way in that he has.
alter table notices
  drop constraint notice_kind_is_known,
  add constraint notice_kind_is_known check (kind in ('sign_in', 'address', 'way_in', 'acknowledgement', 'reply', 'question', 'resolved',
    'closed', 'reminder', 'to_specialist', 'trade_stopped', 'mention', 'assigned', 'answered', 'breached', 'soon_due', 'in_team')) not valid;
alter table notices validate constraint notice_kind_is_known;

-- Calls that were not taken: whose, by whom, when and why.
create table turned_away_calls (
  id bigint generated always as identity primary key,
  person_id bigint not null references people,
  by_id bigint not null references people,
  at timestamptz not null,
  -- The refusal by its code.
  reason text not null,
  -- The contract that keeps the phone closed.
  contract_id bigint not null references contracts,
  venue_id bigint references venues,
  -- The number he calls from, as far as it was known then.
  phone text,
  -- Where the way in was sent; null: it was only told.
  letter_to text
);
create index turned_away_calls_by_person on turned_away_calls (person_id, id desc);
