import type { Exchange, ExchangeDraftInput } from '../../../src/contract/phone/exchanges.ts'
import type { PbxKind } from '../../../src/domain/phone/kinds.ts'

export interface TypedRoute {
  readonly queue: string
  /** Its id as a text; null: not chosen as yet. */
  readonly team: string | null
}

/** An exchange as it is typed: everything that any kind has. */
export interface TypedExchange {
  readonly kind: PbxKind
  readonly title: string
  readonly enabled: boolean
  readonly apiKey: string
  readonly secret: string
  readonly api: string
  readonly host: string
  readonly port: string
  readonly user: string
  readonly tls: boolean
  readonly trunks: string
  readonly technology: string
  readonly dialContext: string
  readonly routes: readonly TypedRoute[]
}

const ASTERISK = {
  host: '',
  port: 5_038,
  user: '',
  tls: false,
  trunks: 'from-trunk,from-pstn',
  technology: 'PJSIP',
  dialContext: 'from-internal',
}

export function typedOf(exchange: Exchange | null, title: string): TypedExchange {
  const { port, ...server } = exchange?.asterisk ?? ASTERISK
  return {
    kind: exchange?.kind ?? 'asterisk',
    title: exchange?.title ?? title,
    enabled: exchange?.enabled ?? true,
    apiKey: exchange?.apiKey ?? '',
    secret: '',
    api: exchange?.api ?? '',
    ...server,
    port: String(port),
    routes: (exchange?.routes ?? []).map(({ queue, team }) => ({ queue, team: String(team.id) })),
  }
}

export function draftOf(typed: TypedExchange): ExchangeDraftInput {
  const { kind, title, enabled, apiKey, secret, api, routes, port, host, user, tls, trunks, technology, dialContext } =
    typed
  return {
    kind,
    title,
    enabled,
    apiKey,
    api,
    ...(secret.trim() !== '' && { secret: secret.trim() }),
    asterisk: kind === 'asterisk' ? { host, port: Number(port), user, tls, trunks, technology, dialContext } : null,
    routes: routes.flatMap(({ queue, team }) =>
      queue.trim() === '' || team === null ? [] : [{ queue: queue.trim(), teamId: Number(team) }],
    ),
  }
}
