import type { LetterMove } from '../../contract/mail/letter-move.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { LetterState, ReadLetter } from '../../domain/mail/letter.ts'
import type { LetterKind, LetterWords } from '../../domain/mail/letter-wordings.ts'
import type { MailTrouble } from '../../domain/mail/mail-trouble.ts'
import type { MailServer } from '../../domain/mail/mailbox.ts'
import type { House } from '../server/context.ts'

/** What the doors of mail stand on besides. */
export interface MailHouse extends House {
  readonly letters: LetterOffice
  readonly mail: MailRoom
  readonly wordings: LetterComposer
}

interface TriedWords {
  readonly kind: LetterKind
  readonly language: 'ru' | 'en'
  /** Null: those of the program. */
  readonly words: LetterWords | null
  readonly zone: string
  readonly now: Instant
}

/** What the doors ask of those who write letters. */
export interface LetterComposer {
  readonly usual: (kind: LetterKind, language: 'ru' | 'en') => LetterWords
  readonly fault: (kind: LetterKind, words: LetterWords) => object | null
  readonly example: (
    db: Db,
    actor: Actor,
    trial: TriedWords,
  ) => Promise<{
    readonly letter: { readonly subject: string; readonly text: string; readonly html: string }
    readonly request: number | null
  }>
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
