import assert from 'node:assert/strict'
import test from 'node:test'
import { speak } from '../../../src/texts/say.ts'
import { foundData, foundSettings } from './found.ts'

const abilities = {
  workOnDesk: true,
  manageCatalogue: true,
  manageTerms: true,
  administer: true,
  sortLetters: true,
  fileForOthers: true,
  takeAnyCall: true,
  keepNotes: true,
  viewAs: true,
  seesOrganisation: false,
}
const asker = { say: speak('ru'), abilities }
const titles = (typed: string) => foundSettings(asker, typed).map(({ title }) => title)

const ASKED = [
  ['команд', 'Команды'],
  ['rjvfyls', 'Команды'],
  ['имап', 'Почта'],
  ['imap', 'Почта'],
  ['чёрный список', 'Стоп-лист: чьи письма не принимать'],
  ['кто менял', 'Журнал изменений'],
] as const

for (const [typed, title] of ASKED) {
  test(`«${typed}» finds «${title}»`, () => assert.ok(titles(typed).includes(title), titles(typed).join()))
}

test('what is called so comes before what is only meant', () => {
  assert.equal(titles('почт')[0], 'Почта')
  assert.deepEqual(titles('щщщ'), [])
})

test('a page that may not be opened is not found', () => {
  const cataloguer = { ...asker, abilities: { ...abilities, administer: false } }
  assert.deepEqual(
    foundSettings(cataloguer, 'команды').map(({ title }) => title),
    [],
  )
})

test('each kind of thing has its turn, and what has no page is not shown', () => {
  const found = {
    services: [1, 2].map((id) => ({ id, name: { ru: `Услуга ${id}`, en: `Service ${id}` } })),
    teams: [{ id: 3, name: 'Команда' }],
    specialists: [],
    organisations: [{ id: 9, name: 'Сеть', code: null }],
    people: [{ id: 4, name: 'Нина', about: 'кассир' }],
    venues: [],
  }
  assert.deepEqual(
    foundData(asker, found, ({ ru }) => ru).map(({ title }) => title),
    ['Услуга 1', 'Команда', 'Сеть', 'Нина', 'Услуга 2'],
  )
})
