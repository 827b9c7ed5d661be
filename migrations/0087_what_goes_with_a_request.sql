-- Whom an offer that is over had let in: found at once, whatever ended it.
create index handover_items_over on handover_items (request_number) where state <> 'offered' and let_in <> '{}';

-- A reply that the desk has begun by itself: it lies with the request until somebody answers, and whoever has the request finds it among his drafts.
create table begun_replies (
  request_number bigint primary key references requests on delete cascade,
  -- As a draft is kept (web/desk/composer/use-kept-draft.ts).
  body jsonb not null,
  begun_at timestamptz not null
);

-- By whatever hand the request goes on: what nobody has touched goes along, what somebody has written on stays his.
create function begun_reply_goes_along() returns trigger language plpgsql as $$
begin
  delete from drafts d using begun_replies b
    where b.request_number = new.number and d.person_id = old.specialist_id and d.key = 'reply-' || new.number and d.body = b.body;
  if new.status in ('resolved', 'closed', 'cancelled') then
    delete from begun_replies where request_number = new.number;
  else
    insert into drafts (person_id, key, body, saved_at)
      select new.specialist_id, 'reply-' || b.request_number, b.body, b.begun_at from begun_replies b
      where b.request_number = new.number and new.specialist_id is not null
      on conflict do nothing;
  end if;
  return null;
end $$;
create trigger begun_reply_goes_along after update of specialist_id, status on requests for each row
  when (old.specialist_id is distinct from new.specialist_id
    or (old.status is distinct from new.status and new.status in ('resolved', 'closed', 'cancelled')))
  execute function begun_reply_goes_along();

-- Somebody of the support has answered: nothing is begun any more, whether or not he has taken the request by that.
create function begun_reply_is_over() returns trigger language plpgsql as $$
begin
  delete from drafts d using begun_replies b, requests r
    where b.request_number = new.request_number and r.number = new.request_number
      and d.person_id = r.specialist_id and d.key = 'reply-' || new.request_number and d.body = b.body;
  delete from begun_replies where request_number = new.request_number;
  return null;
end $$;
create trigger begun_reply_is_over after insert on events for each row
  when (new.type = 'message.published' and new.data ->> 'from' = 'support')
  execute function begun_reply_is_over();
