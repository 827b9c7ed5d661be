/** Where the server draws a page, without a browser: nothing there lives on, and nothing is kept on a device. Set by `web/first-picture/browser.ts`. */
export function isDrawn(): boolean {
  return 'oknoDraws' in globalThis
}
