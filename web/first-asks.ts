/** What one address of a surface needs before it can be drawn, besides what every address of the surface needs. */
export interface FirstAsk {
  /** As the router writes it: `/requests/$number`. */
  readonly path: string
  /** The module of its page, seen from the folder of the surface. */
  readonly page: string
  /** What it asks the API first, with the words of `path` in it; an address with a question of its own may ask something else. */
  readonly asks: readonly string[]
}
