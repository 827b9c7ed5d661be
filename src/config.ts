import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** Every setting of the environment. The description says what to write; it is shown when the value is wrong. */
const Settings = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8080)
    .describe('a number up to 65535, for example PORT=8080'),
  HOST: z.string().default('127.0.0.1').describe('an address of this machine, for example HOST=0.0.0.0'),
  OKNO_URL: address('http', 'https').describe('the address people type: OKNO_URL=https://desk.example.com'),
  OKNO_TRUSTED_PROXIES: z
    .string()
    .transform(networksOf)
    .optional()
    .describe('addresses and networks with commas between them: OKNO_TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8'),
  DATABASE_URL: address('postgres', 'postgresql').describe('DATABASE_URL=postgresql://name:password@localhost/okno'),
  OKNO_DATA: z.string().default('./data').describe('a folder: OKNO_DATA=/var/lib/okno'),
  OKNO_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('32 characters or more that nobody can guess, the same in every process'),
  OKNO_ROLES: z
    .string()
    .default('serve,work')
    .transform(rolesOf)
    .describe('serve, work or both: OKNO_ROLES=serve,work'),
  OKNO_MAIL_ADDRESS: z.email().optional().describe('OKNO_MAIL_ADDRESS=support@example.com'),
  OKNO_IMAP_URL: address('imap', 'imaps').describe('OKNO_IMAP_URL=imaps://name:password@mail.example.com'),
  OKNO_SMTP_URL: address('smtp', 'smtps').describe('OKNO_SMTP_URL=smtps://name:password@mail.example.com'),
  OKNO_MAIL_SERVERS: z
    .string()
    .transform(mailServersOf)
    .optional()
    .describe('mail servers that mailboxes may be set up at: OKNO_MAIL_SERVERS=mail.example.com,*.example.net:993'),
  OKNO_SMTP_LISTEN: z
    .string()
    .transform(listenersOf)
    .optional()
    .describe(
      'host:port, for example OKNO_SMTP_LISTEN=0.0.0.0:25; with lmtp:// before it for LMTP, several with commas',
    ),
  OKNO_SMTP_CERT: z
    .string()
    .optional()
    .describe('a certificate with those in between: OKNO_SMTP_CERT=/etc/okno/mx.pem'),
  OKNO_SMTP_KEY: z.string().optional().describe('its key: OKNO_SMTP_KEY=/etc/okno/mx.key'),
  OKNO_CA_FILE: z
    .string()
    .optional()
    .describe('a file with certificates in PEM: OKNO_CA_FILE=/etc/okno/company-ca.pem'),
  OKNO_TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/)
    .optional()
    .describe('the token that @BotFather gave: 123456:AbCd-…'),
  OKNO_TELEGRAM_API: address('http', 'https').describe('OKNO_TELEGRAM_API=https://api.telegram.org'),
  OKNO_TELEGRAM_PROXY: address('http', 'https', 'socks5').describe(
    'a proxy for Telegram alone: OKNO_TELEGRAM_PROXY=socks5://name:password@proxy.example.com:1080',
  ),
  OKNO_MAX_API: address('http', 'https').describe('OKNO_MAX_API=https://platform-api2.max.ru'),
  OKNO_MAX_PROXY: address('http', 'https', 'socks5').describe(
    'a proxy for MAX alone: OKNO_MAX_PROXY=http://proxy.example.com:3128',
  ),
  OKNO_MAX_CA: z
    .string()
    .optional()
    .describe('certificates in PEM that are believed for MAX alone: OKNO_MAX_CA=/etc/okno/russian-trusted-root-ca.pem'),
  OKNO_EXOLVE_API: address('http', 'https').describe('OKNO_EXOLVE_API=https://api.exolve.ru'),
  OKNO_SMSC_API: address('http', 'https').describe('OKNO_SMSC_API=https://smsc.ru, or another name of that service'),
  OKNO_RUSTORE_API: address('http', 'https').describe('OKNO_RUSTORE_API=https://vkpns.rustore.ru'),
  OKNO_FCM_API: address('http', 'https').describe('OKNO_FCM_API=https://fcm.googleapis.com'),
  OKNO_FCM_TOKENS: address('http', 'https').describe('OKNO_FCM_TOKENS=https://oauth2.googleapis.com/token'),
  OKNO_PBX_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('16 characters or more, the same as in the telephone exchange'),
  OKNO_S3_URL: address('http', 'https').describe('OKNO_S3_URL=https://key:secret@storage.example.com/bucket'),
})

