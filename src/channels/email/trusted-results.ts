import type { Policy, ServerVerdict } from '../../domain/mail/sender-proof.ts'

interface Header {
  readonly name: string
  readonly value: string
}

/**
 * What the mail server of a mailbox says of a letter's sender: its own Authentication-Results (RFC 8601), if the field stands above every
 * header that came from outside. A server that is named here has to add it to every letter.
 */
export function serverVerdict(bytes: Uint8Array, server: string): ServerVerdict | null {
  const headers = headersOf(bytes)
  const name = server.toLowerCase()
  const at = headers.findIndex((header) => header.name === 'authentication-results' && authorOf(header) === name)
  const found = headers[at]
  return found && isWrittenHere(headers, at, name) ? verdictOf(found.value) : null
}

/** Above everything that came from outside: over the first trace of the way, or within the trace of the server itself. */
function isWrittenHere(headers: readonly Header[], at: number, server: string): boolean {
  const traces = headers.flatMap((header, place) =>
    header.name === 'received' ? [{ place, isOwn: isBy(header, server) }] : [],
  )
  const first = traces.find(({ isOwn }) => isOwn)?.place
  if (first === undefined) return traces.some(({ place }) => at < place) && !traces.some(({ place }) => place < at)
  return !traces.some(({ place, isOwn }) => !isOwn && place > first && place < at)
}

/** `by` is written by the server; what stands before it is what the other side called itself. */
function isBy({ value }: Header, server: string): boolean {
  const [, host = ''] = /^\s*(?:from\s+\S+\s+)?by\s+([^\s;]+)/i.exec(withoutComments(value)) ?? []
  const by = host.toLowerCase()
  return by === server || by.endsWith(`.${server}`)
}

function authorOf({ value }: Header): string {
  const [, quoted, bare] = /^\s*(?:"([^"]*)"|([^\s;]+))/.exec(withoutComments(value)) ?? []
  return (quoted ?? bare ?? '').toLowerCase()
}

function verdictOf(value: string): ServerVerdict {
  const results = partsOf(value).slice(1)
  const dmarc = results.filter((result) => isOf(result, 'dmarc'))
  const auth = results.find((result) => isOf(result, 'auth') && wordOf(result) === 'pass')
  const [first] = dmarc
  return {
    dmarc: dmarcOf(dmarc.map(wordOf)),
    policy: first === undefined ? null : policyOf(first),
    domain: (first && property(first, 'header.from')) || null,
    submittedBy: (auth && (property(auth, 'smtp.auth') ?? property(auth, 'smtp.mailfrom'))) || null,
  }
}

function dmarcOf(words: readonly string[]): ServerVerdict['dmarc'] {
  if (words.includes('fail')) return 'fail'
  return words.length > 0 && words.every((word) => word === 'pass') ? 'pass' : null
}

function isOf(result: string, method: string): boolean {
  return new RegExp(`^\\s*${method}\\s*=`, 'i').test(withoutComments(result))
}

function wordOf(result: string): string {
  return /=\s*([a-z]+)/i.exec(withoutComments(result))?.[1]?.toLowerCase() ?? ''
}

/** Servers tell the policy in a comment, or as `policy.dmarc`. */
function policyOf(result: string): Policy | null {
  const said = property(result, 'policy.dmarc') ?? /\bp=(\w+)/i.exec(result)?.[1]?.toLowerCase()
  return said === 'none' || said === 'quarantine' || said === 'reject' ? said : null
}

/** A value in quotes is one word, whatever it holds: senders choose some of them. */
function property(result: string, name: string): string | undefined {
  const words = withoutComments(result).match(/(?:"(?:[^"\\]|\\.)*"|[^\s"])+/g) ?? []
  const word = words.find((one) => one.toLowerCase().startsWith(`${name}=`))
  return word?.slice(name.length + 1).toLowerCase()
}

/** The parts between semicolons, of which those in quotes and comments are none. */
function partsOf(value: string): string[] {
  const parts = ['']
  for (const piece of value.match(PIECES) ?? []) {
    if (piece === ';') parts.push('')
    else parts.push((parts.pop() ?? '') + piece)
  }
  return parts
}

const PIECES = /"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.|\([^()]*\))*\)|;|[^";()]+|["()]/g

function withoutComments(value: string): string {
  return value.replace(/"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.|\([^()]*\))*\)/g, (piece) =>
    piece.startsWith('"') ? piece : ' ',
  )
}

const LONGEST_HEAD = 262_144

function headersOf(bytes: Uint8Array): Header[] {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_HEAD)).toString('latin1')
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length
  const lines = head
    .slice(0, end)
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  return lines.flatMap((line) => {
    const colon = line.indexOf(':')
    return colon < 1 ? [] : [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1, 5000) }]
  })
}
