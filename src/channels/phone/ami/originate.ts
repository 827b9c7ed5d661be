import { CallFailure, type CallOrder, type CallTrouble } from '../pbx.ts'
import { AmiTrouble, type Talk } from './talk.ts'

export interface Dialling {
  /** The context of the dial plan that numbers are called in. */
  readonly context: string
  /** The technology of the telephones, before the slash: `PJSIP`. */
  readonly technology: string
}

/** The telephone of the specialist may ring for so long. */
const RINGS = 30_000

/**
 * `Originate` in its asynchronous form: lets the extension ring, then runs the number, E.164 without its «+», through the context. Resolves when
 * the specialist has picked up; rejects with CallFailure. The reasons are Asterisk's own control frames, from general knowledge.
 */
export async function originate(talk: Talk, { context, technology }: Dialling, order: CallOrder): Promise<void> {
  const { extension, number } = order
  if (!/^[\w.-]{1,40}$/.test(extension)) throw new CallFailure('unknown-extension', 'no name of a telephone')
  if (!/^\+?\d{2,15}$/.test(number)) throw new CallFailure('refused', 'no number that can be called')
  const digits = number.replace('+', '')
  const asked = talk.outcome(
    [
      ['Action', 'Originate'],
      ['Channel', `${technology}/${extension}`],
      ['Context', context],
      ['Exten', digits],
      ['Priority', '1'],
      ['CallerID', digits],
      ['Timeout', String(RINGS)],
      ['Async', 'true'],
    ],
    'OriginateResponse',
    RINGS + 10_000,
  )
  const answer = await asked.catch((error: unknown) => {
    throw error instanceof AmiTrouble ? new CallFailure('unreachable', error.message) : error
  })
  if (answer.get('response')?.toLowerCase() === 'success') return
  throw answer.has('event') ? notPickedUp(answer.get('reason') ?? '') : refused(answer.get('message') ?? '')
}

function refused(message: string): CallFailure {
  const isUnknown = /extension does not exist/i.test(message)
  return new CallFailure(isUnknown ? 'unknown-extension' : 'refused', 'the exchange refused the call')
}

const REASONS: Readonly<Record<string, CallTrouble>> = {
  0: 'unknown-extension',
  1: 'no-answer',
  3: 'no-answer',
  5: 'busy',
  8: 'limited',
}

function notPickedUp(reason: string): CallFailure {
  const trouble = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined
  return new CallFailure(trouble ?? 'no-answer', `the telephone was not picked up (reason ${reason.slice(0, 10)})`)
}
