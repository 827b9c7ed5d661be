export interface Behind {
  readonly name: string
  readonly current: string
  readonly days: number
}
export interface Weakness {
  readonly name: string
  readonly severity: string
}
export const LOOKED_THROUGH_AFTER_DAYS: number
export function daysBehind(
  one: { readonly current: string; readonly newest: string; readonly published: Readonly<Record<string, string>> },
  now: number,
): number
export function breaches(found: {
  readonly behind: readonly Behind[]
  readonly weaknesses: readonly Weakness[]
}): readonly string[]
export function weaknessesOf(answer: unknown): readonly Weakness[] | null
