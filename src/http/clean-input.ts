import type { FastifyRequest } from 'fastify'
import { cleanText } from '../domain/clean-text.ts'
import { Refusal } from '../domain/refusal.ts'
import type { App } from './context.ts'

/** Deeper than any shape of the contract; a body of nothing but brackets would exhaust the stack of whatever walks it. */
const DEEPEST = 32

/** The one cleaning of everything that comes in by HTTP: every text of body, query and path, before its shape is checked. */
export function cleanInput(app: App): void {
  app.addHook('preValidation', async (http: FastifyRequest) => {
    http.body = cleaned(http.body, 0)
    http.query = cleaned(http.query, 0)
    http.params = cleaned(http.params, 0)
  })
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value
  if (depth === DEEPEST) throw new Refusal('input.invalid', { message: `more than ${DEEPEST} levels deep` })
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [cleanText(name), cleaned(inner, depth + 1)] as const),
  )
}