/** Settings of ways in that this version does not serve yet: whoever sets one is told. */
const WITHOUT_EFFECT = ['OKNO_S3_URL']

export type Role = 'serve' | 'work'
export type Config = ReturnType<typeof configOf>

/** The settings of this process. What is not set keeps its default; what is set wrongly stops the start. */
export function loadConfig(): Config {
  return configOf(process.env)
}

/** What a mail server says of a letter that it pipes to us: Postfix, Exim and Sendmail put it into these variables. */
export function pipedEnvelope(environment: Readonly<Record<string, string | undefined>> = process.env) {
  const { SENDER, CLIENT_ADDRESS, CLIENT_HELO, SASL_USERNAME, ORIGINAL_RECIPIENT, RECIPIENT } = environment
  if (SENDER === undefined && CLIENT_ADDRESS === undefined) return null
  return {
    from: SENDER ?? null,
    ip: CLIENT_ADDRESS || null,
    helo: CLIENT_HELO || null,
    user: SASL_USERNAME || null,
    to: [ORIGINAL_RECIPIENT || RECIPIENT || []].flat(),
  }
}

/** Throws an error that names every wrong variable and says what to write into it. */
export function configOf(environment: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  refuseUnknown(Object.keys(given))

  const parsed = Settings.safeParse(given)
  if (!parsed.success) throw new Error(complaint(parsed.error, given))
  const settings = parsed.data
  if (settings.OKNO_IMAP_URL !== undefined && settings.OKNO_MAIL_ADDRESS === undefined) {
    throw new Error('OKNO_IMAP_URL needs the address of its mailbox: OKNO_MAIL_ADDRESS=support@example.com')
  }
  const dataFolder = resolve(settings.OKNO_DATA)
  const smtpCertificate = certificateIn(settings)

  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    url: settings.OKNO_URL?.replace(/\/+$/, '') ?? `http://localhost:${settings.PORT}`,
    /** Whose X-Forwarded-For is believed. */
    trustedProxies: settings.OKNO_TRUSTED_PROXIES ?? [],
    databaseUrl: settings.DATABASE_URL,
    dataFolder,
    /** Everything that Okno signs or encrypts depends on it. Made and kept in the data folder unless given. */
    secret: () => settings.OKNO_SECRET ?? keptSecret(dataFolder),
    roles: settings.OKNO_ROLES,
    caFile: settings.OKNO_CA_FILE,
    mail: Object.freeze({
      address: settings.OKNO_MAIL_ADDRESS,
      imapUrl: settings.OKNO_IMAP_URL,
      smtpUrl: settings.OKNO_SMTP_URL,
      allowedServers: settings.OKNO_MAIL_SERVERS ?? [],
      smtpListen: settings.OKNO_SMTP_LISTEN ?? [],
      smtpCertificate,
    }),
    telegram: Object.freeze({
      token: settings.OKNO_TELEGRAM_TOKEN,
      api: settings.OKNO_TELEGRAM_API?.replace(/\/+$/, ''),
      proxy: settings.OKNO_TELEGRAM_PROXY,
    }),
    max: Object.freeze({
      api: settings.OKNO_MAX_API?.replace(/\/+$/, ''),
      proxy: settings.OKNO_MAX_PROXY,
      caFile: settings.OKNO_MAX_CA,
    }),
    sms: Object.freeze({
      exolve: Object.freeze({ api: settings.OKNO_EXOLVE_API?.replace(/\/+$/, '') }),
      smsc: Object.freeze({ api: settings.OKNO_SMSC_API?.replace(/\/+$/, '') }),
    }),
    push: Object.freeze({
      rustore: Object.freeze({ api: settings.OKNO_RUSTORE_API?.replace(/\/+$/, '') }),
      fcm: Object.freeze({ api: settings.OKNO_FCM_API?.replace(/\/+$/, ''), tokens: settings.OKNO_FCM_TOKENS }),
    }),
    pbxSecret: settings.OKNO_PBX_SECRET,
    s3Url: settings.OKNO_S3_URL,
    withoutEffect: WITHOUT_EFFECT.filter((name) => name in given),
  })
}

function address(...schemes: string[]) {
  return z.url({ protocol: new RegExp(`^(${schemes.join('|')})$`) }).optional()
}

