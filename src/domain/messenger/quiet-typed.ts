import type { QuietHours } from '../people/quiet-hours.ts'

/** Hours of quiet as people type them: «22-8», «22:00 – 08:00», «с 23 до 7»; null: there are none in it. */
export function quietIn(text: string): Omit<QuietHours, 'zone'> | null {
  const [, from = '', fromMinutes = '00', to = '', toMinutes = '00'] =
    /^\D*(\d{1,2})(?:[:.](\d{2}))?\D+(\d{1,2})(?:[:.](\d{2}))?\D*$/.exec(text.trim()) ?? []
  if (from === '' || to === '') return null
  const hours = { from: `${from.padStart(2, '0')}:${fromMinutes}`, to: `${to.padStart(2, '0')}:${toMinutes}` }
  const isTime = (time: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)
  return isTime(hours.from) && isTime(hours.to) && hours.from !== hours.to ? hours : null
}
