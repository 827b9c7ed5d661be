import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem } from '../../contract/common.ts'
import { Refusal, type RefusalCode } from '../../domain/ground/refusal.ts'
import type { Language } from '../../texts/language.ts'
import { speak } from '../../texts/say.ts'
import { refusalOfDatabase } from './database-refusal.ts'
import { PAUSES } from './pauses.ts'

/** What each "no" is in the language of HTTP. A missing row does not compile. */
const STATUS: Readonly<Record<RefusalCode, number>> = {
  'request.not-found': 404,
  'request.changed': 409,
  'request.already-taken': 409,
  'request.none-waits': 409,
  'request.at-limit': 409,
  'request.move-not-allowed': 409,
  'request.told-already': 409,
  'request.solution-missing': 422,
  'request.deferral-date-missing': 422,
  'request.reason-missing': 422,
  'request.public-message-missing': 422,
  'request.rating-not-allowed': 409,
  'request.link-to-itself': 422,
  'request.links-in-circle': 409,
  'message.crossed': 409,
  'message.empty': 422,
  'message.not-found': 404,
  'message.mention-not-staff': 422,
  'letter.not-found': 404,
  'letter.sent-already': 429,
  'mailbox.has-no-key': 404,
  'letter.is-being-read': 409,
  'letter.unreadable': 422,
  'letter.has-no-sender': 422,
  'letter.has-become-a-message': 409,
  'form.invalid': 422,
  'service.not-found': 404,
  'service.not-published': 404,
  'service.move-not-allowed': 409,
  'service.is-default': 409,
  'service.draft-changed': 409,
  'service.own-version': 409,
  'service.form-wrong': 422,
  'service.unavailable': 409,
  'service.not-by-this-way': 409,
  'catalogue.changed': 409,
  'catalogue.group-in-use': 409,
  'venue.not-found': 404,
  'equipment.not-found': 404,
  'equipment.request-has-ended': 409,
  'person.not-found': 404,
  'person.address-taken': 409,
  'person.invited-by-letter': 409,
  'token.read-only': 403,
  'samples.there': 409,
  'samples.too-often': 409,
  'configuration.changed': 409,
  'configuration.named-twice': 422,
  'configuration.group-or-service': 409,
  'staff.has-entered': 409,
  'staff.changed': 409,
  'notices.changed': 409,
  'duty.not-found': 404,
  'duty.changed': 409,
  'duty.ends-before': 422,
  'duty.too-long': 422,
  'duty.overlaps': 409,
  'duty.doubled': 409,
  'duty.person-wrong': 422,
  'duty.gap-gone': 409,
  'duty.not-free': 409,
  'routing.changed': 409,
  'routing.target-gone': 422,
  'team.changed': 409,
  'staff.last-administrator': 409,
  'staff.extension-taken': 409,
  'absence.not-found': 404,
  'absence.ends-before': 422,
  'absence.too-long': 422,
  'absence.over': 422,
  'absence.overlaps': 409,
  'absence.substitute-wrong': 422,
  'organisation.not-found': 404,
  'organisation.changed': 409,
  'organisation.in-use': 409,
  'organisation.code-in-use': 409,
  'organisation.parent-of-another-kind': 422,
  'organisation.in-circle': 422,
  'organisation.code-wrong': 422,
  'organisation.inn-wrong': 422,
  'organisation.kpp-wrong': 422,
  'organisation.domain-wrong': 422,
  'organisation.domain-is-public': 422,
  'organisation.code-taken': 409,
  'organisation.domain-taken': 409,
  'organisation.external-code-taken': 409,
  'venue.code-wrong': 422,
  'venue.code-of-another-corporation': 422,
  'venue.code-taken': 409,
  'venue.changed': 409,
  'venue.dealer-wrong': 422,
  'venue.dealer-same': 409,
  'venue.dealer-change-ahead': 409,
  'venue.dealer-change-not-found': 404,
  'equipment.changed': 409,
  'equipment.in-use': 409,
  'equipment.external-code-taken': 409,
  'person.changed': 409,
  'person.is-of-support': 409,
  'person.is-merged': 409,
  'merge.same-person': 422,
  'merge.kept-archived': 409,
  'merge.changed': 409,
  'merge.not-found': 404,
  'merge.later-first': 409,
  'passkey.wrong': 422,
  'passkey.over': 409,
  'passkey.too-many': 409,
  'passkey.not-found': 404,
  'second-factor.needed': 403,
  'view-as.read-only': 403,
  'view-as.not-yourself': 409,
  'view-as.not-an-administrator': 403,
  'view-as.more-rights': 403,
  'person.external-code-taken': 409,
  'person.role-wrong': 422,
  'venue.dealer-change-too-early': 422,
  'import.not-found': 404,
  'import.too-late': 409,
  'import.changed': 409,
  'import.another-runs': 409,
  'import.too-old': 409,
  'import.field-twice': 422,
  'import.key-missing': 422,
  'company.not-yourself': 409,
  'note.not-found': 404,
  'change.not-found': 404,
  'team.not-found': 404,
  'team.name-taken': 409,
  'team.in-use': 409,
  'hours.not-found': 404,
  'hours.name-taken': 409,
  'hours.never-open': 422,
  'level.not-found': 404,
  'level.name-taken': 409,
  'level.rule-twice': 422,
  'level.version-waits': 409,
  'terms.changed': 409,
  'terms.open-changed': 409,
  'terms.not-in-the-past': 422,
  'terms.recounted-later': 422,
  'template.not-found': 404,
  'letter.wording-wrong': 422,
  'letter.no-address': 409,
  'announcement.not-found': 404,
  'contract.not-found': 404,
  'contract.number-taken': 409,
  'contract.is-default': 409,
  'contract.phone-is-closed': 422,
  'contract.phone-is-open': 409,
  'file.not-found': 404,
  'file.too-large': 413,
  'file.piece-too-large': 413,
  'file.empty': 422,
  'file.upload-mismatch': 409,
  'file.pieces-too-small': 422,
  'file.too-many-today': 429,
  'file.too-much-today': 429,
  'draft.too-large': 413,
  'draft.too-many': 422,
  'token.too-many': 422,
  'live.too-many': 429,
  'stop-list.not-found': 404,
  'exchange.not-found': 404,
  'exchange.forged': 403,
  'exchange.secret-missing': 422,
  'exchange.cannot-dial': 422,
  'exchange.did-not-dial': 422,
  'call.not-found': 404,
  'call.filed-already': 409,
  'call.is-trial': 409,
  'call.has-no-recording': 404,
  'callback.not-found': 404,
  'bot.not-found': 404,
  'bot.token-missing': 422,
  'bot.token-wrong': 422,
  'bot.known-already': 409,
  'bot.is-another': 409,
  'bot.unreachable': 422,
  'push.service-unknown': 422,
  'push.not-found': 404,
  'push.phones-off': 409,
  'push.key-missing': 422,
  'push.key-unreadable': 422,
  'push.key-wrong': 422,
  'push.project-wrong': 422,
  'push.unreachable': 422,
  'sms.off': 409,
  'sms.key-missing': 422,
  'sms.key-wrong': 422,
  'sms.unreachable': 422,
  'sms.not-found': 404,
  'phone.codes-off': 409,
  'phone.codes-too-often': 429,
  'phone.code-wrong': 422,
  'phone.code-over': 410,
  'phone.taken': 409,
  'account.not-found': 404,
  'chat.not-found': 404,
  'chat.bound-elsewhere': 409,
  'mailbox.not-found': 404,
  'mailbox.address-taken': 409,
  'mailbox.password-missing': 422,
  'mailbox.server-not-allowed': 422,
  'mailbox.is-last': 409,
  'sign-in.failed': 401,
  'sign-in.too-many-attempts': 429,
  'sign-in.link-expired': 401,
  'second-factor.wrong': 422,
  'second-factor.over': 401,
  'second-factor.is-on': 409,
  'second-factor.is-off': 409,
  'second-factor.demanded': 403,
  'second-factor.own-first': 409,
  'second-factor.changed': 409,
  'letter-link.over': 410,
  'session.missing': 401,
  'session.not-found': 404,
  'permission.missing': 403,
  'password.too-weak': 422,
  'idempotency.other-body': 422,
  'idempotency.answer-not-kept': 409,
  'session.needed': 403,
  'session.other-person': 409,
  'desk.already-set-up': 409,
  'desk.not-set-up': 409,
  'desk.busy': 503,
  'too-many-requests': 429,
  'input.invalid': 400,
  'input.too-large': 413,
}

