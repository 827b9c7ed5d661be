const DAY = 86_400_000
const HOUR = 3_600_000

/** Tomorrow at a full hour of the person's own zone. */
export function tomorrowAt(hour: number, now: number, zone: string): number {
  return wallClock(now, zone, (midnight) => midnight + DAY + hour * HOUR)
}

/** The next Monday at a full hour; on a Monday the one in a week. */
export function mondayAt(hour: number, now: number, zone: string): number {
  return wallClock(now, zone, (midnight) => {
    const weekday = (Math.floor(midnight / DAY) + 3) % 7
    return midnight + (7 - weekday) * DAY + hour * HOUR
  })
}

export function inHours(hours: number, now: number): number {
  return Math.ceil((now + hours * HOUR) / 60_000) * 60_000
}

/** «2026-11-24T09:00», as a field for a date and a time wants it. */
export function toField(at: number, zone: string): string {
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 16)
}

export function fromField(text: string, zone: string): number | null {
  const wall = Date.parse(`${text}Z`)
  if (Number.isNaN(wall)) return null
  return wall - offsetAt(zone, wall - offsetAt(zone, wall))
}

function wallClock(now: number, zone: string, move: (midnight: number) => number): number {
  const wall = now + offsetAt(zone, now)
  const moved = move(wall - (wall % DAY))
  return moved - offsetAt(zone, moved - offsetAt(zone, now))
}

/** Wall clock = instant + offset. The browser knows its zones by itself. */
function offsetAt(zone: string, at: number): number {
  const shown = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = shown.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60_000)
}
