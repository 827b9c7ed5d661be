/** What one address of a surface needs before it can be drawn, besides what every address of the surface needs. */
export interface FirstAsk {
  /** As the router writes it: `/requests/$number`. */
  readonly path: string
  /** The module of its page, seen from the folder of the surface. */
  readonly page: string
  /** What it asks in any case: who is signed in, and all that comes with that. */
  readonly first: string
  /** What else it asks the API first, with the words of `path` in it; an address with a question of its own may ask something else. */
  readonly asks: readonly string[]
}

/** Where several answers are asked for in one. */
export function firstAddress(names: readonly string[]): string {
  return `/api/first-answers?to=${names.join(',')}`
}
