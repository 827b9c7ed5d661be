import type { MailServer } from './mailbox.ts'

/** A mail server as the list of the installation writes it: `mail.example.com`, `*.example.com`, either with `:port`; IPv6 in brackets. */
export const ALLOWED_SERVER = /^(\*\.)?(\[[\da-f:.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)(?::(\d{1,5}))?$/iu

/**
 * Whether a mailbox may be reached at this server. An empty list allows any; on one that is not empty a name counts as it is
 * written, so another spelling of an address of the inner network (`127.1`, `localhost.`) is none of its names.
 */
export function isAllowedMailServer(
  { host, port }: Pick<MailServer, 'host' | 'port'>,
  list: readonly string[],
): boolean {
  return list.length === 0 || list.some((entry) => fits({ host: host.toLowerCase(), port }, entry))
}

function fits({ host, port }: Pick<MailServer, 'host' | 'port'>, entry: string): boolean {
  const [, below, name = '', onlyPort] = ALLOWED_SERVER.exec(entry.trim().toLowerCase()) ?? []
  if (name === '' || (onlyPort !== undefined && Number(onlyPort) !== port)) return false
  const bare = name.replace(/^\[(.*)\]$/, '$1')
  return below === undefined ? host === bare : host.endsWith(`.${bare}`)
}
