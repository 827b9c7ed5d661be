import { type Clock, type Ledger, STOPPED_BY, STRETCH_CAUSES, type Stretch } from '../../domain/sla/sla-clock.ts'
import { listOf, number, oneOf, orNull, partsOf, type Read, yesOrNo } from './kept.ts'

const causeOf = oneOf(STRETCH_CAUSES)
const stoppedByOf = orNull(oneOf(STOPPED_BY))
const maybeNumber = orNull(number)

/** The clocks of a request as they were kept. */
export const ledgerOf: Read<Ledger> = (value, column) => {
  const { reaction, earlierReactions, resolution } = partsOf(value, column)
  return {
    reaction: clockOf(reaction, column),
    earlierReactions: clocksOf(earlierReactions, column),
    resolution: clockOf(resolution, column),
  }
}

const stretchOf: Read<Stretch> = (value, column) => {
  const { from, to, runs, cause, hoursId } = partsOf(value, column)
  return {
    from: number(from, column),
    to: maybeNumber(to, column),
    runs: yesOrNo(runs, column),
    cause: causeOf(cause, column),
    hoursId: number(hoursId, column),
  }
}
const stretchesOf = listOf(stretchOf)

const clockOf: Read<Clock> = (value, column) => {
  const { targetMs, stretches, stoppedAt, stoppedBy } = partsOf(value, column)
  return {
    targetMs: maybeNumber(targetMs, column),
    stretches: stretchesOf(stretches, column),
    stoppedAt: maybeNumber(stoppedAt, column),
    stoppedBy: stoppedByOf(stoppedBy, column),
  }
}
const clocksOf = listOf(clockOf)
