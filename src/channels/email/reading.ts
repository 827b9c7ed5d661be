import type { ChildProcess } from 'node:child_process'
import type { ReadLetter } from '../../domain/mail/letter.ts'
import { type DmarcVerdict, proofOf } from '../../domain/mail/sender-proof.ts'
import type { DNSResolver } from './asking-names.ts'
import type { ReaderWord, ReadingOrder, RoomWord, Understood } from './reading-words.ts'
import type { LetterToCheck, SenderCheck } from './sender-check.ts'

/** While it reads it holds the process open, else it does not. */
export function rest(reader: ChildProcess): void {
  reader.unref()
  reader.channel?.unref()
}

function work(reader: ChildProcess): void {
  reader.ref()
  reader.channel?.ref()
}

export interface Outcome {
  /** Null when it has ended. */
  readonly reader: ChildProcess | null
  readonly result: Understood
}

/** Milliseconds in which a reader begins, also on a machine that is busy; that it does not is not the letter's fault. */
const LONGEST_START = 30_000

interface Patience {
  readonly longest: number
  readonly longestCheck: number
  /** The bytes are read and summed; from now on it waits for names. */
  readonly asking: () => void
}

export interface Task {
  readonly order: ReadingOrder
  readonly resolve: DNSResolver
}

interface Known {
  readonly read: ReadLetter
  readonly fingerprint: Uint8Array | null
}

/**
 * One letter and its reader, which is kept only when it came to an end and did not grow too large over it. A letter that takes
 * too long to read is unreadable; one whose sender takes too long to check is read, and nothing is known of who wrote it.
 */
export function readBy(
  reader: ChildProcess,
  { order, resolve }: Task,
  { longest, longestCheck, asking }: Patience,
): Promise<Outcome> {
  work(reader)
  return new Promise((settled, failed) => {
    let known: Known | null = null
    let timer: NodeJS.Timeout | undefined
    const leave = () => {
      clearTimeout(timer)
      reader.off('message', heard).off('exit', gone)
      rest(reader)
    }
    const settle = (outcome: Outcome) => {
      leave()
      settled(outcome)
      if (outcome.reader === null) reader.kill('SIGKILL')
    }
    const giveUp = (trouble: string) =>
      settle({ reader: null, result: known ? withoutCheck(order, known, trouble) : unread(trouble) })
    const allow = (ms: number, to: 'read' | 'check') => {
      clearTimeout(timer)
      timer = setTimeout(() => giveUp(`it takes longer than ${ms} ms to ${to}`), ms)
    }
    const heard = (word: ReaderWord) => {
      if (word.is === 'question') {
        asking()
        void answered(resolve, word).then((answer) => tell(reader, answer))
      } else if (word.is === 'begun') allow(longest, 'read')
      else if (word.is === 'read') {
        known = word
        allow(longestCheck, 'check')
      } else {
        const result = known ? { ...known, check: word.check } : unread('it was not read')
        settle({ reader: word.isSpent ? null : reader, result })
      }
    }
    const gone = () => giveUp('it takes too much memory to read')
    timer = setTimeout(() => {
      leave()
      reader.kill('SIGKILL')
      failed(new Error(`the process that reads letters did not start within ${LONGEST_START} ms`))
    }, LONGEST_START)
    reader.on('message', heard).on('exit', gone)
    tell(reader, { is: 'order', order }, (error) => error && giveUp(error.message))
  })
}

function unread(unreadable: string): Understood {
  return { read: { unreadable }, fingerprint: null, check: null }
}

function withoutCheck({ way }: ReadingOrder, { read, fingerprint }: Known, trouble: string): Understood {
  const from = 'letter' in read ? read.letter.from : null
  return { read, fingerprint, check: way && from && uncheckedSender({ ...way, from: from.address }, trouble) }
}

/** A failed DNS question is answered too, with its code. */
async function answered(
  resolve: DNSResolver,
  { id, name, type }: Extract<ReaderWord, { is: 'question' }>,
): Promise<RoomWord> {
  try {
    return { is: 'answer', id, answer: await resolve(name, type) }
  } catch (error) {
    return { is: 'failure', id, code: error instanceof Error && 'code' in error ? String(error.code) : String(error) }
  }
}

/** A process that has just ended cannot be sent to; its `exit` event is handled by `readBy`. */
function tell(reader: ChildProcess, word: RoomWord, told: (error: Error | null) => void = () => undefined): void {
  if (reader.connected) reader.send(word, told)
  else told(new Error('the process that reads letters has ended'))
}

/** Nothing was found out of a letter but who had signed in to bring it. */
function uncheckedSender({ from, envelope }: Omit<LetterToCheck, 'bytes'>, trouble: string): SenderCheck {
  const dmarc: DmarcVerdict = { result: 'none', policy: null, coversPart: false, trouble }
  const signedIn = envelope?.user?.toLowerCase() ?? null
  return {
    ...proofOf({ from, authors: [from], signedIn, server: null, dmarc }),
    signatures: [],
    way: null,
    dmarc,
    server: null,
  }
}