export function statusOf(code: RefusalCode): number {
  return STATUS[code]
}

/** Every error leaves as application/problem+json with a stable code and a sentence in the person's language. */
export function answerError(error: FastifyError | Refusal | Error, http: FastifyRequest, reply: FastifyReply) {
  const refusal = refusalOf(error, http)
  if (!refusal || refusal.code === 'desk.busy') http.log.error(error)
  const problem = problemOf(refusal, languageOf(http))
  const pause = refusal && PAUSES[refusal.code]
  if (pause) reply.header('retry-after', pause)
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .send(Buffer.from(JSON.stringify(problem)))
}

/** A refusal as it is told; null: a fault of ours. */
export function problemOf(refusal: Refusal | null, language: Language): Problem {
  const { status, code, facts } = refusal
    ? { status: STATUS[refusal.code], code: refusal.code, facts: refusal.facts }
    : { status: 500, code: 'internal' as const, facts: {} }
  return { type: 'about:blank', title: titleOf(code, language), status, code, facts: { ...facts } }
}

/** Fastify's own complaints come first: a body that does not parse is the caller's mistake, not ours. */
function refusalOf(error: FastifyError | Refusal | Error, http: FastifyRequest): Refusal | null {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const problems = error.validation.map(({ instancePath, message }) => ({ path: instancePath, message }))
    return new Refusal('input.invalid', { problems })
  }
  const kept = refusalOfDatabase(error)
  if (kept) return kept
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return new Refusal(isPieceOfFile(http) ? 'file.piece-too-large' : 'input.too-large')
  if (status === 429) return new Refusal('too-many-requests')
  return status !== undefined && status >= 400 && status < 500
    ? new Refusal('input.invalid', { message: error.message })
    : null
}

/** A file grows by pieces; whatever else comes with a request is words. */
function isPieceOfFile(http: FastifyRequest): boolean {
  return /^application\/octet-stream\b/i.test(http.headers['content-type'] ?? '')
}

function titleOf(code: RefusalCode | 'internal', language: Language): string {
  return speak(language)(code === 'internal' ? 'common.problem.internal' : `refusal.${code}`)
}

function languageOf(http: FastifyRequest): Language {
  return http.signedIn?.person.locale ?? (/^\s*en\b/i.test(http.headers['accept-language'] ?? '') ? 'en' : 'ru')
}
