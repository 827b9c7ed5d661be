interface LetterKindFacts {
  /** What its words may say, besides the words themselves. */
  readonly variables: readonly string[]
  /** What its words have to say: without it the letter would not say what it is for. */
  readonly required: readonly string[]
  /** False: its subject belongs to the conversation, by which mail programs put letters together. */
  readonly hasSubject: boolean
}

const ABOUT = ['number', 'subject', 'place', 'link'] as const
const atRequest = (variables: readonly string[], required: readonly string[]): LetterKindFacts => ({
  variables: [...ABOUT, ...variables],
  required,
  hasSubject: false,
})
const byItself = (...variables: readonly string[]): LetterKindFacts => ({
  variables: [...variables, 'link'],
  required: [],
  hasSubject: true,
})

/**
 * Letters that a company can write in its own words, and what each of them can say. Links, buttons, codes, the line that says what an
 * answer does and the way to the settings stand in the letter besides: words can neither take nor change them.
 */
export const LETTER_WORDINGS = {
  acknowledgement: atRequest(['promise'], []),
  reply: atRequest(['message', 'author'], ['message']),
  question: atRequest(['message', 'author', 'until'], ['message']),
  question_reminder: atRequest(['message', 'author', 'until'], ['message']),
  resolved: atRequest(['message', 'author', 'until'], ['message']),
  resolved_reminder: atRequest(['message', 'author', 'until'], ['message']),
  closed: atRequest(['reason'], ['reason']),
  sign_in: byItself('code', 'minutes'),
  invitation: byItself('by', 'hours'),
  way_in: byItself(),
  confirm: byItself('address', 'until'),
  taken: byItself('address'),
  added: byItself('address'),
  whose: byItself('address', 'until', 'number', 'subject'),
  password: byItself('at'),
  'first-password': byItself('at'),
  token: byItself('at'),
  'portal-invitation': byItself('by', 'hours'),
  'second-on': byItself('at'),
  'second-off': byItself('at'),
  'second-reset': byItself('at'),
  'passkey-added': byItself('at'),
  'passkey-removed': byItself('at'),
  'recovery-used': byItself('at'),
  'phone-added': byItself('at'),
} as const satisfies Record<string, LetterKindFacts>

export type LetterKind = keyof typeof LETTER_WORDINGS
export const LETTER_KINDS = [
  'acknowledgement',
  'reply',
  'question',
  'question_reminder',
  'resolved',
  'resolved_reminder',
  'closed',
  'sign_in',
  'invitation',
  'way_in',
  'confirm',
  'taken',
  'added',
  'whose',
  'password',
  'first-password',
  'token',
  'portal-invitation',
  'second-on',
  'second-off',
  'second-reset',
  'passkey-added',
  'passkey-removed',
  'recovery-used',
  'phone-added',
] as const satisfies readonly LetterKind[]

/** Everything that some letter can say, in the order in which it is told. */
export const LETTER_VARIABLES = [
  'number',
  'subject',
  'place',
  'message',
  'author',
  'promise',
  'reason',
  'until',
  'code',
  'minutes',
  'by',
  'hours',
  'address',
  'at',
  'link',
] as const

/** A letter in somebody's words: templates, or what came of them. */
export interface LetterWords {
  /** Empty where the subject belongs to the conversation. */
  readonly subject: string
  readonly text: string
}
