/** Short names of digits are telephones inside; anything else that can be dialled leads out. */
const INSIDE = /^\d{2,6}$/

export function isInside(number: string | undefined): boolean {
  return number !== undefined && INSIDE.test(number)
}

/** The telephone of a channel: `PJSIP/101-0000002a`, `SIP/101-…`, `Local/101@from-queue-…;1` are 101; null: it is a line to the outside. */
export function extensionOf(channel: string | undefined): string | null {
  if (channel === undefined) return null
  const local = /^Local\/([^@/]+)@/i.exec(channel)?.[1]
  const endpoint = local ?? /^[A-Za-z0-9]+\/(.+)-[0-9a-f]+(?:;\d)?$/i.exec(channel)?.[1]
  return isInside(endpoint) ? (endpoint ?? null) : null
}

/** A channel that Asterisk makes between two parts of its dial plan: nobody speaks there. */
export function isLocal(channel: string | undefined): boolean {
  return channel !== undefined && /^Local\//i.test(channel)
}
