import type { z } from 'zod'
import type { endOfShift } from '../../contract/handover/handover.ts'
import { iso } from '../../db/engine/moments.ts'
import type { ShownHandover } from '../../db/handover/handover-view.ts'
import { calledAt } from '../../domain/handover/handover.ts'

export function shownHandover(handover: ShownHandover): z.input<typeof endOfShift>['handovers'][number] {
  return {
    ...handover,
    calledAt: iso(calledAt(Date.parse(handover.madeAt))),
    items: [...handover.items],
    words: [...handover.words],
  }
}
