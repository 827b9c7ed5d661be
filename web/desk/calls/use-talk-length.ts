import { useSay } from '../../language.ts'

/** «3 м 12 с», «12 с», «1 ч 4 м»: how long people spoke. */
export function useTalkLength(): (seconds: number) => string {
  const say = useSay()
  return (seconds) => {
    const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
    if (h > 0) return say('desk.call.length.hm', { h, m })
    return m > 0 ? say('desk.call.length.ms', { m, s }) : say('desk.call.length.s', { s })
  }
}
