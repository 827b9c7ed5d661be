import type { CallCard } from '../../../src/contract/phone/calls.ts'

const SECOND = 1_000

/** «0:07», «12:40», «1:02:09»: since it began to ring, or since somebody spoke; a clock that is behind shows nothing below zero. */
export function timerOf(
  { startedAt, answeredAt, endedAt }: Pick<CallCard, 'startedAt' | 'answeredAt' | 'endedAt'>,
  now: number,
): string {
  return clockOf(lengthSince(answeredAt ?? startedAt, endedAt === null ? now : Date.parse(endedAt)))
}

/** Whole seconds that people spoke; 0: nobody did. */
export function talkSeconds({ answeredAt, endedAt }: Pick<CallCard, 'answeredAt' | 'endedAt'>): number {
  return answeredAt === null || endedAt === null ? 0 : lengthSince(answeredAt, Date.parse(endedAt))
}

export function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

function lengthSince(from: string, to: number): number {
  return Math.max(0, Math.floor((to - Date.parse(from)) / SECOND))
}