function rolesOf(text: string, context: z.RefinementCtx): ReadonlySet<Role> {
  const roles = z.array(z.enum(['serve', 'work'])).safeParse(text.split(',').map((role) => role.trim()))
  if (roles.success) return new Set(roles.data)
  context.addIssue({ code: 'custom' })
  return z.NEVER
}

function mailServersOf(text: string, context: z.RefinementCtx): readonly string[] {
  const servers = text.split(',').map((part) => part.trim())
  if (servers.every((server) => /^(\*\.)?(\[[\da-f:.]+\]|[\p{L}\p{N}._-]+)(:\d{1,5})?$/iu.test(server))) return servers
  context.addIssue({ code: 'custom' })
  return z.NEVER
}

function networksOf(text: string, context: z.RefinementCtx): readonly string[] {
  const networks = text.split(',').map((part) => part.trim())
  if (networks.every(isNetwork)) return networks
  context.addIssue({ code: 'custom' })
  return z.NEVER
}

/** Not the whole world: whoever believes everybody believes whatever a visitor writes. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (longest === 0 || rest.length > 0) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= longest)
}

/** A door for letters: by SMTP, or by LMTP for a mail server that answers for each recipient. */
export interface MailListener {
  readonly protocol: 'smtp' | 'lmtp'
  readonly host: string
  readonly port: number
}

function listenersOf(text: string, context: z.RefinementCtx): readonly MailListener[] {
  const listeners = text.split(',').map((part) => listenerOf(part.trim()))
  if (listeners.every((listener) => listener !== null)) return listeners
  context.addIssue({ code: 'custom' })
  return z.NEVER
}

function listenerOf(text: string): MailListener | null {
  const [, scheme, host, digits] = /^(?:(smtp|lmtp):\/\/)?([^/]+):(\d{1,5})$/.exec(text) ?? []
  const port = Number(digits)
  if (host === undefined || port > 65_535) return null
  return { protocol: scheme === 'lmtp' ? 'lmtp' : 'smtp', host: host.replace(/^\[(.*)\]$/, '$1'), port }
}

/** One without the other would be a door that silently offers nothing. */
function certificateIn({ OKNO_SMTP_CERT: cert, OKNO_SMTP_KEY: key, OKNO_SMTP_LISTEN }: z.output<typeof Settings>) {
  if (cert === undefined && key === undefined) return null
  if (cert === undefined) throw new Error('OKNO_SMTP_KEY needs its certificate: OKNO_SMTP_CERT=/etc/okno/mx.pem')
  if (key === undefined) throw new Error('OKNO_SMTP_CERT needs its key: OKNO_SMTP_KEY=/etc/okno/mx.key')
  if (OKNO_SMTP_LISTEN === undefined) throw new Error('OKNO_SMTP_CERT is for a door: OKNO_SMTP_LISTEN=0.0.0.0:25')
  return { cert, key }
}

/** A misspelt name would otherwise be a setting that silently does nothing. */
function refuseUnknown(names: readonly string[]): void {
  const known = new Set(Object.keys(Settings.shape))
  const unknown = names.filter((name) => name.startsWith('OKNO_') && !name.startsWith('OKNO_TEST_') && !known.has(name))
  if (unknown.length === 0) return
  throw new Error(`no such setting: ${unknown.join(', ')}. There are: ${[...known].join(', ')}`)
}

function complaint(error: z.ZodError, given: Readonly<Record<string, string | undefined>>): string {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])))
  const hints = new Map(Object.entries(Settings.shape).map(([name, schema]) => [name, schema.description]))
  return [...names]
    .map((name) => `${name} is wrong (${shown(name, given[name])}). Wanted: ${hints.get(name)}`)
    .join('\n')
}

/** Passwords and keys do not belong into a terminal or a log. */
function shown(name: string, value = ''): string {
  return /SECRET|TOKEN|_PROXY$|_URL$/.test(name) ? `${value.length} characters` : `"${value}"`
}

function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret')
  return readSecret(file) ?? makeSecret(dataFolder, file)
}

function readSecret(file: string): string | null {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret.length < 32)
      throw new Error(`${file} is damaged: put the right one back from a backup, or set OKNO_SECRET`)
    return secret
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Written aside and linked into place: of two processes that start at once one wins, and nobody reads half a secret. */
function makeSecret(dataFolder: string, file: string): string {
  const aside = `${file}-${process.pid}`
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 })
  writeFileSync(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(aside, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(aside)
  }
  return keptSecret(dataFolder)
}
