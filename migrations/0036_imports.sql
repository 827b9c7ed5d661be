-- A file of customers' data on its way into the desk: read, tried without writing, written in batches, taken back.

create table imports (
  id bigint generated always as identity primary key,
  subject text not null constraint import_subject_is_known check (subject in ('organisations', 'venues', 'people', 'equipment')),
  -- The upload; it may be tidied away once its rows are read.
  file_id bigint not null,
  file_name text not null,
  file_size bigint not null,
  state text not null constraint import_state_is_known check (state in ('reading', 'unreadable', 'trying', 'tried', 'running',
    'stopped', 'done', 'undoing', 'undone')),
  trouble text,
  encoding text,
  delimiter text,
  columns jsonb not null default '[]',
  -- By column: the field it fills, or null; `how` says by what it was guessed.
  mapping jsonb not null default '[]',
  -- Grows with every change of mapping: a trial of an older one counts for nothing.
  revision integer not null default 1,
  started_by bigint not null references people,
  created_at timestamptz not null,
  ran_at timestamptz,
  ended_at timestamptz,
  undone_at timestamptz
);
create index imports_by_age on imports (created_at desc, id desc);

create table import_rows (
  import_id bigint not null references imports on delete cascade,
  line integer not null,
  cells text[] not null,
  -- What the trial found: what would become of it, or why nothing can.
  outcome text constraint import_outcome_is_known check (outcome in ('create', 'update', 'same', 'problem')),
  problem text,
  value text,
  -- What the run did, in the transaction that did it: a row that has it is never done again.
  done text constraint import_done_is_known check (done in ('created', 'updated', 'same', 'failed')),
  entity_id bigint,
  before jsonb,
  after jsonb,
  undone text constraint import_undone_is_known check (undone in ('gone', 'restored', 'stays')),
  undone_because text,
  primary key (import_id, line)
);
create index import_rows_to_try on import_rows (import_id, line) where outcome is null;
create index import_rows_to_do on import_rows (import_id, line) where done is null;
