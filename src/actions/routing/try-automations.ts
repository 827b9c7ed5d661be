import type { Desk } from '../../db/desk.ts'
import { listTriggers } from '../../db/routing/automations.ts'
import { asFiled, listPastRequests } from '../../db/routing/past-requests.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { DAY } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { type Automation, setGoing, type Trigger } from '../../domain/routing/automation.ts'
import { inBreaths } from '../ground/breaths.ts'

const MOST = 10_000
const SHOWN = 50

/** Requests of the last days that each would have done something to, by what has happened to them since; does nothing. */
export async function tryAutomations({ tx, actor, now }: Desk, rules: readonly Automation[], days: 7 | 30) {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const began = performance.now()
  const { rows, trees } = await listPastRequests(tx, actor, { since: now - days * DAY, most: MOST })
  const triggers = await listTriggers(
    tx,
    rows.map(({ number }) => number),
  )
  const fired = new Map<string, { number: number; subject: string }[]>(rules.map(({ id }) => [id, []]))
  await inBreaths(rows, (row) => {
    const { facts, number, subject } = asFiled(row, trees)
    for (const trigger of triggers.get(number) ?? new Set<Trigger>()) {
      for (const { id } of setGoing(rules, { trigger, facts, chain: [] })) fired.get(id)?.push({ number, subject })
    }
  })
  return {
    checked: rows.length,
    isAll: rows.length < MOST,
    fired: rules.map(({ id }) => {
      const all = fired.get(id) ?? []
      return { id, count: all.length, requests: all.slice(0, SHOWN) }
    }),
    tookMs: Math.round(performance.now() - began),
  }
}
