-- Answers under an Idempotency-Key are kept sealed. Those that lie here in clear go, from the disk too; their keys stay known.
alter table idempotency_keys alter column body type bytea using null;

-- Whatever ends a way in, or takes a right, is heard at once by every server that has a live stream of that person.
create function person_has_less() returns trigger language plpgsql as $$
begin
  perform pg_notify('okno_live', json_build_object('person',
    case tg_table_name when 'people' then to_jsonb(old) -> 'id' else to_jsonb(old) -> 'person_id' end)::text);
  return null;
end $$;

create trigger session_has_ended after delete on sessions
  for each row execute function person_has_less();
create trigger token_has_ended after delete or update of revoked_at on api_tokens
  for each row execute function person_has_less();
create trigger role_was_taken after delete or update on person_roles
  for each row execute function person_has_less();
create trigger person_was_archived after update of archived_at on people
  for each row execute function person_has_less();
