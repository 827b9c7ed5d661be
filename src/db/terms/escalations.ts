import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import { OVER } from '../../domain/ground/status.ts'
import type { EscalationPlan, EscalationVersion } from '../../domain/terms/escalation.ts'
import { inSql } from '../access/status-words.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { parsedOnce } from '../engine/parsed-once.ts'

/** SQL that tells every version of the schemes as JSON text, moments as milliseconds (domain/terms/escalation.ts). */
export const ESCALATIONS_JSON = `coalesce((select jsonb_agg(jsonb_build_object('effectiveFrom',
  (extract(epoch from v.effective_from) * 1000)::bigint, 'plan', v.plan, 'madeBy', v.made_by) order by v.effective_from)::text from escalation_versions v), '[]')`

export const escalationsOf = parsedOnce<readonly EscalationVersion[]>(100)

export interface KeptEscalation {
  readonly version: number
  readonly plan: EscalationPlan
  readonly effectiveFrom: string
  readonly madeBy: string | null
}

/** The one that was made last. */
export async function currentEscalation(db: Db): Promise<KeptEscalation> {
  const { rows } =
    await sql<KeptEscalation>`select v.id as version, v.plan, v.effective_from as "effectiveFrom", p.name as "madeBy"
    from escalation_versions v left join people p on p.id = v.made_by order by v.effective_from desc limit 1`.execute(
      db,
    )
  const [row] = rows
  if (!row) throw new Error('a desk comes with a plan of escalation')
  return row
}

/** The same, and nobody writes another one until the transaction ends. */
export async function lockEscalation(tx: Tx): Promise<KeptEscalation> {
  await sql`lock table escalation_versions in share row exclusive mode`.execute(tx)
  return currentEscalation(tx)
}

/** Holds from its moment on; each open request finds out anew when its next step is. Resolves with the number of the version. */
export async function insertEscalation({ tx, actor, now }: Desk, plan: EscalationPlan, from: Instant): Promise<number> {
  const { id } = await tx
    .insertInto('escalation_versions')
    .values({ effective_from: iso(from), plan: JSON.stringify(plan), made_at: iso(now), made_by: actor.personId })
    .returning('id')
    .executeTakeFirstOrThrow()
  // Held in the order of their numbers first: whoever wants several of them at the same moment does so too.
  await sql`with held as materialized (select number from requests where status not in ${inSql(OVER)} order by number for no key update)
    update requests r set wakes_at = least(r.wakes_at, ${iso(now)}::timestamptz) from held where r.number = held.number`.execute(
    tx,
  )
  return id
}
