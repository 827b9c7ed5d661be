-- The support also hears that a request is back, that it was given to somebody else, that it was rated, and that it was escalated;
-- a summary of what somebody heard is a notice of no request.
alter table notices drop constraint notice_kind_is_known;
alter table notices add constraint notice_kind_is_known check (kind in ('sign_in', 'phone_code', 'address', 'way_in', 'invitation',
    'acknowledgement', 'reply', 'question', 'resolved', 'closed', 'reminder', 'due_moved', 'to_specialist', 'trade_stopped', 'mention',
    'assigned', 'returned', 'answered', 'escalated', 'breached', 'soon_due', 'reassigned', 'rated', 'in_team', 'summary')) not valid;
alter table notices validate constraint notice_kind_is_known;
