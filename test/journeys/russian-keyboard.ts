import type { Page } from 'playwright-core'

const CODES: Readonly<Record<string, string>> = Object.fromEntries([
  ...row('йцукенгшщзхъ', [...'QWERTYUIOP'].map((letter) => `Key${letter}`).concat('BracketLeft', 'BracketRight')),
  ...row('фывапролджэ', [...'ASDFGHJKL'].map((letter) => `Key${letter}`).concat('Semicolon', 'Quote')),
  ...row('ячсмитьбю.', [...'ZXCVBNM'].map((letter) => `Key${letter}`).concat('Comma', 'Period', 'Slash')),
  [' ', 'Space'],
])
/** What these signs need besides the key: on ЙЦУКЕН «/» is Shift with the backslash, «?» Shift with 7. */
const SHIFTED: Readonly<Record<string, string>> = { '/': 'Backslash', '?': 'Digit7', ',': 'Slash' }
const SHIFT = 8

/** A keyboard set to ЙЦУКЕН: the browser gets Cyrillic letters from the keys that stand there. Counts what is pressed. */
export async function russianKeyboard(page: Page) {
  const session = await page.context().newCDPSession(page)
  const count = { strokes: 0 }

  const sign = async (letter: string) => {
    const shifted = SHIFTED[letter]
    const code = shifted ?? CODES[letter.toLowerCase()]
    if (!code) throw new Error(`There is no «${letter}» on this keyboard`)
    const isShifted = shifted !== undefined || letter !== letter.toLowerCase()
    const key = { code, key: letter, modifiers: isShifted ? SHIFT : 0, windowsVirtualKeyCode: keyCodeOf(code) }
    count.strokes += 1
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: letter })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
  return {
    /** Signs one after another. */
    type: async (signs: string) => {
      for (const letter of signs) await sign(letter)
    },
    /** A key that is the same on every keyboard: «Enter», «ArrowDown», «Control+Enter». */
    press: async (name: string) => {
      count.strokes += 1
      await page.keyboard.press(name)
    },
    strokes: () => count.strokes,
  }
}

export type RussianKeyboard = Awaited<ReturnType<typeof russianKeyboard>>

function row(signs: string, codes: readonly string[]): [string, string][] {
  return [...signs].map((letter, place) => [letter, codes[place] ?? ''])
}

function keyCodeOf(code: string): number {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.charCodeAt(0) ?? 0
}
