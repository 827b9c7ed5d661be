import { sql } from 'kysely'
import { DEFAULT_UNTAKEN_MINUTES, type Routing } from '../../domain/routing/rule.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { parsedOnce } from '../engine/parsed-once.ts'

/** SQL that tells the list of rules that holds as JSON text; before the first version there is none. */
export const ROUTING_JSON = `(select jsonb_build_object('rules', rules, 'untakenMinutes', untaken_minutes)::text
  from routing_versions order by id desc limit 1)`

const parsed = parsedOnce<Routing>(20)

/** Null: nobody has written rules as yet. */
export function routingOf(text: string | null): Routing {
  return text === null ? NONE : parsed(text)
}

export interface RoutingVersion extends Routing {
  /** 0: nobody has written rules as yet. */
  readonly version: number
  readonly madeAt: string | null
  readonly madeBy: string | null
}

const NONE: RoutingVersion = {
  version: 0,
  rules: [],
  untakenMinutes: DEFAULT_UNTAKEN_MINUTES,
  madeAt: null,
  madeBy: null,
}

/** The latest versions, the one that holds first. */
export async function listRouting(db: Db, most: number): Promise<readonly RoutingVersion[]> {
  const { rows } =
    await sql<RoutingVersion>`select v.id as version, v.rules, v.untaken_minutes as "untakenMinutes", v.made_at as "madeAt", p.name as "madeBy"
    from routing_versions v join people p on p.id = v.made_by order by v.id desc limit ${most}`.execute(db)
  return rows
}

export async function currentRouting(db: Db): Promise<RoutingVersion> {
  const [latest] = await listRouting(db, 1)
  return latest ?? NONE
}

/** The same, and nobody writes another one until the transaction ends. */
export async function lockRouting(tx: Tx): Promise<RoutingVersion> {
  await sql`lock table routing_versions in share row exclusive mode`.execute(tx)
  return currentRouting(tx)
}

/** Resolves with the number of the version. */
export async function insertRouting({ tx, actor, now }: Desk, { rules, untakenMinutes }: Routing): Promise<number> {
  const { id } = await tx
    .insertInto('routing_versions')
    .values({
      rules: JSON.stringify(rules),
      untaken_minutes: untakenMinutes,
      made_at: iso(now),
      made_by: actor.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
