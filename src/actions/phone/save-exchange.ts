import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import {
  type AsteriskServer,
  type Exchange,
  type ExchangeDraft,
  holdExchanges,
  insertExchange,
  listExchanges,
  lockExchange,
  replaceRoutes,
  routesOf,
  turnKey,
  updateExchange,
} from '../../db/phone/exchanges.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { PbxKeys } from '../../domain/phone/delivery.ts'
import type { PbxKind } from '../../domain/phone/kinds.ts'
import { recordChange } from '../audit/record-change.ts'
import { sealed } from '../ground/sealed.ts'

export interface ExchangeOrder {
  readonly kind: PbxKind
  readonly title: string
  readonly enabled: boolean
  readonly apiKey: string
  /** A new one; left out, the kept one stays. */
  readonly secret?: string | undefined
  readonly api: string
  readonly asterisk: AsteriskServer | null
  readonly routes: readonly { readonly queue: string; readonly teamId: number }[]
}

export interface SavingExchange {
  /** Of the desk. */
  readonly secret: string
  /** What this kind cannot do without. */
  readonly needs: readonly (keyof PbxKeys)[]
}

/** A new exchange, or another look of one; its kind stays. Of an exchange of the environment the key is not changed here. */
export async function saveExchange(
  desk: Desk,
  { secret, needs }: SavingExchange,
  id: number | null,
  order: ExchangeOrder,
): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const known = id === null ? null : await lockExchange(tx, id)
  if (id !== null && known === null) throw new Refusal('exchange.not-found')
  if (known && known.kind !== order.kind) throw new Refusal('input.invalid', { field: 'kind' })
  if ((order.kind === 'asterisk') !== (order.asterisk !== null))
    throw new Refusal('input.invalid', { field: 'asterisk' })
  const draft = draftOf(known, secret, order)
  if (needs.includes('secret') && draft.secret === null)
    throw new Refusal('exchange.secret-missing', { field: 'secret' })
  if (needs.includes('apiKey') && draft.apiKey === '') throw new Refusal('input.invalid', { field: 'apiKey' })
  if (needs.includes('api') && draft.api === '') throw new Refusal('input.invalid', { field: 'api' })
  const before = known && (await stateOf(tx, known.id, known))
  const kept = known ? known.id : await insertExchange(tx, draft)
  if (known) await updateExchange(tx, known.id, draft)
  await replaceRoutes(tx, kept, order.routes)
  await recordChange(desk, {
    subject: 'exchange',
    id: kept,
    name: draft.title,
    before,
    after: {
      ...(await stateOf(tx, kept, draft)),
      ...(known && isReplaced(known, draft) && { secretReplaced: true }),
      ...(known && known.apiKey !== draft.apiKey && { apiKeyReplaced: true }),
    },
  })
  return kept
}

/** Another address for the exchange; the old one leads nowhere from now on. That of the environment is changed there. */
export async function renewHookKey(desk: Desk, id: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const known = await lockExchange(tx, id)
  if (known?.managedBy !== 'screen') throw new Refusal('exchange.not-found')
  await turnKey(tx, id)
  await recordChange(desk, {
    subject: 'exchange',
    id,
    name: known.title,
    before: { addressReplaced: false },
    after: { addressReplaced: true },
  })
}

function draftOf(
  known: Exchange | null,
  secret: string,
  { secret: given, routes: _routes, ...order }: ExchangeOrder,
): ExchangeDraft {
  const managedBy = known?.managedBy ?? 'screen'
  const kept = { secret: known?.secret ?? null, secretEnds: known?.secretEnds ?? '' }
  const isNew = managedBy === 'screen' && given !== undefined && given !== ''
  return {
    ...order,
    managedBy,
    ...(isNew ? { secret: sealed(secret, 'phone', given), secretEnds: given.slice(-4) } : kept),
  }
}

async function stateOf(tx: Tx, id: number, draft: ExchangeDraft) {
  const routes = await routesOf(tx, id)
  const { kind, title, enabled, apiKey, api, asterisk, secret } = draft
  return {
    kind,
    title,
    enabled,
    apiKey: apiKey !== '',
    api,
    server: asterisk && `${asterisk.user}@${asterisk.host}:${asterisk.port}${asterisk.tls ? ' TLS' : ''}`,
    secret: secret !== null,
    routes: routes.map(({ queue, team }) => `${queue} → ${team.name}`),
  }
}

function isReplaced(before: Exchange, after: ExchangeDraft): boolean {
  return before.secret !== null && after.secret !== null && !after.secret.equals(before.secret)
}

/** The exchange whose key stands in the environment, known by a row from the first start with it. */
export async function adoptExchange(tx: Tx, isNamed: boolean): Promise<void> {
  await holdExchanges(tx)
  const known = (await listExchanges(tx)).find(({ managedBy }) => managedBy === 'environment')
  if (known && known.enabled !== isNamed) await updateExchange(tx, known.id, { ...known, enabled: isNamed })
  if (known || !isNamed) return
  const draft = { kind: 'own', managedBy: 'environment', title: 'OKNO_PBX_SECRET', enabled: true } as const
  await insertExchange(tx, { ...draft, apiKey: '', secret: null, secretEnds: '', api: '', asterisk: null })
}
