import type { Language } from './language.ts'

/** «Москва» for Europe/Moscow: the place by which people know a zone, in their language. */
export function placeOfZone(zone: string, language: Language): string {
  // Without a region: British English says EET where people look for a town.
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortGeneric' })
  const name = format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? zone
  return name.startsWith('GMT') ? cityIn(zone) : name.replace(/ Time$/, '')
}

function cityIn(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}
