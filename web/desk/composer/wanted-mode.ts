import { wantsAnswer } from '../../request/wants-answer.ts'

export type Mode = 'reply' | 'note'

/** What the page was opened to write, as its address says; null: to read. */
export function wantedMode(): Mode | null {
  if (wantsAnswer()) return 'reply'
  return new URLSearchParams(location.search).has('note') ? 'note' : null
}

/** How an address says it. */
export function searchToWrite(mode: Mode): string {
  return mode === 'reply' ? 'answer=1' : 'note=1'
}
