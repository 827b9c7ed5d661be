/** What this browser keeps of the device and not of a person: how pages look here. It stays when somebody signs out. */
export const DEVICE_KEYS = {
  theme: 'okno.theme',
  density: 'okno.density',
  language: 'okno.language',
  /** Who listens here for notices; gone when he signs out (web/push.ts). It outlasts looking as somebody else. */
  push: 'okno.push',
  install: 'okno.install',
} as const
