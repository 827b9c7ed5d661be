import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { TestDesk } from './desk.ts'

/** From now on the desk has a mailbox that sends: invitations go out as letters. */
export async function openSending(desk: TestDesk): Promise<void> {
  const smtp = { host: 'smtp.desk.example', port: 465, security: 'tls', user: 'box' }
  const box = { address: 'box@desk.example', smtp, smtpPassword: 'слово' }
  const { status, text } = await desk.inBrowser(desk.people.administrator).post('/api/mailboxes', box)
  assert.equal(status, 201, text)
}

/** The invitations that wait in the outbox for an address, the oldest first. */
export async function invitationsTo(desk: TestDesk, address: string) {
  const { rows } = await sql<{ subject: string; text: string; html: string }>`select d.payload->>'subject' as subject,
    d.payload->>'text' as text, d.payload->>'html' as html from deliveries d join notices n on n.id = d.notice_id
    where n.kind = 'invitation' and d.address = ${address} order by d.id`.execute(desk.database.db)
  return rows
}
