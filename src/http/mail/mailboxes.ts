import { z } from 'zod'
import { unsealed } from '../../actions/ground/sealed.ts'
import { openTurns } from '../../actions/ground/turns.ts'
import { dkimRecordOf, dropDkimKey, makeDkimKey } from '../../actions/mail/make-dkim-key.ts'
import { type MailboxOrder, saveMailbox } from '../../actions/mail/save-mailbox.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/mail/mailbox.ts'
import type { Db } from '../../db/engine/database.ts'
import { listMailboxStates, type MailboxState } from '../../db/mail/mailbox-states.ts'
import { findMailboxById, listMailboxes, type Mailbox } from '../../db/mail/mailboxes.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isAllowedMailServer } from '../../domain/mail/allowed-mail-servers.ts'
import { mailGuess } from '../../domain/mail/mail-provider.ts'
import { troubleIn } from '../../domain/mail/mail-trouble.ts'
import { isSameAccount, type MailServer } from '../../domain/mail/mailbox.ts'
import { speak } from '../../texts/say.ts'
import type { App } from '../server/context.ts'
import { act, actPrepared, look } from '../server/door.ts'
import type { MailHouse } from './mail-house.ts'

const tag = 'mailboxes'
const only = 'administer'
const one = z.object({ id: z.coerce.number().pipe(id) })

/** Mailboxes: how they are reached, how they fare, and whether what was typed works. Passwords never come back out. */
export function mailboxes(app: App, house: MailHouse): void {
  const { secret, mail } = house
  look(
    app,
    house,
    { url: '/api/mailboxes', tag, about: 'Mailboxes and how each of them fares', answer: shapes.mailboxes, only },
    async ({ db }) => ({ mailboxes: await cards(db), sendingServer: mail.sendingServer }),
  )
  look(
    app,
    house,
    {
      url: '/api/mail-guess',
      tag,
      about: 'How a mailbox is probably reached, by its address',
      query: z.object({ address: z.email().max(254) }),
      answer: shapes.mailGuess,
      only,
    },
    async (_, { query: { address } }) => {
      const exchangers = await mail.servers.exchangersOf(address.slice(address.lastIndexOf('@') + 1))
      return mailGuess(address.toLowerCase(), exchangers)
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/mailboxes',
      tag,
      about: 'Add a mailbox',
      body: shapes.mailboxDraft,
      answer: z.object({ id }),
      status: 201,
      only,
    },
    async (desk, { body }) => {
      demandAllowed(house, body, null)
      return { id: await saveMailbox(desk, secret, null, orderOf(body, null)) }
    },
  )
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/mailboxes/:id',
      tag,
      about: 'Change a mailbox',
      params: one,
      body: shapes.mailboxDraft,
      answer: done,
      only,
    },
    async (desk, { params, body }) => {
      const known = await found(desk.tx, params.id)
      demandAllowed(house, body, known)
      await saveMailbox(desk, secret, params.id, orderOf(body, known))
      return { done: true as const }
    },
  )
  trials(app, house)
  signatures(app, house)
}

/** The key is not typed, and old letters that were taken once are not given back. */
function orderOf({ takesOld, ...typed }: z.output<typeof shapes.mailboxDraft>, known: Mailbox | null): MailboxOrder {
  return { ...typed, dkim: known?.dkim ?? null, ...(takesOld && { readSince: null }) }
}

async function cards(db: Db): Promise<z.input<typeof shapes.mailbox>[]> {
  const [all, states] = await Promise.all([listMailboxes(db), listMailboxStates(db)])
  return all.map(({ imapPassword, smtpPassword, dkimKey: _, updatedAt: __, readSince, ...card }) => {
    const found = states.find(({ mailboxId }) => mailboxId === card.id)
    if (!found) throw new Error(`mailbox ${card.id} has no state`)
    const { mailboxId: ___, address: ____, enabled: _____, ...state } = found
    return {
      ...card,
      hasImapPassword: imapPassword !== null || card.managedBy === 'environment',
      hasSmtpPassword: smtpPassword !== null,
      takesOld: readSince === null,
      state: { ...state, ...troubleOf(found) },
    }
  })
}

function troubleOf({ error }: MailboxState) {
  if (error === null) return { trouble: null, error: null }
  const { trouble, words } = troubleIn(error)
  return { trouble, error: words }
}

