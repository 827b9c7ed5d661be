/** What somebody has chosen and written and not given over yet: kept on his device like other drafts. */
export interface KeptWords {
  readonly toId: number | null
  readonly note: string
  /** By request; what is not here goes if it cannot wait. */
  readonly ticks: Readonly<Record<number, boolean>>
  readonly todos: Readonly<Record<number, string>>
  /** What was sent last, and the key of that intention: sent twice, it is given over once. */
  readonly sent: { readonly words: string; readonly key: string } | null
}

export const NOTHING_KEPT: KeptWords = { toId: null, note: '', ticks: {}, todos: {}, sent: null }
