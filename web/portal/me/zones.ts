/** Every zone the browser knows, with the hours it is away from Greenwich now; the given one is always among them. */
export function zoneOptions(own: string, now: number) {
  const zones = new Set([own, ...Intl.supportedValuesOf('timeZone')])
  return [...zones].map((value) => ({ value, label: value.replaceAll('_', ' '), note: offsetOf(value, now) }))
}

function offsetOf(zone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(now)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}
