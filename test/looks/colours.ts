import type { StyleRule } from './stylesheets.ts'

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Red, green and blue out of 255, and how much it covers. */
export interface Colour {
  readonly rgb: readonly [number, number, number]
  readonly alpha: number
}

/** The tokens of a theme: a name gives what it stands for. */
export function tokensOf(rules: readonly StyleRule[], theme: Theme): ReadonlyMap<string, string> {
  const named = (selector: string) =>
    rules.filter(
      (rule) => rule.path.endsWith('tokens.css') && rule.selector === selector && !rule.media.includes('print'),
    )
  const found = [...named(':root'), ...(theme === 'dark' ? named('[data-theme="dark"]') : [])]
  return new Map(found.flatMap(({ declared }) => [...declared].filter(([name]) => name.startsWith('--'))))
}

/** The colour that a value comes to, or null where it is the surroundings that decide. */
export function colourOf(value: string, tokens: ReadonlyMap<string, string>): Colour | null {
  const token = /^var\((--[\w-]+)(?:,\s*(.+))?\)$/.exec(value)
  if (token) {
    const [, name = '', otherwise] = token
    const meant = tokens.get(name) ?? otherwise
    return meant === undefined ? null : colourOf(meant, tokens)
  }
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value)?.[1]
  if (hex) {
    const [r = '', g = '', b = ''] =
      hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? [])
    return { rgb: [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)], alpha: 1 }
  }
  const parts = /^rgb\((\d+) (\d+) (\d+)(?: \/ ([\d.]+))?\)$/.exec(value)
  if (!parts) return null
  const [, red, green, blue, alpha = '1'] = parts
  return { rgb: [Number(red), Number(green), Number(blue)], alpha: Number(alpha) }
}

/** WCAG 2: from 1 to 21. A ground that shows what lies under it is judged by the worst that could lie there. */
export function contrast(ink: Colour, ground: Colour): number {
  const under: readonly Colour['rgb'][] =
    ground.alpha === 1
      ? [ground.rgb]
      : [
          [0, 0, 0],
          [255, 255, 255],
        ]
  const ratios = under.map((rgb) => {
    const laid = mixed(ground.rgb, rgb, ground.alpha)
    const [less = 0, more = 0] = [luminance(mixed(ink.rgb, laid, ink.alpha)), luminance(laid)].sort((a, b) => a - b)
    return (more + 0.05) / (less + 0.05)
  })
  return Math.min(...ratios)
}

function mixed(top: Colour['rgb'], under: Colour['rgb'], alpha: number): Colour['rgb'] {
  const [r, g, b] = top.map((part, place) => part * alpha + (under[place] ?? 0) * (1 - alpha))
  return [r ?? 0, g ?? 0, b ?? 0]
}

function luminance(rgb: Colour['rgb']): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
