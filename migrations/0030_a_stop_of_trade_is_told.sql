-- That a restaurant cannot trade is a notice of its own: the support hears of it when it is said of an open request.
alter table notices
  drop constraint notice_kind_is_known,
  add constraint notice_kind_is_known check (kind in ('sign_in', 'address', 'acknowledgement', 'reply', 'question', 'resolved', 'closed',
    'reminder', 'to_specialist', 'trade_stopped', 'mention', 'assigned', 'answered', 'breached', 'soon_due', 'in_team')) not valid;
alter table notices validate constraint notice_kind_is_known;
