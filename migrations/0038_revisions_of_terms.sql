-- Hours that a clock has counted in never change: another week is another row, which says what it stands in for.
alter table service_hours
  add column revision integer not null default 1,
  add column replaced_by bigint references service_hours constraint hours_are_replaced_once unique,
  add column made_at timestamptz not null default now(),
  add column made_by bigint references people,
  add column reason text not null default '',
  -- How many open requests were counted anew when it came; null: only new ones go by it.
  add column recounted integer;

create function hours_that_count_stay() returns trigger language plpgsql as $$
begin
  raise exception 'hours stay as they are, others take their place' using errcode = 'check_violation', constraint = 'hours_that_count_stay';
end $$;

create trigger hours_that_count_stay before update or delete on service_hours_versions
  for each row execute function hours_that_count_stay();

-- A level is the times that several contracts promise; its rules hold from one moment until another.
create table sla_levels (
  id bigint generated always as identity primary key,
  name text not null constraint level_has_a_name check (name <> ''),
  version integer not null default 1
);

create table sla_level_versions (
  level_id bigint not null references sla_levels,
  version integer not null,
  effective_from timestamptz not null,
  made_at timestamptz not null default now(),
  made_by bigint references people,
  reason text not null default '',
  recounted integer,
  primary key (level_id, version)
);

alter table contracts
  add column sla_level_id bigint references sla_levels,
  add column revision integer not null default 1;
alter table sla_rules
  add column level_id bigint references sla_levels,
  add column effective_until timestamptz constraint sla_rule_ends_after_it_begins check (effective_until >= effective_from);

-- Contracts that promise the same have one level, called as the first of them. The rules of the others stay as rows that never hold:
-- requests name them.
create temporary table promised on commit drop as
  select c.id as contract_id, coalesce((select string_agg(concat_ws(':', coalesce(r.service_id::text, '*'), coalesce(r.request_type, '*'),
    coalesce(r.priority::text, '*'), coalesce(r.reaction_minutes::text, '-'), coalesce(r.resolution_minutes::text, '-'), r.effective_from), ' '
    order by r.service_id, r.request_type, r.priority, r.effective_from) from sla_rules r where r.contract_id = c.id), '') as rules
  from contracts c;
create temporary table leaders on commit drop as
  select rules, min(contract_id) as contract_id from promised group by rules;
insert into sla_levels (name) select c.name from leaders l join contracts c on c.id = l.contract_id order by c.id;
create temporary table numbered on commit drop as
  select l.rules, l.contract_id, s.id as level_id from
    (select rules, contract_id, row_number() over (order by contract_id) as place from leaders) l
    join (select id, row_number() over (order by id) as place from sla_levels) s using (place);
update contracts c set sla_level_id = n.level_id from promised p join numbered n on n.rules = p.rules where p.contract_id = c.id;
update sla_rules r set level_id = c.sla_level_id,
    effective_until = case when exists (select 1 from numbered n where n.contract_id = r.contract_id) then (select min(later.effective_from)
      from sla_rules later where later.contract_id = r.contract_id and later.service_id is not distinct from r.service_id
      and later.request_type is not distinct from r.request_type and later.priority is not distinct from r.priority
      and later.effective_from > r.effective_from) else r.effective_from end
  from contracts c where c.id = r.contract_id;
insert into sla_level_versions (level_id, version, effective_from) select s.id, 1,
  coalesce((select min(r.effective_from) from sla_rules r where r.level_id = s.id), '2020-01-01T00:00:00Z') from sla_levels s;

-- The agreement of whoever has no contract was looked at when it was written: the table cannot change with that still to come.
set constraints all immediate;
alter table contracts alter column sla_level_id set not null;
alter table sla_rules alter column level_id set not null, drop column contract_id;
create unique index sla_rule_is_unambiguous on sla_rules (level_id, service_id, request_type, priority) nulls not distinct
  where effective_until is null;
create index sla_rules_by_level on sla_rules (level_id);
create index contracts_by_level on contracts (sla_level_id);
create index contracts_by_hours on contracts (service_hours_id);

alter table policies
  add column made_at timestamptz not null default now(),
  add column made_by bigint references people,
  add column reason text not null default '',
  add column recounted integer;
