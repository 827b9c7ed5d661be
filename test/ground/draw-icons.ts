// Draws the icons of the installed app and of its shells out of web/public/icon.svg, where that has changed: node test/ground/draw-icons.ts
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openBrowser } from '../browser.ts'

const ROOT = join(import.meta.dirname, '../..')
const PUBLIC = join(ROOT, 'web/public')
const ANDROID = 'mobile/android/app/src/main/res/mipmap-xxxhdpi'
const GREEN = '#0B6E63'

/** `room`: the part of the side that stays free around the drawing, since systems cut maskable icons to their own shapes. */
const ICONS = [
  { file: 'web/public/icon-192.png', side: 192, room: 0, ground: 'transparent' },
  { file: 'web/public/icon-512.png', side: 512, room: 0, ground: 'transparent' },
  { file: 'web/public/icon-maskable-512.png', side: 512, room: 0.1, ground: GREEN },
  { file: 'web/public/apple-touch-icon.png', side: 180, room: 0, ground: GREEN },
  { file: `${ANDROID}/ic_launcher.png`, side: 192, room: 0.04, ground: 'transparent' },
  // Of an adaptive icon the outer third is cut to the shape of the telephone's maker.
  { file: `${ANDROID}/ic_launcher_foreground.png`, side: 432, room: 0.2, ground: 'transparent' },
  {
    file: 'mobile/ios/App/App/Assets.xcassets/AppIcon.appiconset/AppIcon-512@2x.png',
    side: 1024,
    room: 0,
    ground: GREEN,
  },
] as const

const svg = readFileSync(join(PUBLIC, 'icon.svg'), 'utf8')
const browser = await openBrowser()
for (const { file, side, room, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } })
  const pad = Math.round(side * room)
  await page.setContent(`<style>html,body{margin:0;background:${ground}}
    svg{display:block;width:${side - 2 * pad}px;height:${side - 2 * pad}px;margin:${pad}px}</style>${svg}`)
  mkdirSync(dirname(join(ROOT, file)), { recursive: true })
  writeFileSync(join(ROOT, file), await page.screenshot({ omitBackground: ground === 'transparent' }))
  await page.close()
}
await browser.close()
