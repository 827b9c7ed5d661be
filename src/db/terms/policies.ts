import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import { type Policy, type PolicyVersion, readPolicyVersions } from '../../domain/terms/policy.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { parsedOnce } from '../engine/parsed-once.ts'

/** SQL that tells every version of the desk's policy as JSON text, moments as milliseconds (domain/terms/policy.ts). */
export const POLICIES_JSON = `(select jsonb_agg(jsonb_build_object('effectiveFrom',
  (extract(epoch from p.effective_from) * 1000)::bigint, 'policy', p.policy) order by p.effective_from)::text from policies p)`

/** Equal policies become one object, which was checked once. */
export const policiesOf = parsedOnce<readonly PolicyVersion[]>(100, readPolicyVersions)

export interface KeptPolicy extends PolicyVersion {
  readonly madeAt: string
  readonly madeBy: string | null
  readonly reason: string
  readonly recounted: number | null
}

/** All versions, the latest first; one or several may not hold as yet. */
export async function listPolicies(db: Db): Promise<KeptPolicy[]> {
  const { rows } = await sql<Omit<KeptPolicy, keyof PolicyVersion> & { policies: string }>`
    select jsonb_build_array(jsonb_build_object('effectiveFrom', (extract(epoch from p.effective_from) * 1000)::bigint,
        'policy', p.policy))::text as policies,
      p.made_at as "madeAt", p.reason, p.recounted, (select w.name from people w where w.id = p.made_by) as "madeBy"
    from policies p order by p.effective_from desc limit 100`.execute(db)
  return rows.flatMap(({ policies, ...made }) => policiesOf(policies).map((version) => ({ ...version, ...made })))
}

/** One decision at a time. */
export async function lockPolicies(tx: Tx): Promise<KeptPolicy[]> {
  await sql`lock table policies in share row exclusive mode`.execute(tx)
  return listPolicies(tx)
}

export interface MadePolicy {
  readonly policy: Policy
  readonly effectiveFrom: Instant
  readonly reason: string
  readonly recounted: number | null
}

export async function insertPolicy({ tx, actor, now }: Desk, made: MadePolicy): Promise<void> {
  await tx
    .insertInto('policies')
    .values({
      effective_from: iso(made.effectiveFrom),
      policy: JSON.stringify(made.policy),
      made_at: iso(now),
      made_by: actor.personId,
      reason: made.reason,
      recounted: made.recounted,
    })
    .execute()
}

/** Only one that does not hold as yet goes. */
export async function deletePolicy(tx: Tx, effectiveFrom: Instant): Promise<void> {
  await tx.deleteFrom('policies').where('effective_from', '=', iso(effectiveFrom)).execute()
}