/** Tries what is typed, before it is kept: a password that was left out is the kept one. Nothing is changed here. */
function trials(app: App, house: MailHouse): void {
  const turns = openTurns({ atOnce: 2, waiting: 0 })
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/mailbox-trials',
      tag,
      about: 'Try a mailbox as it is typed: read it, and send one letter to itself',
      body: shapes.mailboxDraft.extend({ id: id.optional().describe('A mailbox whose kept passwords may be used') }),
      answer: shapes.mailboxTrial,
      only,
      prepare: async ({ db, signedIn }, { body: { address, imap, imapFolder: folder, smtp, ...typed } }) => {
        const known = typed.id === undefined ? null : await found(db, typed.id)
        demandAllowed(house, { imap, smtp }, known)
        const say = speak(signedIn.person.locale)
        const passwordFor = (purpose: 'imap' | 'smtp', server: MailServer) =>
          typed[`${purpose}Password`] ?? (known ? keptPassword(house, known, purpose, server) : '')
        const order = {
          imap: imap && { server: imap, folder, password: passwordFor('imap', imap) },
          smtp: smtp && { server: smtp, password: passwordFor('smtp', smtp) },
          letter: { address, subject: say('mail.trial.subject'), text: say('mail.trial.text', { address }) },
        }
        return turns.take('trial', () => house.mail.servers.tryBoth(order))
      },
    },
    async (_desk, _input, outcome) => outcome,
  )
}

/** What the server answers tells of the network it stands in: only those of the list are asked. What is kept already was allowed. */
function demandAllowed({ mail }: MailHouse, typed: ServersOf<Mailbox>, known: ServersOf<Mailbox> | null): void {
  for (const purpose of ['imap', 'smtp'] as const) {
    const server = typed[purpose]
    const was = known?.[purpose] ?? null
    if (server === null || (was !== null && isSameAccount(was, server))) continue
    if (isAllowedMailServer(server, mail.allowedServers)) continue
    throw new Refusal('mailbox.server-not-allowed', { host: server.host, port: server.port })
  }
}

type ServersOf<T extends { imap: unknown; smtp: unknown }> = Pick<T, 'imap' | 'smtp'>

/** A kept password is shown to no other server than the one it was given for. */
function keptPassword(
  { secret, mail }: MailHouse,
  known: Mailbox,
  purpose: 'imap' | 'smtp',
  server: MailServer,
): string {
  const was = known[purpose]
  if (was === null || !isSameAccount(was, server)) throw new Refusal('mailbox.password-missing')
  if (known.managedBy === 'environment' && purpose === 'imap') return mail.imapPassword
  const kept = purpose === 'imap' ? known.imapPassword : known.smtpPassword
  return kept ? unsealed(secret, purpose, kept) : ''
}

function signatures(app: App, house: MailHouse): void {
  const url = '/api/mailboxes/:id/dkim'
  look(
    app,
    house,
    {
      url,
      tag,
      about: 'The record that lets others check our signature',
      params: one,
      answer: shapes.dkimRecord,
      only,
    },
    async ({ db }, { params }) => {
      const record = dkimRecordOf(house.secret, await found(db, params.id))
      if (!record) throw new Refusal('mailbox.has-no-key')
      return { ...record, published: publishedAs(record.value, await house.mail.servers.textsOf(record.name)) }
    },
  )
  act(
    app,
    house,
    'POST',
    { url, tag, about: 'Make a key; letters of the mailbox are signed from now on', params: one, answer: done, only },
    async (desk, { params }) => {
      await makeDkimKey(desk, house.secret, params.id)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'DELETE',
    { url, tag, about: 'Throw the key away; letters are not signed any more', params: one, answer: done, only },
    async (desk, { params }) => {
      await dropDkimKey(desk, params.id)
      return { done: true as const }
    },
  )
}

function publishedAs(value: string, texts: readonly string[] | null): z.input<typeof shapes.dkimRecord>['published'] {
  if (texts === null) return 'unknown'
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  if (texts.some((text) => bare(text) === bare(value))) return 'yes'
  return texts.length === 0 ? 'no' : 'different'
}

async function found(db: Db, mailboxId: number): Promise<Mailbox> {
  const mailbox = await findMailboxById(db, mailboxId)
  if (!mailbox) throw new Refusal('mailbox.not-found', { mailbox: mailboxId })
  return mailbox
}
