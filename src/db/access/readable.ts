import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, isStaff, READ_ALL_ROLES, READ_TEAM_ROLES } from '../../domain/access/permissions.ts'

/**
 * The SQL twin of `may(actor, 'read', request)` in domain/access/permissions.ts, over the table `requests` under the name `r`.
 * A test proves that both answer alike for random people and requests.
 */
export function readableBy(actor: Actor): RawBuilder<boolean> {
  if (hasRole(actor, READ_ALL_ROLES)) return sql<boolean>`true`
  return either(byHimself(actor), byWork(actor))
}

/** Of `readableBy` what he reads by the team that works it, or as its specialist: by nothing but these two columns. */
export function readableByWork(actor: Actor): RawBuilder<boolean> {
  if (hasRole(actor, READ_ALL_ROLES)) return sql<boolean>`true`
  const ways = byWork(actor)
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`coalesce(${either(ways)}, false)`
}

/** What else of `readableBy` there is, one way after the other: each has its index, all of them together have none. */
export function waysBesides(actor: Actor): Ways {
  if (hasRole(actor, READ_ALL_ROLES)) return []
  const here = places(actor).filter((way) => way !== null)
  return [sql`r.contact_id = ${actor.personId}`, authored(actor), watches(actor), ...here]
}

type Ways = readonly RawBuilder<unknown>[]

function byHimself(actor: Actor): Ways {
  return [own(actor), watches(actor), ...places(actor)].filter((way) => way !== null)
}

function byWork(actor: Actor): Ways {
  const team = hasRole(actor, READ_TEAM_ROLES) ? oneOf('team_id', actor.teamIds) : null
  const own = isStaff(actor) ? sql`r.specialist_id = ${actor.personId}` : null
  return [team, own].filter((way) => way !== null)
}

function either(...ways: readonly Ways[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(ways.flat(), sql` or `)})`
}

/** The SQL twin of `may(actor, 'read_internal', request)`: who reads as the support does. */
export function readableAsStaff(actor: Actor): RawBuilder<boolean> {
  if (hasRole(actor, READ_ALL_ROLES)) return sql<boolean>`true`
  if (!isStaff(actor)) return sql<boolean>`false`
  const team = hasRole(actor, READ_TEAM_ROLES) ? oneOf('team_id', actor.teamIds) : null
  const customers = [sql`r.contact_id = ${actor.personId}`, ...places(actor)].filter((way) => way !== null)
  const watching = sql`(${watches(actor)} and (${sql.join(customers, sql` or `)}) is not true)`
  const ways = [watching, sql`r.specialist_id = ${actor.personId}`, team].filter((way) => way !== null)
  return sql<boolean>`(${sql.join(ways, sql` or `)})`
}

function places({ organisationIds, venueIds, dealerIds }: Actor): (RawBuilder<unknown> | null)[] {
  return [oneOf('organisation_id', organisationIds), oneOf('venue_id', venueIds), oneOf('dealer_id', dealerIds)]
}

/** His as contact, or as the author for somebody else: said like this, each part has its index. */
export function own({ personId }: Pick<Actor, 'personId'>): RawBuilder<boolean> {
  return sql`(r.contact_id = ${personId} or (r.author_id = ${personId} and r.author_id <> r.contact_id))`
}

/** What he wrote for somebody else: an array for the same reason as that of `watches`. */
export function authored({ personId }: Pick<Actor, 'personId'>): RawBuilder<boolean> {
  return sql`r.number = any(array(select a.number from requests a where a.author_id = ${personId} and a.author_id <> a.contact_id))`
}

/** An array, so that the planner counts on few of them and finds them by their numbers. */
export function watches({ personId }: Pick<Actor, 'personId'>): RawBuilder<boolean> {
  return sql`r.number = any(array(select w.request_number from watchers w where w.person_id = ${personId}
    and w.copied_since is null))`
}

function oneOf(column: string, ids: readonly number[]) {
  return ids.length === 0 ? null : sql`r.${sql.raw(column)} = any(${[...ids]})`
}
