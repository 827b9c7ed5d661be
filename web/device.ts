/** What this browser keeps of the device and not of a person: how pages look here. It stays when somebody signs out. */
export const DEVICE_KEYS = {
  theme: 'okno.theme',
  density: 'okno.density',
  language: 'okno.language',
  visits: 'okno.visits',
  install: 'okno.install',
} as const
