import type { FastifyRequest } from 'fastify'
import { cleanTexts } from '../../domain/ground/clean-text.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App } from './context.ts'

/** Deeper than any shape of the contract; a body of nothing but brackets would exhaust the stack of its readers. */
const DEEPEST = 32

/** The one cleaning of everything that comes in by HTTP: every text of body, query and path, before its shape is checked. */
export function cleanInput(app: App): void {
  app.addHook('preValidation', async (http: FastifyRequest) => {
    if (isDeeper(http.body, DEEPEST))
      throw new Refusal('input.invalid', { message: `more than ${DEEPEST} levels deep` })
    http.body = cleanTexts(http.body)
    // Routers make these of classes of their own.
    http.query = cleanTexts(Object.assign({}, http.query))
    http.params = cleanTexts(Object.assign({}, http.params))
  })
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1))
}
