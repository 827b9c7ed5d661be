-- One more kind of notice: a promised time of an open request is another one now.
alter table notices
  drop constraint notice_kind_is_known,
  add constraint notice_kind_is_known check (kind in ('sign_in', 'address', 'way_in', 'invitation', 'acknowledgement', 'reply', 'question',
    'resolved', 'closed', 'reminder', 'due_moved', 'to_specialist', 'trade_stopped', 'mention', 'assigned', 'answered', 'breached',
    'soon_due', 'in_team')) not valid;
alter table notices validate constraint notice_kind_is_known;
