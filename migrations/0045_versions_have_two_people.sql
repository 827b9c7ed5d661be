-- A version is written by some, approved by another, and seen at once or from a moment on.
alter table service_versions
  drop constraint service_state_is_known,
  add constraint service_state_is_known check (state in ('draft', 'on_approval', 'approved', 'published', 'withdrawn')),
  add column handed_by bigint references people,
  add column handed_at timestamptz,
  -- What is to be put right, said by who did not approve it.
  add column remark text not null default '',
  -- When an approved version is to be shown by itself; null: when somebody says so.
  add column publish_at timestamptz constraint only_approved_versions_are_planned check (publish_at is null or state = 'approved'),
  add column withdrawn_at timestamptz;
create index service_versions_to_publish on service_versions (publish_at) where publish_at is not null;

-- Who has written in a version: none of them approves it.
create table service_version_authors (
  version_id bigint not null references service_versions,
  person_id bigint not null references people,
  primary key (version_id, person_id)
);
create index service_version_authors_by_person on service_version_authors (person_id);
