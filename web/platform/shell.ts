/** In the shell of mobile/, with its bridge; a browser on the same device is none. */
export function isApp(): boolean {
  return 'Capacitor' in globalThis
}
