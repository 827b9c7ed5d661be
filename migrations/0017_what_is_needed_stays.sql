-- What a setting points to does not go away without a successor. The rule is kept here, whoever writes; the names of these rules are
-- what src/db/pointers.ts calls them by.

-- ── The service for whatever has no service of its own ─────────────────────────────────────────────────────────────

-- Where it was withdrawn already, own words and letters get the oldest service that customers see.
update settings set value = to_jsonb((select min(id) from services where published_version_id is not null and withdrawn_at is null))
  where name = 'default_service'
  and exists (select 1 from services where published_version_id is not null and withdrawn_at is null)
  and not exists (select 1 from services s where s.id = value::bigint and s.published_version_id is not null and s.withdrawn_at is null);

create function default_service_is_published() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'settings' then
    -- Held, so that nobody withdraws it before this is committed.
    if tg_op <> 'DELETE' then
      perform 1 from services where id = new.value::bigint and published_version_id is not null and withdrawn_at is null for share;
      if found then return new; end if;
    end if;
  elsif not exists (select 1 from settings where name = 'default_service' and value = to_jsonb(old.id)) then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  raise exception 'the default service is published' using errcode = 'check_violation', constraint = 'default_service_is_published';
end $$;

create trigger default_service_is_published before insert or update on settings
  for each row when (new.name = 'default_service') execute function default_service_is_published();
create trigger default_service_is_not_forgotten before delete on settings
  for each row when (old.name = 'default_service') execute function default_service_is_published();
create trigger default_service_is_published before update on services
  for each row when (old.published_version_id is not null and (new.published_version_id is null or new.withdrawn_at is not null))
  execute function default_service_is_published();
create trigger default_service_is_not_deleted before delete on services
  for each row execute function default_service_is_published();

-- ── The agreement of whoever has no contract ───────────────────────────────────────────────────────────────────────

-- Looked at when all is written: one may take the place of the other in between.
create function default_agreement_is_active() returns trigger language plpgsql as $$
begin
  if exists (select 1 from contracts where is_default and state = 'active' and ends_on is null) then return null; end if;
  raise exception 'there is a default agreement, it is active and has no end'
    using errcode = 'check_violation', constraint = 'default_agreement_is_active';
end $$;

create constraint trigger default_agreement_is_active after update or delete on contracts deferrable initially deferred
  for each row when (old.is_default and old.state = 'active' and old.ends_on is null)
  execute function default_agreement_is_active();

-- ── The team of a published service, or of requests that go on ─────────────────────────────────────────────────────

create function team_in_use_works() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'teams' then
    if not exists (select 1 from services s join service_versions v on v.id = s.published_version_id where v.team_id = new.id)
      and not exists (select 1 from requests where team_id = new.id and status not in ('closed', 'cancelled'))
    then return new; end if;
  else
    perform 1 from service_versions v join teams t on t.id = v.team_id
      where v.id = new.published_version_id and t.archived_at is null for share of t;
    if found then return new; end if;
  end if;
  raise exception 'a team that is needed works' using errcode = 'check_violation', constraint = 'team_in_use_works';
end $$;

create trigger team_in_use_works before update on teams
  for each row when (old.archived_at is null and new.archived_at is not null) execute function team_in_use_works();
create trigger team_in_use_works before insert or update of published_version_id on services
  for each row when (new.published_version_id is not null) execute function team_in_use_works();

-- ── The personal specialist of an organisation ─────────────────────────────────────────────────────────────────────

create function personal_specialist_works() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'people' then
    if not exists (select 1 from organisations where personal_specialist_id = new.id and archived_at is null) then return new; end if;
  else
    perform 1 from people where id = new.personal_specialist_id and archived_at is null for share;
    if found then return new; end if;
  end if;
  raise exception 'the personal specialist of an organisation works'
    using errcode = 'check_violation', constraint = 'personal_specialist_works';
end $$;

create trigger personal_specialist_works before update on people
  for each row when (old.archived_at is null and new.archived_at is not null) execute function personal_specialist_works();
create trigger personal_specialist_works before insert or update of personal_specialist_id on organisations
  for each row when (new.personal_specialist_id is not null) execute function personal_specialist_works();
