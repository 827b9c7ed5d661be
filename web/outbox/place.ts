/** As much of an entry as says where it stands; the rest of the rules is fetched with what sends (`entry.ts`). */
interface Placed {
  readonly id: string
  readonly kind: string
  readonly group: string
  readonly answer: { readonly number?: number } | null
}

/** What goes in one order: all that is done to one request, filed or not. */
export function groupOf({ id, request }: { readonly id: string; readonly request: number | string | null }): string {
  if (typeof request === 'number') return `r-${request}`
  return `n-${request ?? id}`
}

/** The request whose words these are; null: it has no number as yet. */
export function numberOf({ group }: Pick<Placed, 'group'>, all: readonly Placed[]): number | null {
  if (group.startsWith('r-')) return Number(group.slice(2))
  const filing = all.find(({ id, kind }) => kind === 'new' && `n-${id}` === group)
  return filing?.answer?.number ?? null
}

/** Nothing is held for longer, in milliseconds: what would be was made by a clock that has gone back since. */
const LONGEST_HOLD = 60_000

/** It can still be taken back. */
export function isHeld({ heldUntil }: { readonly heldUntil: number | null }, now: number): boolean {
  return heldUntil !== null && heldUntil > now && heldUntil - now <= LONGEST_HOLD
}

interface Measured {
  readonly size: number
  readonly received: number
  readonly isThere: boolean
}

export function bytesLeft({ files }: { readonly files: readonly Measured[] }): number {
  return files.reduce((sum, { size, received, isThere }) => sum + (isThere ? 0 : size - received), 0)
}

/** Places from here on are of one page alone: it must not be closed before they are sent. */
export const VOLATILE = 2 ** 40

export function isVolatile({ seq }: { readonly seq: number }): boolean {
  return seq > VOLATILE
}
