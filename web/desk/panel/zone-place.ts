/** «Москва» for Europe/Moscow, as far as the browser knows its name. */
export function placeOfZone(zone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortGeneric' })
  const name = format.formatToParts().find(({ type }) => type === 'timeZoneName')
  return name?.value ?? zone
}
