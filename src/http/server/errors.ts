import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem } from '../../contract/common.ts'
import { Refusal, type RefusalCode } from '../../domain/ground/refusal.ts'
import type { Language } from '../../texts/language.ts'
import { speak } from '../../texts/say.ts'
import { refusalOfDatabase } from './database-refusal.ts'
import { PAUSES } from './pauses.ts'
import { STATUS } from './refusal-status.ts'

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
