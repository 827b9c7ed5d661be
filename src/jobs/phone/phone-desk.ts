import { createHmac } from 'node:crypto'
import { unsealed } from '../../actions/ground/sealed.ts'
import type { Ask } from '../../channels/ask-web.ts'
import { callerNumber } from '../../channels/phone/caller-number.ts'
import { CallFailure, type Pbx } from '../../channels/phone/pbx.ts'
import { PBXES } from '../../channels/phone/pbxes.ts'
import { UIS_TEMPLATES } from '../../channels/phone/uis.ts'
import type { Database } from '../../db/engine/database.ts'
import type { Exchange } from '../../db/phone/exchanges.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Caller } from '../../domain/phone/call.ts'
import type { CallOrder, CallTrouble, PbxKeys } from '../../domain/phone/delivery.ts'
import type { PbxKind } from '../../domain/phone/kinds.ts'
import { asteriskOf, dialByAsterisk } from './asterisk-settings.ts'

export interface PhoneSettings {
  /** Of the desk. */
  readonly secret: string
  /** OKNO_PBX_SECRET: the key of the exchange that the environment names. */
  readonly environmentKey: string | undefined
  readonly ask: Ask
}

/** What works with calls in the workshop. */
export interface PhoneRoom extends PhoneSettings {
  readonly database: Database
  readonly now: () => Instant
  readonly warn: (error: unknown) => void
}

/** What doors ask of exchanges. */
export function phoneDesk(settings: PhoneSettings) {
  return {
    of: (kind: PbxKind) => {
      const pbx = pbxOf(kind)
      if (!pbx) return { needs: ['secret'] as const, canDial: true, templates: {}, read: null }
      const templates = kind === 'uis' ? UIS_TEMPLATES : {}
      return { needs: pbx.needs, canDial: pbx.call !== undefined, templates, read: pbx.read }
    },
    keysOf: (exchange: Exchange) => keysOf(settings, exchange),
    hookKeyOf: (exchange: Exchange) => hookKeyOf(settings, exchange),
    callerOf,
    dial: (exchange: Exchange, order: CallOrder) => dial(settings, exchange, order),
  }
}

function pbxOf(kind: PbxKind): Pbx | null {
  return kind === 'asterisk' ? null : PBXES[kind]
}

function keysOf({ secret }: PhoneSettings, { apiKey, api, secret: kept }: Exchange): PbxKeys {
  return { apiKey, api, secret: kept === null ? '' : unsealed(secret, 'phone', kept) }
}

/** 43 letters of base64url that nobody can guess; another round makes the old ones lead nowhere. */
function hookKeyOf({ secret, environmentKey }: PhoneSettings, { id, managedBy, keyRound }: Exchange): string {
  if (managedBy === 'environment' && environmentKey !== undefined) return environmentKey
  return createHmac('sha256', secret).update(`pbx-hook:${id}:${keyRound}`).digest('base64url')
}

/** Whom a number means, as an exchange or a person writes it. */
export function callerOf(written: string): Caller {
  const found = callerNumber(written)
  return found && 'number' in found ? found : { number: null, extension: null }
}

async function dial(settings: PhoneSettings, exchange: Exchange, order: CallOrder): Promise<CallTrouble | null> {
  try {
    if (exchange.kind === 'asterisk') {
      await dialByAsterisk(asteriskOf(settings, exchange), order)
      return null
    }
    const call = pbxOf(exchange.kind)?.call
    if (!call) return 'refused'
    await call(settings.ask, keysOf(settings, exchange), order)
    return null
  } catch (error) {
    if (error instanceof CallFailure) return error.trouble
    throw error
  }
}
