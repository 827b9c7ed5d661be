// Draws the icons of the installed app out of web/public/icon.svg, where that has changed: node test/ground/draw-icons.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from '../browser.ts'

const PUBLIC = join(import.meta.dirname, '../../web/public')
const GREEN = '#0B6E63'

/** `room`: the part of the side that stays free around the drawing, since systems cut maskable icons to their own shapes. */
const ICONS = [
  { name: 'icon-192.png', side: 192, room: 0, ground: 'transparent' },
  { name: 'icon-512.png', side: 512, room: 0, ground: 'transparent' },
  { name: 'icon-maskable-512.png', side: 512, room: 0.1, ground: GREEN },
  { name: 'apple-touch-icon.png', side: 180, room: 0, ground: GREEN },
] as const

const svg = readFileSync(join(PUBLIC, 'icon.svg'), 'utf8')
const browser = await openBrowser()
for (const { name, side, room, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } })
  const pad = Math.round(side * room)
  await page.setContent(`<style>html,body{margin:0;background:${ground}}
    svg{display:block;width:${side - 2 * pad}px;height:${side - 2 * pad}px;margin:${pad}px}</style>${svg}`)
  writeFileSync(join(PUBLIC, name), await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
