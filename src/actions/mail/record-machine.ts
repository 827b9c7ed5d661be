import { findReturned } from '../../db/mail/bounces.ts'
import { reportInWords } from '../../domain/mail/bounce-text.ts'
import type { ArrivedLetter } from '../../domain/mail/letter.ts'
import type { Machine } from '../../domain/mail/mail-loops.ts'
import { isAddressGone, isLost } from '../../domain/mail/returned-letter.ts'
import type { Clue } from '../../domain/mail/threading.ts'
import { loseDelivery } from '../requests/lose-delivery.ts'
import type { MailDesk, Received } from './mail-desk.ts'

/** Machines are recorded on the request they belong to and say nothing there. A bounce tells what became of our letter. */
export async function recordMachine(
  desk: MailDesk,
  letter: ArrivedLetter,
  machine: Machine,
  clues: readonly Clue[],
): Promise<Received> {
  const [clue = null] = clues
  const about = { because: machine, proof: desk.proof, clue, clues, standing: null }
  const recorded = { messageId: null, sender: null, request: clue?.number ?? null }
  if (machine === 'complaint') return { ...recorded, end: 'bounce', decision: about }
  if (machine !== 'bounce') return { ...recorded, end: 'auto_reply', decision: about }
  const bounce = await bounced(desk, letter)
  const { action, recipient, status, reason } = bounce.report
  const decision = { ...about, report: { action, recipient, status, reason } }
  return { ...recorded, end: 'bounce', decision, request: bounce.request ?? recorded.request }
}

/** Only what names a letter of ours changes anything: a Message-ID of ours is known to nobody but its reader's servers. */
async function bounced({ tx, now }: MailDesk, letter: ArrivedLetter) {
  const report = letter.report ?? reportInWords(letter)
  const delivery = await findReturned(tx, { letterIds: letter.references, recipient: report.recipient })
  if (delivery === null || !isLost(report)) return { report, request: null }
  const reason = report.reason ?? report.status ?? ''
  return { report, request: await loseDelivery({ tx, now }, { delivery, reason, placeIsGone: isAddressGone(report) }) }
}
