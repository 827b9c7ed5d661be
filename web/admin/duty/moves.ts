import { useLayoutEffect, useRef } from 'react'
import type { DutyShift, DutyWeek } from '../../duty/week.ts'
import { moveShift, type ShiftOrder, useDutyAct } from './duty.ts'

/** Where a step takes a shift from where it stands; null: nowhere. */
export type Step = (shift: DutyShift) => Partial<ShiftOrder> | null

/**
 * Moves a shift. A step that is asked for while the one before it is still under way is made after it, from where that
 * one ends: no key is lost to whoever is faster than the net.
 */
export function useMoves(onMoved: (shift: DutyShift) => void) {
  const ahead = useRef<DutyShift | null>(null)
  const moving = useDutyAct(moveShift, ({ shift, to }) => onMoved({ ...shift, ...to }), 'duty.moves')
  return (shown: DutyShift, step: Step) => {
    const shift = ahead.current?.id === shown.id ? ahead.current : shown
    const to = step(shift)
    if (to === null) return
    ahead.current = { ...shift, ...to }
    // Heard of the last one only.
    moving.mutate({ shift, to }, { onSettled: () => (ahead.current = null) })
  }
}

/** A shift that was moved stands elsewhere: the focus goes along as it is drawn there, before the next key is heard. */
export function useFocusAlong(week: DutyWeek) {
  const board = useRef<HTMLDivElement>(null)
  const followed = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another week is what moves the shift
  useLayoutEffect(() => {
    if (followed.current === null || document.activeElement !== document.body) return
    board.current?.querySelector<HTMLElement>(`[data-shift="${followed.current}"]`)?.focus()
  }, [week])
  const follow = (id: number) => {
    followed.current = id
  }
  return { board, follow }
}
