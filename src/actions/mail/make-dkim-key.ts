import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Desk } from '../../db/desk.ts'
import { lockMailbox, type Mailbox, updateMailbox } from '../../db/mail/mailboxes.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { sealed, unsealed } from '../ground/sealed.ts'
import { recordMailbox } from './record-mailbox.ts'

const make = promisify(generateKeyPair)

/** A key of its own for the mailbox's domain; letters are signed with it from now on, so its record has to be published first. */
export async function makeDkimKey(desk: Desk, secret: string, id: number): Promise<void> {
  const { tx, now, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const known = await lockMailbox(tx, id)
  if (!known) throw new Refusal('mailbox.not-found', { mailbox: id })
  const { privateKey } = await make('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const domain = known.address.slice(known.address.lastIndexOf('@') + 1)
  const selector = `okno${new Date(now).toISOString().slice(0, 10).replaceAll('-', '')}`
  const after = { ...known, dkim: { domain, selector }, dkimKey: sealed(secret, 'dkim', privateKey) }
  await updateMailbox(tx, id, after)
  await recordMailbox(desk, { id, before: known, after })
}

export async function dropDkimKey(desk: Desk, id: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const known = await lockMailbox(tx, id)
  if (!known) throw new Refusal('mailbox.not-found', { mailbox: id })
  const after = { ...known, dkim: null, dkimKey: null }
  await updateMailbox(tx, id, after)
  await recordMailbox(desk, { id, before: known, after })
}

/** The TXT record that lets others check our signature (RFC 6376, 3.6.1); null while there is no key. */
export function dkimRecordOf(secret: string, { dkim, dkimKey }: Pick<Mailbox, 'dkim' | 'dkimKey'>) {
  if (!dkim || !dkimKey) return null
  const key = createPublicKey(unsealed(secret, 'dkim', dkimKey)).export({ type: 'spki', format: 'der' })
  return {
    ...dkim,
    name: `${dkim.selector}._domainkey.${dkim.domain}`,
    value: `v=DKIM1; k=rsa; p=${key.toString('base64')}`,
  }
}
