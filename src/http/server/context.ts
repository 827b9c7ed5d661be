import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AddressLetters } from '../../actions/people/address-letters.ts'
import type { WriteLetter } from '../../actions/sessions/order-sign-in-code.ts'
import type { LetterMove } from '../../contract/mail/letter-move.ts'
import type { Database, Tx } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import type { LetterState, ReadLetter } from '../../domain/mail/letter.ts'
import type { MailTrouble } from '../../domain/mail/mail-trouble.ts'
import type { MailServer } from '../../domain/mail/mailbox.ts'

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
  readonly letters: LetterOffice
  readonly mail: MailRoom
  readonly signInLetter: WriteLetter
  readonly addressLetters: AddressLetters
}

/** What the doors ask of those who read letters; doors know no channel. */
export interface LetterOffice {
  /** A letter as facts, read anew from its bytes. */
  readonly read: (bytes: Uint8Array, mailbox: string) => Promise<ReadLetter>
  /** What would become of a letter if it were read again; nothing is changed. */
  readonly rehearse: (id: number) => Promise<LetterOutcome>
  /** What moving a letter into a request would do, if this person did it; nothing is changed. */
  readonly rehearseMove: (move: {
    readonly letter: number
    readonly number: number
    readonly actor: Actor
  }) => Promise<LetterMove>
  /** Reads a letter again that left nothing behind; what it resolves with lets it have its new end. */
  readonly replay: (id: number, by: number) => Promise<(tx: Tx) => Promise<LetterOutcome>>
}

export interface LetterOutcome {
  readonly state: LetterState
  readonly because: string
  readonly request: number | null
}

interface ServerToTry {
  readonly server: MailServer
  readonly password: string
}

interface Attempt {
  readonly ok: boolean
  readonly trouble: MailTrouble | null
  readonly detail: string
}

/** What the doors ask of mail servers, for the settings of mailboxes. */
export interface MailRoom {
  /** The host that letters leave by when their mailbox names none. */
  readonly sendingServer: string | null
  /** Where mailboxes may be set up and tried, as domain/mail/allowed-mail-servers.ts reads it; none: anywhere. */
  readonly allowedServers: readonly string[]
  /** Of the mailbox that the environment names. */
  readonly imapPassword: string
  readonly servers: {
    readonly tryBoth: (order: {
      readonly imap: (ServerToTry & { readonly folder: string }) | null
      readonly smtp: ServerToTry | null
      readonly letter: { readonly address: string; readonly subject: string; readonly text: string }
    }) => Promise<{ readonly receiving: Attempt | null; readonly sending: Attempt | null }>
    readonly exchangersOf: (domain: string) => Promise<string[]>
    readonly textsOf: (name: string) => Promise<readonly string[] | null>
  }
}
