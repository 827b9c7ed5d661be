import { z } from 'zod'
import { MAIL_TROUBLES } from '../../domain/mail/mail-trouble.ts'
import { id, line, moment } from '../common.ts'

const trouble = z.enum(MAIL_TROUBLES).nullable().describe('What is wrong with server, account or way; null: nothing')

const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[\w.:-]+$/)
export const mailServer = z.object({
  host,
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']).describe('`none` sends passwords in the clear'),
  user: z.string().max(254),
})

/** As it is typed; a password that is left out stays what it was. */
export const mailboxDraft = z.object({
  address: z.email().max(254),
  displayName: line(100).nullable().default(null).describe('Shown as the sender’s name'),
  enabled: z.boolean().default(true),
  imap: mailServer.nullable().default(null).describe('Null: letters come only through the door or the pipe'),
  imapPassword: z.string().max(500).optional(),
  imapFolder: z.string().trim().min(1).max(200).default('INBOX'),
  smtp: mailServer.nullable().default(null).describe('Null: letters leave by the server of the environment'),
  smtpPassword: z.string().max(500).optional(),
  trustedServer: z
    .string()
    .trim()
    .max(253)
    .nullable()
    .default(null)
    .describe('The name in the Authentication-Results of our own server; only his word is taken'),
  takesOld: z.boolean().default(false).describe('Letters that lay there before are taken as well'),
  plusAddressing: z.boolean().default(true).describe('Letters to name+anything@ come to name@'),
})
export type MailboxDraftInput = z.input<typeof mailboxDraft>

export const mailboxState = z.object({
  connectedAt: moment.nullable().describe('Null while nobody is connected'),
  checkedAt: moment.nullable(),
  lastLetterAt: moment.nullable(),
  waiting: z.int().describe('Letters on the server that are not ours yet'),
  unread: z.int().describe('Letters that are ours and have no end yet'),
  unreadSince: moment.nullable(),
  failures: z.int(),
  trouble,
  error: z.string().nullable().describe('What the server or the system said'),
  errorAt: moment.nullable(),
})

export const mailbox = mailboxDraft
  .omit({ imapPassword: true, smtpPassword: true })
  .required()
  .extend({
    id,
    managedBy: z.enum(['screen', 'environment']).describe('Of `environment`: OKNO_MAIL_ADDRESS and OKNO_IMAP_URL win'),
    hasImapPassword: z.boolean(),
    hasSmtpPassword: z.boolean(),
    dkim: z.object({ domain: z.string(), selector: z.string() }).nullable(),
    state: mailboxState,
  })
export type MailboxCard = z.infer<typeof mailbox>
export const mailboxes = z.object({
  mailboxes: z.array(mailbox),
  sendingServer: z.string().nullable().describe('Of the environment (OKNO_SMTP_URL), for mailboxes without one'),
})
export type Mailboxes = z.infer<typeof mailboxes>

export const mailGuess = z.object({
  imap: mailServer,
  smtp: mailServer,
  plusAddressing: z.boolean(),
  wantsAppPassword: z.boolean(),
  provider: z.string().nullable(),
})
export type MailGuessCard = z.infer<typeof mailGuess>

const attempt = z.object({
  ok: z.boolean(),
  trouble,
  detail: z.string().describe('What the server or the system said, or how many letters lie there'),
})
export const mailboxTrial = z.object({
  receiving: attempt.nullable().describe('Null: no server to read from is set'),
  sending: attempt.nullable().describe('Null: no server to send by is set'),
})
export type MailboxTrial = z.infer<typeof mailboxTrial>

export const dkimRecord = z.object({
  domain: z.string(),
  selector: z.string(),
  name: z.string().describe('Of the TXT record to publish'),
  value: z.string(),
  published: z.enum(['yes', 'no', 'different', 'unknown']).describe('What the name servers say just now'),
})
export type DkimRecord = z.infer<typeof dkimRecord>
