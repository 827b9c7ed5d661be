import type { Instant } from '../../domain/ground/instant.ts'
import type { Channel, Criticality, LinkKind, SolutionCode } from '../../domain/ground/words.ts'
import type { Chance } from '../chance.ts'
import type { Till, Venue } from '../company/company.ts'
import type { StaffKey, TeamKey } from '../company/teams.ts'
import type { Story } from '../stories/story.ts'

/** A story that happens to somebody: who, where, by which way in, and who works it. */
export interface Play {
  readonly story: Story
  readonly venue: Venue | null
  readonly contactId: number
  readonly channel: Channel
  readonly worker: StaffKey
  readonly till: Till | null
  readonly words: Readonly<Record<string, string>>
  readonly chance: Chance
  /** Its number once it is filed. */
  number: number
}

/** What somebody does in a play, in the words of the actions it is done by. */
export type Act =
  | { readonly act: 'file' }
  | { readonly act: 'take'; readonly by: StaffKey }
  | { readonly act: 'give'; readonly by: StaffKey; readonly to: StaffKey }
  | { readonly act: 'weigh'; readonly by: StaffKey; readonly criticality: Criticality }
  | { readonly act: 'answer'; readonly text: string }
  | { readonly act: 'say'; readonly by: StaffKey; readonly text: string }
  | { readonly act: 'ask'; readonly by: StaffKey; readonly text: string }
  | { readonly act: 'note'; readonly by: StaffKey; readonly text: string; readonly mentions: readonly StaffKey[] }
  | { readonly act: 'pass'; readonly by: StaffKey; readonly to: TeamKey }
  | { readonly act: 'defer'; readonly by: StaffKey; readonly days: number; readonly reason: string }
  | { readonly act: 'hand_over'; readonly by: StaffKey; readonly reason: string }
  | { readonly act: 'take_back'; readonly by: StaffKey }
  | { readonly act: 'resolve'; readonly by: StaffKey; readonly text: string; readonly code: SolutionCode }
  | { readonly act: 'cancel'; readonly by: StaffKey; readonly reason: string }
  | { readonly act: 'mark_spam'; readonly by: StaffKey }
  | { readonly act: 'mark_duplicate'; readonly by: StaffKey; readonly of: Play }
  | { readonly act: 'link'; readonly by: StaffKey; readonly kind: LinkKind; readonly to: Play }
  | { readonly act: 'watch'; readonly by: StaffKey; readonly watcher: StaffKey }
  | { readonly act: 'urge'; readonly reason: string }
  | { readonly act: 'resume'; readonly text: string }
  | { readonly act: 'settle' }
  | { readonly act: 'close' }
  | { readonly act: 'rate'; readonly score: number; readonly comment: string }

/** An act and its moment. */
export interface Step {
  readonly at: Instant
  readonly play: Play
  readonly act: Act
}

/** The customer's own acts; all others are the support's. */
const CUSTOMERS: readonly Act['act'][] = ['file', 'answer', 'urge', 'resume', 'settle', 'close', 'rate']

export function isCustomers({ act }: Act): boolean {
  return CUSTOMERS.includes(act)
}
