/** Conditions whose value is chosen from a list. */
export const LISTED = [
  'status',
  'priority',
  'specialist',
  'contact',
  'venue',
  'channel',
  'service',
  'contract',
  'team',
] as const
export type Listed = (typeof LISTED)[number]

/** Every condition, in the order of the sheet; a day is written or pressed, not found by a word. */
export const KINDS = [...LISTED, 'day'] as const
export type Kind = (typeof KINDS)[number]
