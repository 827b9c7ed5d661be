import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Registry } from 'prom-client'
import type { LooseWay } from '../../actions/ground/loose-way.ts'
import type { AddressPost } from '../../actions/people/address-letters.ts'
import type { WriteWayIn } from '../../actions/requests/turn-caller-away.ts'
import type { WriteLetter } from '../../actions/sessions/order-sign-in-code.ts'
import type { WriteInvitation } from '../../actions/sessions/send-invitation.ts'
import type { Database, Db } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import type { SetupStep } from '../../domain/access/setup-steps.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** What the doors stand on; made once by `buildServer`. */
export interface House {
  readonly database: Database
  readonly files: FileStore
  readonly secret: string
  /** The address people type, without a slash at the end. */
  readonly url: string
  /** The clock of the doors; rules get it as an argument. */
  readonly now: () => number
  readonly guests: readonly GuestDoors[]
  readonly signInLetter: WriteLetter
  readonly addressLetters: AddressPost['letters']
  readonly wayInLetter: WriteWayIn
  readonly invitationLetter: WriteInvitation
}

/** What a guest brings to the doors. */
export interface GuestDoors {
  /** Routes of its own. */
  readonly open: (app: App, house: House) => void
  /** Figures for alarms; resolves with what brings them to the present. */
  readonly figures?: (registry: Registry, house: House) => () => Promise<void>
  /** Which steps of the set-up it has behind it. */
  readonly stepsDone?: (db: Db) => Promise<readonly SetupStep[]>
  /** It reaches telephones with what belongs to no request. */
  readonly looseWay?: LooseWay
  /** What somebody can choose to hear by its ways, and whether they lead to him; without a person: what anybody can. */
  readonly hearing?: (db: Db, personId: number | null) => Promise<readonly Hearing[]>
  /** How much of its own waits at a request for somebody to decide. */
  readonly waitingAt?: (db: Db, request: number) => Promise<number>
}

export interface Hearing {
  readonly way: string
  readonly kinds: readonly NoticeKind[]
  readonly isReady: boolean
}

/** Ways to telephones beside letters, as guests bring them. */
export function looseWaysOf({ guests }: Pick<House, 'guests'>): readonly LooseWay[] {
  return guests.flatMap(({ looseWay }) => looseWay ?? [])
}
