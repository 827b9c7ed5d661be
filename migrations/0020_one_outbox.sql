-- What a person is told: of a change, of one kind, once, by however many ways and however often somebody works on it.
create table notices (
  id bigint generated always as identity primary key,
  -- Null: it tells of no change of a request (a code, a question about an address).
  change_id bigint,
  request_number bigint references requests on delete cascade,
  -- Null for letters to an address that belongs to nobody any more.
  person_id bigint references people,
  kind text not null constraint notice_kind_is_known check (kind in ('sign_in', 'address', 'acknowledgement', 'reply', 'question',
    'resolved', 'closed', 'reminder', 'to_specialist', 'mention', 'assigned', 'answered', 'breached', 'soon_due', 'in_team')),
  side text not null constraint notice_side_is_known check (side in ('customer', 'support')),
  -- The public message that it brings.
  message_id bigint references messages on delete cascade,
  -- It asks whose an address is: its link gets a key of that question when it leaves.
  address_question_id bigint references address_questions on delete set null,
  written_at timestamptz not null
);
create unique index notice_is_written_once on notices (change_id, person_id, kind) where change_id is not null;
create index notices_by_request on notices (request_number) where request_number is not null;
create index notices_by_message on notices (message_id) where message_id is not null;
create index notices_by_address_question on notices (address_question_id) where address_question_id is not null;

-- A notice on its way to one place: what is sent, when it may leave, and how it fared.
create table deliveries (
  id bigint generated always as identity primary key,
  notice_id bigint not null references notices on delete cascade,
  way text not null,
  -- The place, as the way writes it.
  address text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  -- The gate lets it out then, and not earlier.
  not_before timestamptz,
  attempts integer not null default 0,
  error text,
  sent_at timestamptz,
  -- The last word of whoever took it.
  receipt text,
  -- It did not arrive though it was taken.
  lost_at timestamptz,
  lost_reason text,
  -- No further attempt will be made.
  gave_up_at timestamptz,
  constraint notice_is_delivered_once unique (notice_id, way, address)
);
create index deliveries_without_end on deliveries (id) where sent_at is null and gave_up_at is null;
create index deliveries_by_address on deliveries (way, address, created_at);

insert into notices (id, request_number, person_id, kind, side, message_id, address_question_id, written_at) overriding system value
  select id, request_number, recipient_id, kind, 'customer', about_message_id, address_question_id, created_at from letters;
select setval(pg_get_serial_sequence('notices', 'id'), coalesce((select max(id) from notices), 0) + 1, false);
insert into deliveries (id, notice_id, way, address, payload, created_at, not_before, attempts, error, sent_at, receipt, lost_at,
    lost_reason, gave_up_at) overriding system value
  select id, id, 'email', to_address, jsonb_build_object('subject', subject, 'text', text, 'html', html), created_at, not_before,
    attempts, last_error, sent_at, answer, bounced_at, bounce_reason, gave_up_at from letters;
select setval(pg_get_serial_sequence('deliveries', 'id'), coalesce((select max(id) from deliveries), 0) + 1, false);
-- What still waits is written anew when it leaves, and for that it has to know what it tells of.
update notices n set change_id = e.change_id from deliveries d, events e
  where d.notice_id = n.id and d.sent_at is null and d.gave_up_at is null and e.request_number = n.request_number
    and (n.kind = 'acknowledgement' and e.type = 'request.registered'
      or e.type = 'message.published' and e.data->>'messageId' = n.message_id::text);

-- Mail keeps its headers beside its deliveries.
drop index letters_without_end;
alter table letters
  drop column recipient_id, drop column to_address, drop column subject, drop column text, drop column html,
  drop column created_at, drop column sent_at, drop column attempts, drop column last_error, drop column kind,
  drop column request_number, drop column about_message_id, drop column bounced_at, drop column not_before,
  drop column gave_up_at, drop column answer, drop column bounce_reason, drop column address_question_id;
alter table letters alter column id drop identity;
alter table letters rename column id to delivery_id;
alter table letters add constraint letter_is_a_delivery foreign key (delivery_id) references deliveries on delete cascade;

-- Where a person last wrote about a request, by each way: answers go there.
create table request_ways (
  request_number bigint not null references requests on delete cascade,
  person_id bigint not null references people,
  way text not null,
  address text not null,
  -- Somebody had shown that the place is his when he wrote from it.
  proven boolean not null,
  wrote_at timestamptz not null,
  primary key (request_number, person_id, way)
);

-- By which ways a person wants to hear what; no row: as is usual for his side.
create table notice_choices (
  person_id bigint not null references people,
  kind text not null,
  way text not null,
  wanted boolean not null,
  primary key (person_id, kind, way)
);

-- Jobs that send a letter are found by the name of its delivery.
do $$ begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    update graphile_worker._private_jobs set key = 'delivery:' || substr(key, 8) where key like 'letter:%';
  end if;
end $$;
