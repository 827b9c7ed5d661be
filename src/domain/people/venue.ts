/** What an administrator keeps of a venue; its dealer changes on a day of its own (db/people/dealer-changes.ts). */
export interface Venue {
  readonly code: string
  readonly name: string
  readonly address: string
  readonly zone: string
  readonly openingHours: string | null
  readonly corporationId: number
  readonly works: boolean
}

export type VenueFlaw = 'code-wrong' | 'code-of-another-corporation'

/** What cannot stand so: a code has nine digits, and begins with the five of its corporation. */
export function flawOfVenue({ code }: Pick<Venue, 'code'>, corporationCode: string | null): VenueFlaw | null {
  if (!/^\d{9}$/.test(code)) return 'code-wrong'
  return corporationCode !== null && code.startsWith(corporationCode) ? null : 'code-of-another-corporation'
}
