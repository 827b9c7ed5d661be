import { z } from 'zod'
import { letterPage, letterState } from '../contract/letter.ts'
import { listRawLetters, mailBalances } from '../db/raw-letters-view.ts'
import type { App, House } from './context.ts'
import { look } from './door.ts'

const query = z.object({
  state: letterState.optional(),
  cursor: z.coerce.number().int().positive().optional().describe('Opaque; taken from `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** What became of every letter that arrived, and whether the sum is right. */
export function letters(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/letters',
      tag: 'letters',
      about: 'Arrived letters and their ends',
      query,
      answer: letterPage,
      only: 'administer',
    },
    async ({ db }, { query: { state = null, cursor = null, limit } }) => {
      const [rows, balance] = await Promise.all([
        listRawLetters(db, { state, before: cursor, limit: limit + 1 }),
        mailBalances(db),
      ])
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return { items, next: rows.length > limit && last ? String(last.id) : null, balance }
    },
  )
}
