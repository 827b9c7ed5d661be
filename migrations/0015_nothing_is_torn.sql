-- Of an upload that still grows: length and SHA-256 of each piece that arrived, in their order: [[1048576, "9f86…"], …].
-- It counts as complete when the disk has exactly these.
alter table files add column pieces jsonb not null default '[]';

-- Whether anything still needs the content of this hash.
create index files_by_content on files (sha256) where sha256 is not null;

-- What a person has begun to upload on a day (UTC), kept or not.
create table upload_days (
  person_id bigint not null references people,
  day date not null,
  uploads integer not null,
  bytes bigint not null,
  primary key (person_id, day)
);
