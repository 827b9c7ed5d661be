import type { Tx } from '../../db/engine/database.ts'
import { insertLoose } from '../../db/notices/outbox.ts'
import type { Instant } from '../../domain/ground/instant.ts'

type WrittenLetter = {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** For whom a letter is written, and in which hours he lives. */
export interface Addressee {
  readonly locale: 'ru' | 'en'
  readonly zone: string
}

/** Words of the letters about ways in (texts). None carries a word that a stranger wrote but the address itself. */
export interface AddressLetters {
  /** To an address that somebody wants to be his. */
  readonly confirm: (to: Addressee, facts: { readonly address: string; readonly page: string } & Times) => WrittenLetter
  /** To an address that somebody wants and that is another's already. */
  readonly taken: (to: Addressee, facts: { readonly address: string; readonly url: string }) => WrittenLetter
  /** To the main address: another one counts as his from now on. */
  readonly added: (to: Addressee, facts: { readonly address: string; readonly url: string }) => WrittenLetter
  /** To the known address of somebody in whose name an unknown one wrote. */
  readonly whose: (to: Addressee, facts: WhoseFacts) => WrittenLetter
  /** To the main address: the password is another one from now on, or there is one now. */
  readonly password: (to: Addressee, facts: ChangeFacts) => WrittenLetter
  /** To the main address: a program can act in his name from now on. */
  readonly token: (to: Addressee, facts: Omit<ChangeFacts, 'isFirst'>) => WrittenLetter
  /** To the main address: what one shows besides the first factor is another from now on, or a code of the paper came in. */
  readonly factor: (to: Addressee, facts: FactorFacts) => WrittenLetter
}

/** What became of a second factor. */
export type FactorChange =
  | 'second-on'
  | 'second-off'
  | 'second-reset'
  | 'passkey-added'
  | 'passkey-removed'
  | 'recovery-used'
  | 'phone-added'

interface FactorFacts extends Omit<ChangeFacts, 'isFirst'> {
  readonly what: FactorChange
}

export interface ChangeFacts {
  readonly at: Instant
  readonly url: string
  readonly isFirst: boolean
}

interface Times {
  readonly now: Instant
  readonly until: Instant
}

export interface WhoseFacts extends Times {
  readonly address: string
  readonly request: { readonly number: number; readonly subject: string } | null
  readonly page: string
}

/** What every action that writes such letters needs of the house. */
export interface AddressPost {
  readonly url: string
  /** In the words that the company has now. */
  readonly letters: (tx: Tx) => Promise<AddressLetters>
}

interface LetterToSend {
  readonly to: string
  readonly recipientId: number
  readonly written: WrittenLetter
  readonly question?: number
}

export async function sendAddressLetter(
  tx: Tx,
  { to, recipientId, written, question }: LetterToSend,
  now: Instant,
): Promise<void> {
  const place = { personId: recipientId, way: 'email', address: to }
  await insertLoose(tx, {
    kind: 'address',
    ...place,
    payload: { ...written },
    now,
    ...(question !== undefined && { question }),
  })
}
