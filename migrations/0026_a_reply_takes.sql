-- Whether the first public reply of a specialist takes a request that nobody has. It is a new part of every version, also of those that
-- have held: no request is changed by it, only replies to come are.
alter table policies disable trigger policy_that_held_stays;
update policies set policy = policy || '{"replyTakes": true}';
alter table policies enable trigger policy_that_held_stays;
