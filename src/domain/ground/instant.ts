/** A moment: milliseconds since 1970-01-01T00:00:00Z. Rules take it as an argument and never ask a clock for it. */
export type Instant = number

/** A length of time in milliseconds. */
export type Milliseconds = number

export const SECOND: Milliseconds = 1_000
export const MINUTE: Milliseconds = 60_000
export const HOUR: Milliseconds = 3_600_000
export const DAY: Milliseconds = 86_400_000
