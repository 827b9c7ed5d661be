/** How a mail server is reached. `none` sends passwords in the clear: for servers of one's own machine. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string
}

const PORTS = { imap: { tls: 993, plain: 143 }, smtp: { tls: 465, plain: 587 } } as const

/**
 * `imaps://name:password@mail.example.com` as its parts. Without the `s` the server must offer STARTTLS, unless it is on
 * this machine or the url ends with `?security=none`.
 */
export function mailServerIn(url: string): { readonly server: MailServer; readonly password: string } {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const kind = protocol.startsWith('smtp') ? 'smtp' : 'imap'
  const isTls = protocol.endsWith('s:')
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const isOpen = searchParams.get('security') === 'none' || isLoopback(host)
  const server = {
    host,
    port: port === '' ? PORTS[kind][isTls ? 'tls' : 'plain'] : Number(port),
    security: isTls ? 'tls' : isOpen ? 'none' : 'starttls',
    user: decodeURIComponent(username),
  } as const
  return { server, password: decodeURIComponent(password) }
}

/** Which of our addresses a recipient is; null when it is none. Answers come to `support+1042-mark@…`. */
export function ownAddress(recipient: string, addresses: readonly string[]): string | null {
  const given = recipient.toLowerCase()
  if (addresses.includes(given)) return given
  const plain = given.replace(/\+[^@]*(?=@[^@]*$)/, '')
  return addresses.includes(plain) ? plain : null
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Whether a password that was good for the one may be shown to the other. */
export function isSameAccount(one: MailServer, other: MailServer): boolean {
  return one.host === other.host && one.port === other.port && one.user === other.user
}

interface Place {
  readonly imap: MailServer | null
  readonly imapFolder: string
}

/** Whether letters still lie where they lay: their numbers on a server mean something only there. */
export function isSamePlace(one: Place, other: Place): boolean {
  const { imap: a } = one
  const { imap: b } = other
  if (a === null || b === null) return a === b
  return isSameAccount(a, b) && one.imapFolder === other.imapFolder
}
