/** The words of the desk: one per thing, the same in code, SQL, URL, API and screens (the glossary is in README.md). */

export const STATUSES = [
  'registered',
  'in_progress',
  'waiting_customer',
  'deferred',
  'waiting_external',
  'resolved',
  'resumed',
  'closed',
  'cancelled',
] as const
export type Status = (typeof STATUSES)[number]

export const URGENCIES = ['high', 'medium', 'low'] as const
/** Set by the customer. */
export type Urgency = (typeof URGENCIES)[number]

export const CRITICALITIES = ['critical', 'high', 'medium', 'low'] as const
/** Set by the specialist: how far the harm reaches. */
export type Criticality = (typeof CRITICALITIES)[number]

export const PRIORITIES = [1, 2, 3, 4] as const
/** Follows from urgency × criticality; 1 is the first to be worked. */
export type Priority = (typeof PRIORITIES)[number]

export const REQUEST_TYPES = ['incident', 'service_request', 'consultation', 'change_wish'] as const
export type RequestType = (typeof REQUEST_TYPES)[number]

/** Ways in that are chats of a messenger. */
export const CHAT_CHANNELS = ['telegram', 'max'] as const

export const CHANNELS = ['portal', 'app', 'email', 'phone', ...CHAT_CHANNELS, 'api', 'desk', 'system'] as const
/** The way in. `desk` is a specialist at his screen, `system` the desk itself. */
export type Channel = (typeof CHANNELS)[number]

export const ROLES = [
  'customer_user',
  'customer_manager',
  'dealer_user',
  'dealer_manager',
  'operator',
  'specialist',
  'team_lead',
  'catalogue_manager',
  'analyst',
  'administrator',
  'contractor',
] as const
export type Role = (typeof ROLES)[number]

export const CLOSING_CODES = [
  'solved',
  'workaround',
  'advice',
  'not_reproduced',
  'not_ours',
  'duplicate',
  'spam',
  'no_answer',
  'withdrawn',
] as const
export type ClosingCode = (typeof CLOSING_CODES)[number]

/** What a specialist may choose when he resolves; the others come from the desk's own moves. */
export const SOLUTION_CODES = ['solved', 'workaround', 'advice', 'not_reproduced', 'not_ours'] as const
export type SolutionCode = (typeof SOLUTION_CODES)[number]

export const LINK_KINDS = ['duplicate_of', 'caused_by', 'child_of', 'follows'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export const ORGANISATION_KINDS = ['dealer', 'corporation', 'support_service'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** A text of the catalogue in both languages of the desk. */
export interface Bilingual {
  readonly ru: string
  readonly en: string
}

/** What the customer's side is told of a request (domain/request/event-table.ts says by which events). */
export const CUSTOMER_NOTICES = [
  'acknowledgement',
  'reply',
  'question',
  'resolved',
  'closed',
  'reminder',
  'due_moved',
] as const
/** What the support service is told of it. */
export const SUPPORT_NOTICES = [
  'trade_stopped',
  'escalated',
  'mention',
  'assigned',
  'returned',
  'answered',
  'breached',
  'soon_due',
  'reassigned',
  'rated',
  'in_team',
] as const
/** What a person is told that belongs to no change of a request: a code, a question about an address, a summary, where else he files. */
export const LOOSE_NOTICES = ['sign_in', 'phone_code', 'address', 'way_in', 'invitation', 'summary'] as const
export type LooseNotice = (typeof LOOSE_NOTICES)[number]
/** In the order of what they say to one person: of several that a change tells him, he hears the first. */
export const NOTICE_KINDS = [...CUSTOMER_NOTICES, ...SUPPORT_NOTICES] as const
export type CustomerNotice = (typeof CUSTOMER_NOTICES)[number]
export type SupportNotice = (typeof SUPPORT_NOTICES)[number]
export type NoticeKind = (typeof NOTICE_KINDS)[number]
