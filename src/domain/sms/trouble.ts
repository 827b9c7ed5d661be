/** What is wrong between the desk and a provider, as administrators are told. */
export const SMS_TROUBLES = [
  'key_wrong',
  'no_money',
  'blocked',
  'text_refused',
  'sender_refused',
  'number_wrong',
  'not_deliverable',
  'repeated',
  'slowed_down',
  'unreachable',
  'refused',
] as const
export type SmsTrouble = (typeof SMS_TROUBLES)[number]

/** Troubles of one message: the next one to somebody else may go well. */
const OF_ONE_MESSAGE: readonly SmsTrouble[] = ['text_refused', 'number_wrong', 'not_deliverable', 'repeated', 'refused']

export function isOfProvider(trouble: SmsTrouble): boolean {
  return !OF_ONE_MESSAGE.includes(trouble)
}

/** `passing`: later it may go well. `final`: this message never will. `gone`: no message to that number will. */
const FATES = {
  key_wrong: 'passing',
  no_money: 'passing',
  blocked: 'passing',
  text_refused: 'final',
  sender_refused: 'final',
  number_wrong: 'gone',
  not_deliverable: 'final',
  repeated: 'passing',
  slowed_down: 'passing',
  unreachable: 'passing',
  refused: 'final',
} as const satisfies Record<SmsTrouble, 'passing' | 'final' | 'gone'>

export function fateOfTrouble(trouble: SmsTrouble) {
  return FATES[trouble]
}

/** What became of a message that a provider has taken. */
export type SmsEnd =
  | { readonly state: 'delivered' }
  | { readonly state: 'failed'; readonly trouble: SmsTrouble; readonly said: string }
