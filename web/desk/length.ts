import { useSay } from '../language.ts'

const MINUTE = 60_000

/** «42 м», «5 ч 18 м», «40 ч»: the hours of a clock, which know no days. Whole minutes. */
export function useLength(): (length: number) => string {
  const say = useSay()
  return (length) => {
    const minutes = Math.floor(Math.abs(length) / MINUTE)
    const h = Math.floor(minutes / 60)
    const m = minutes % 60
    const sign = length < 0 && minutes > 0 ? '−' : ''
    if (h === 0) return sign + say('desk.length.m', { m })
    return sign + (m === 0 ? say('desk.length.h', { h }) : say('desk.length.hm', { h, m }))
  }
}
