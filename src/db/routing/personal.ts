/**
 * SQL that tells who is the personal specialist of organisation `o`, with that team of his which new requests go to: of the lowest line. Null: there is
 * none, or he is in no team.
 */
export const PERSONAL_JSON = `(select jsonb_build_object('specialistId', p.id, 'teamId', t.id)
  from people p join team_members m on m.person_id = p.id join teams t on t.id = m.team_id and t.archived_at is null
  where p.id = o.personal_specialist_id and p.archived_at is null order by t.line nulls last, t.id limit 1)`
