-- Who looked how equipment is reached from afar is in the audit log: through which request, from which address, when.
create table remote_access_looks (
  id bigint generated always as identity primary key,
  equipment_id bigint not null references equipment,
  request_number bigint not null references requests on delete cascade,
  person_id bigint not null references people,
  address text not null,
  at timestamptz not null
);
create index remote_access_looks_by_equipment on remote_access_looks (equipment_id, at);
