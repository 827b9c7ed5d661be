import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { forgetPlaces } from '../../db/mail/mailbox-states.ts'
import {
  holdMailboxes,
  insertMailbox,
  lockMailbox,
  lockMailboxByAddress,
  type Mailbox,
  type MailboxDraft,
  openAddresses,
  updateMailbox,
} from '../../db/mail/mailboxes.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isSameAccount, isSamePlace, type MailServer } from '../../domain/mail/mailbox.ts'
import { type Purpose, sealed } from '../ground/sealed.ts'
import { recordMailbox } from './record-mailbox.ts'

/** A mailbox as an administrator writes it down. A password or key that is left out stays as it was. */
export type MailboxOrder = Omit<MailboxDraft, 'managedBy' | 'imapPassword' | 'smtpPassword' | 'dkimKey'> & {
  readonly imapPassword?: string | undefined
  readonly smtpPassword?: string | undefined
  readonly dkimKey?: string | undefined
}

/** A new mailbox, or another look of one. What the environment says of its own mailbox is not changed here. */
export async function saveMailbox(desk: Desk, secret: string, id: number | null, order: MailboxOrder): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await holdMailboxes(tx)
  const known = id === null ? null : await lockMailbox(tx, id)
  if (id !== null && known === null) throw new Refusal('mailbox.not-found')
  const wanted = wantedOf(known, secret, order)
  const sameAddress = await lockMailboxByAddress(tx, wanted.address)
  if (sameAddress && sameAddress.id !== id) throw new Refusal('mailbox.address-taken')

  if (known === null) {
    const made = await insertMailbox(tx, wanted)
    await recordMailbox(desk, { id: made, before: null, after: wanted })
    return made
  }
  if (known.enabled && !wanted.enabled) await demandAnother(tx, known)
  const takesOldFromNowOn = known.readSince !== null && wanted.readSince === null
  if (!isSamePlace(known, wanted) || takesOldFromNowOn) await forgetPlaces(tx, known)
  await updateMailbox(tx, known.id, wanted)
  await recordMailbox(desk, { id: known.id, before: known, after: { readSince: known.readSince, ...wanted } })
  return known.id
}

/** Letters always have somewhere to come: the last mailbox stays until another one is there. */
async function demandAnother(tx: Tx, { address }: Mailbox): Promise<void> {
  const others = (await openAddresses(tx)).filter((other) => other !== address)
  if (others.length === 0) throw new Refusal('mailbox.is-last')
}

function wantedOf(known: Mailbox | null, secret: string, order: MailboxOrder): MailboxDraft {
  const kept = (purpose: Purpose, text: string | undefined, was: Buffer | null, from: Keeper) =>
    text === undefined ? stillGood(was, from) : sealed(secret, purpose, text)
  const own = {
    ...order,
    address: order.address.toLowerCase(),
    managedBy: 'screen',
    imapPassword: kept('imap', order.imapPassword, known?.imapPassword ?? null, [known?.imap, order.imap]),
    smtpPassword: kept('smtp', order.smtpPassword, known?.smtpPassword ?? null, [known?.smtp, order.smtp]),
    dkimKey: kept('dkim', order.dkimKey, known?.dkimKey ?? null, []),
  } as const
  if (known?.managedBy !== 'environment') return own
  const { address, enabled, imap, managedBy } = known
  return { ...own, address, enabled, imap, managedBy, imapPassword: null }
}

/** Where a password was good, and where it is to be used. */
type Keeper = readonly (MailServer | null | undefined)[]

/** A kept password is shown to no other server than the one it was given for. */
function stillGood(password: Buffer | null, [before, after]: Keeper): Buffer | null {
  if (password === null || !before || !after) return password
  if (isSameAccount(before, after)) return password
  throw new Refusal('mailbox.password-missing')
}
