import type { Say } from '../../../src/texts/catalogue.ts'
import type { Formats } from '../../../src/texts/format.ts'

/** What the words of the history are made with. */
export interface Voice {
  readonly say: Say
  readonly formats: Formats
  readonly length: (ms: number) => string
  readonly names: Readonly<Record<string, string>>
  readonly now: number
  /** Of the line itself: moments of the same day are told without it. */
  readonly day: string
}
