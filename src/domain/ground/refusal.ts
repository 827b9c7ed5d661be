/**
 * Every business "no" of the desk, under a stable code that reaches the outside.
 * http/server/errors.ts maps each to a status; src/texts says each in the person's language. A missing row does not compile.
 */
export const REFUSALS = [
  'request.not-found',
  'request.changed',
  'request.already-taken',
  'request.move-not-allowed',
  'request.told-already',
  'request.solution-missing',
  'request.deferral-date-missing',
  'request.reason-missing',
  'request.public-message-missing',
  'request.rating-not-allowed',
  'request.link-to-itself',
  'request.links-in-circle',
  'message.crossed',
  'message.empty',
  'message.not-found',
  'message.mention-not-staff',
  'letter.not-found',
  'letter.sent-already',
  'mailbox.has-no-key',
  'letter.is-being-read',
  'letter.unreadable',
  'letter.has-no-sender',
  'letter.has-become-a-message',
  'form.invalid',
  'service.not-found',
  'service.not-published',
  'service.move-not-allowed',
  'service.is-default',
  'service.draft-changed',
  'venue.not-found',
  'equipment.not-found',
  'equipment.request-has-ended',
  'person.not-found',
  'person.address-taken',
  'staff.has-entered',
  'staff.changed',
  'staff.last-administrator',
  'note.not-found',
  'change.not-found',
  'team.not-found',
  'team.name-taken',
  'team.in-use',
  'contract.not-found',
  'contract.phone-is-closed',
  'contract.phone-is-open',
  'file.not-found',
  'file.too-large',
  'file.piece-too-large',
  'file.empty',
  'file.upload-mismatch',
  'file.pieces-too-small',
  'file.too-many-today',
  'file.too-much-today',
  'draft.too-large',
  'draft.too-many',
  'token.too-many',
  'live.too-many',
  'stop-list.not-found',
  'mailbox.not-found',
  'mailbox.address-taken',
  'mailbox.password-missing',
  'mailbox.server-not-allowed',
  'mailbox.is-last',
  'sign-in.failed',
  'sign-in.too-many-attempts',
  'sign-in.link-expired',
  'letter-link.over',
  'session.missing',
  'session.not-found',
  'permission.missing',
  'password.too-weak',
  'idempotency.other-body',
  'idempotency.answer-not-kept',
  'session.needed',
  'desk.already-set-up',
  'desk.not-set-up',
  'desk.busy',
  'too-many-requests',
  'input.invalid',
  'input.too-large',
] as const

export type RefusalCode = (typeof REFUSALS)[number]

/** Facts travel to the outside as they are: put nothing into them that the person may not see. */
export type RefusalFacts = Readonly<Record<string, unknown>>

/** A business "no": expected, explained, safe to show. Anything else that is thrown is a defect. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly facts: RefusalFacts

  constructor(code: RefusalCode, facts: RefusalFacts = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}
