-- The overview of administration counts what could not be delivered lately.
create index deliveries_given_up on deliveries (gave_up_at) where gave_up_at is not null;

-- Whoever is invited to the support is told by letter.
alter table notices
  drop constraint notice_kind_is_known,
  add constraint notice_kind_is_known check (kind in ('sign_in', 'address', 'way_in', 'invitation', 'acknowledgement', 'reply', 'question',
    'resolved', 'closed', 'reminder', 'to_specialist', 'trade_stopped', 'mention', 'assigned', 'answered', 'breached', 'soon_due', 'in_team'))
    not valid;
alter table notices validate constraint notice_kind_is_known;
