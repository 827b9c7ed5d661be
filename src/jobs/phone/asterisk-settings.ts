import { unsealed } from '../../actions/ground/sealed.ts'
import { type AsteriskSettings, open } from '../../channels/phone/ami/asterisk.ts'
import { CallFailure } from '../../channels/phone/pbx.ts'
import type { Exchange } from '../../db/phone/exchanges.ts'
import type { CallOrder } from '../../domain/phone/delivery.ts'

/** An Asterisk as its client wants it; throws when the exchange is none, or its secret does not open. */
export function asteriskOf({ secret }: { readonly secret: string }, exchange: Exchange): AsteriskSettings {
  const { asterisk, secret: kept, title } = exchange
  if (!asterisk || kept === null) throw new Error(`${title} has no server or no secret`)
  const { host, port, tls, user, trunks, dialContext, technology } = asterisk
  return {
    host,
    port,
    tls,
    user,
    secret: unsealed(secret, 'phone', kept),
    trunks: trunks.split(',').map((trunk) => trunk.trim()),
    dialling: { context: dialContext, technology },
  }
}

/** For how long a line may take to open before nobody waits for his call. */
const OPENS_WITHIN = 10_000

/** Calls by a line of its own: the one that listens may be another process's. Resolves when the specialist has picked up. */
export async function dialByAsterisk(settings: AsteriskSettings, order: CallOrder): Promise<void> {
  const stop = new AbortController()
  const isOpen = Promise.withResolvers<void>()
  const line = open(settings, {
    hear: () => undefined,
    known: async () => [],
    said: (state) => {
      if (state.is === 'listening') isOpen.resolve()
      if (state.is === 'lost') isOpen.reject(new CallFailure('unreachable', state.why))
    },
    now: Date.now,
    stop: stop.signal,
  })
  const late = setTimeout(() => isOpen.reject(new CallFailure('unreachable', 'no line')), OPENS_WITHIN)
  try {
    await isOpen.promise
    await line.originate(order)
  } finally {
    clearTimeout(late)
    stop.abort()
    await line.over
  }
}
