import type { MailServer } from './mailbox.ts'

interface Provider {
  /** Domains of the addresses it gives out itself. */
  readonly domains: readonly string[]
  /** How the servers are called that take letters for domains of its customers. */
  readonly exchangers: RegExp
  readonly imap: string
  readonly smtp: string
  /** Which port letters leave by; 587 begins in the clear and turns to TLS. */
  readonly smtpPort: 465 | 587
  readonly plusAddressing: boolean
  /** Its own password will not do: people make one for programs in its settings. */
  readonly wantsAppPassword: boolean
}

/** Mail services by their published settings for programs. */
const PROVIDERS: readonly Provider[] = [
  {
    domains: ['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'narod.ru'],
    exchangers: /\.yandex\.(net|ru)$/,
    imap: 'imap.yandex.ru',
    smtp: 'smtp.yandex.ru',
    smtpPort: 465,
    plusAddressing: true,
    wantsAppPassword: true,
  },
  {
    domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru', 'vk.com'],
    exchangers: /\.(mail\.ru|vkworkspace\.ru)$/,
    imap: 'imap.mail.ru',
    smtp: 'smtp.mail.ru',
    smtpPort: 465,
    plusAddressing: true,
    wantsAppPassword: true,
  },
  {
    domains: ['rambler.ru', 'lenta.ru', 'autorambler.ru', 'myrambler.ru', 'ro.ru'],
    exchangers: /\.rambler\.ru$/,
    imap: 'imap.rambler.ru',
    smtp: 'smtp.rambler.ru',
    smtpPort: 465,
    plusAddressing: false,
    wantsAppPassword: false,
  },
  {
    domains: ['gmail.com', 'googlemail.com'],
    exchangers: /\.(google|googlemail)\.com$/,
    imap: 'imap.gmail.com',
    smtp: 'smtp.gmail.com',
    smtpPort: 465,
    plusAddressing: true,
    wantsAppPassword: true,
  },
  {
    domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
    exchangers: /\.(outlook|office365)\.com$/,
    imap: 'outlook.office365.com',
    smtp: 'smtp.office365.com',
    smtpPort: 587,
    plusAddressing: true,
    wantsAppPassword: true,
  },
  {
    domains: ['icloud.com', 'me.com', 'mac.com'],
    exchangers: /\.icloud\.com$/,
    imap: 'imap.mail.me.com',
    smtp: 'smtp.mail.me.com',
    smtpPort: 587,
    plusAddressing: true,
    wantsAppPassword: true,
  },
]

export interface MailGuess {
  readonly imap: MailServer
  readonly smtp: MailServer
  readonly plusAddressing: boolean
  readonly wantsAppPassword: boolean
  /** Null: nobody we know; the names are the usual ones of a server of one's own. */
  readonly provider: string | null
}

/** How a mailbox is probably reached, by its address and by which servers take letters for its domain (MX, any order). */
export function mailGuess(address: string, exchangers: readonly string[]): MailGuess {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const hosts = exchangers.map((host) => host.toLowerCase().replace(/\.$/, ''))
  const known = PROVIDERS.find(
    (provider) => provider.domains.includes(domain) || hosts.some((host) => provider.exchangers.test(`.${host}`)),
  )
  const own = hosts[0] ?? `mail.${domain}`
  const {
    imap,
    smtp,
    smtpPort = 465,
    plusAddressing = true,
    wantsAppPassword = false,
  } = known ?? { imap: own, smtp: own }
  return {
    imap: { host: imap, port: 993, security: 'tls', user: address },
    smtp: { host: smtp, port: smtpPort, security: smtpPort === 465 ? 'tls' : 'starttls', user: address },
    plusAddressing,
    wantsAppPassword,
    provider: known?.domains[0] ?? null,
  }
}
