import type { Tx } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import type { Owner } from '../../db/people/identities.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { DeliveryReport, LetterEnd } from '../../domain/mail/letter.ts'
import type { LetterReason } from '../../domain/mail/letter-reasons.ts'
import type { OwnMail } from '../../domain/mail/mail-loops.ts'
import type { Proof } from '../../domain/mail/sender-proof.ts'
import type { Clue, ClueKeys, Standing } from '../../domain/mail/threading.ts'

/** What a letter is decided in: as `Desk`, but who acts is only found out here. */
export interface MailDesk {
  readonly tx: Tx
  readonly now: Instant
  readonly store: FileStore
  readonly own: OwnMail
  readonly verify: ClueKeys['verify']
  /** Whether the letter is by whom it says it is. */
  readonly proof: Proof
}

export interface KnownAuthor {
  readonly personId: number
  readonly name: string
}

/** Why a letter ended as it did: kept with it, shown as «почему здесь». */
export interface Decision {
  readonly because: LetterReason
  readonly proof: Proof
  readonly clue: Clue | null
  /** Every clue that was found, also those that led nowhere. */
  readonly clues: readonly Clue[]
  readonly standing: Standing | null
  /** What a bounce says. */
  readonly report?: DeliveryReport
  /** Whom a stranger with our mark may be. */
  readonly looksLike?: KnownAuthor
}

export interface Received {
  readonly end: LetterEnd
  readonly decision: Decision
  readonly request: number | null
  readonly messageId: number | null
  readonly sender: Owner | null
}
