import type { z } from 'zod'
import type { CheckQuestion } from '../../actions/terms/change-hours.ts'
import type { RecountOrder } from '../../actions/terms/recount.ts'
import type { recountOrder } from '../../contract/terms/terms.ts'

/** A question about open requests as the rules take it: moments as milliseconds. */
export function questionOf({ at, offset }: { readonly at: string | null; readonly offset: number }): CheckQuestion {
  return { at: at === null ? null : Date.parse(at), offset }
}

export function orderFrom({ at, ...order }: z.output<typeof recountOrder>): RecountOrder {
  return { ...order, at: Date.parse(at) }
}
