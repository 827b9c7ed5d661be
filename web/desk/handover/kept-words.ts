/** What somebody has chosen and written and not given over yet: kept on his device like other drafts. */
export interface KeptWords {
  readonly toId: number | null
  readonly note: string
  /** By request; what is not here goes if it cannot wait. */
  readonly ticks: Readonly<Record<number, boolean>>
  readonly todos: Readonly<Record<number, string>>
  /** Of the intention: pressed twice, it is given over once. */
  readonly key: string
}

export const NOTHING_KEPT: KeptWords = { toId: null, note: '', ticks: {}, todos: {}, key: '' }
