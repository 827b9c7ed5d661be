import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'

/** A key every 0.3 s is an unhurried typist; before anything is looked for on a page, a person reads for a while. */
const SECONDS_A_KEY = 0.3
const SECONDS_A_LOOK = 1.2
const MOST_TABS = 200

/** Somebody who has a keyboard and nothing else. Counts what it would take him. */
export function handOn(page: Page) {
  const taken = { keys: 0, looks: 0 }

  const press = async (key: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time++) {
      taken.keys += 1
      await page.keyboard.press(key)
    }
  }
  const type = async (text: string): Promise<void> => {
    taken.keys += text.length
    await page.keyboard.insertText(text)
  }
  /** Tabs until what holds the focus is called so. */
  const goTo = async (name: string | RegExp): Promise<void> => {
    taken.looks += 1
    const seen: string[] = []
    for (let tab = 0; tab < MOST_TABS; tab++) {
      const now = await nameOfFocus(page)
      if (typeof name === 'string' ? now === name : name.test(now)) return
      seen.push(now)
      await press('Tab')
    }
    assert.fail(`nothing called ${name} is reached by Tab: ${[...new Set(seen)].join(' | ')}`)
  }
  return {
    press,
    type,
    goTo,
    /** Goes there, and says so. */
    pressOn: async (name: string | RegExp, key = 'Enter') => {
      await goTo(name)
      await press(key)
    },
    /** Goes to a field and writes over what stands there. */
    write: async (name: string | RegExp, text: string) => {
      await goTo(name)
      await press('Control+a')
      await type(text)
    },
    /** Opens a list and walks down to an option. */
    pick: async (list: string | RegExp, option: string) => {
      await goTo(list)
      const closed = await nameOfFocus(page)
      await press('Enter')
      await until(async () => (await nameOfFocus(page)) !== closed, { what: `${list} opens` })
      for (let step = 0; step < MOST_TABS; step++) {
        if ((await nameOfFocus(page)).includes(option)) return press('Enter')
        await press('ArrowDown')
      }
      assert.fail(`no option ${option} in ${list}`)
    },
    /** Waits for what is to be read, and reads it. */
    see: async (text: string | RegExp) => {
      taken.looks += 1
      await page
        .getByText(text)
        .first()
        .waitFor()
        .catch(async () => assert.fail(`${text} is not to be read, but: ${await page.locator('body').ariaSnapshot()}`))
    },
    seconds: () => taken.keys * SECONDS_A_KEY + taken.looks * SECONDS_A_LOOK,
    taken,
  }
}

export type Hand = ReturnType<typeof handOn>

/** The accessible name of what holds the focus, near enough for a test. */
function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const holder = document.activeElement
    const active = document.getElementById(holder?.getAttribute('aria-activedescendant') ?? '')
    const element = active ?? holder
    if (!(element instanceof HTMLElement) || element === document.body) return ''
    const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const texts = labelled.map((id) => document.getElementById(id)?.textContent ?? '')
    const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : []
    const label = labels.map((one) => one.textContent ?? '').join(' ')
    const name = element.getAttribute('aria-label') ?? (texts.join(' ').trim() || label || element.textContent || '')
    return name.replace(/\s+/g, ' ').trim()
  })
}
