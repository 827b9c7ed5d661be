import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { insertAnnouncement } from '../../src/db/foundation/foundation-tools.ts'
import { until } from '../ground/until.ts'
import { type FirstView, firstViewOf } from './first-view.ts'
import { openStage, type Stage } from './stage.ts'

const KIB = 1024
const LETTERS = 60
const SHIFT = 0.05
/** Processors of test machines differ; what holds on all of them is that nobody waits for ever. */
const LARGEST_AT = 20_000

let stage: Stage
let number = 0
before(async () => {
  stage = await openStage()
  const opened = Date.now()
  const { people, venues, file, as, database, services } = stage.desk
  for (const subject of ['Терминал молчит', 'Весы не видны', 'Не уходит чек', 'Меню не обновилось']) {
    await file(people.cashier, { venueId: venues.lesnaya, subject })
  }
  number = await file(people.cashier, { venueId: venues.lesnaya })
  for (const text of ['Смотрим порт', 'Перезагрузите регистратор и напишите версию прошивки'])
    await as(people.operator).post(`/api/requests/${number}/messages`, { text })
  await database.db.transaction().execute((tx) =>
    insertAnnouncement(tx, {
      kind: 'incident',
      text: {
        ru: 'Карты банка «Северный» не проходят. Карты других банков и QR работают.',
        en: 'Bank Severny is down.',
      },
      serviceId: services.cards,
      startsAt: Date.now() - 3_600_000,
      endsAt: null,
    }),
  )
  // A server that has just begun knows no earlier news, and lets every page ask for everything again.
  await until(() => Date.now() - opened > 12_000)
})
after(() => stage.close())

interface Opening {
  readonly of: string
  readonly path: () => string
  readonly isThere: (page: Page) => Promise<unknown>
}

const subject = (page: Page) =>
  page
    .getByRole('link', { name: /Не уходит чек/ })
    .first()
    .waitFor()
const words = (page: Page) => page.getByText('Перезагрузите регистратор').first().waitFor()

const SURFACES: readonly {
  screen: { width: number; height: number; isTelephone: boolean }
  kib: number
  who: 'cashier' | 'operator'
  openings: readonly Opening[]
}[] = [
  {
    screen: { width: 360, height: 740, isTelephone: true },
    kib: 180,
    who: 'cashier',
    openings: [
      {
        of: 'portal, home',
        path: () => '/',
        isThere: (page) =>
          page
            .getByText('Карты банка')
            .waitFor()
            .then(() => subject(page)),
      },
      {
        of: 'portal, new request',
        path: () => `/new?service=${stage.desk.services.printing}`,
        isThere: (page) =>
          page
            .getByText(/Ответим до/)
            .first()
            .waitFor(),
      },
      { of: 'portal, list', path: () => '/requests', isThere: subject },
      { of: 'portal, request', path: () => `/requests/${number}`, isThere: words },
    ],
  },
  {
    screen: { width: 1366, height: 768, isTelephone: false },
    kib: 300,
    who: 'operator',
    openings: [
      { of: 'desk, list', path: () => '/desk/v/open', isThere: subject },
      {
        of: 'desk, request',
        path: () => `/desk/v/open/${number}`,
        isThere: (page) => words(page).then(() => subject(page)),
      },
    ],
  },
]

for (const { screen, kib, who, openings } of SURFACES) {
  for (const { of, path, isThere } of openings) {
    test(`${of}: a cold first view weighs at most ${kib} KiB, letters and all, and stands still, ${screen.width} px`, async (t) => {
      const page = await stage.signIn(stage.desk.people[who], screen)
      const view = await firstViewOf(page, path(), isThere)
      t.diagnostic(tableRow(of, view))
      await page.context().close()
      assert.deepEqual(askedTwice(view), [], 'what comes with the page is not asked for again')
      assert.ok(view.rest + view.letters <= kib * KIB, `${inKib(view.rest + view.letters)} KiB:\n${heaviest(view)}`)
      assert.ok(view.letters <= LETTERS * KIB, `${inKib(view.letters)} KiB of letters`)
      assert.ok(view.shift <= SHIFT, `moved by ${view.shift.toFixed(3)}:\n${view.moved.join('\n')}`)
      assert.ok(view.largestAt <= LARGEST_AT, `${view.largestAt} ms`)
    })
  }
}

/** Addresses of the API that the page fetched more than once. */
function askedTwice({ files }: FirstView): string[] {
  const asked = files.map(({ path }) => path).filter((path) => path.startsWith('/api/'))
  return asked.filter((path, place) => asked.indexOf(path) !== place)
}

function tableRow(of: string, { letters, rest, files, largestAt, shift, moved }: FirstView): string {
  return `${of.padEnd(20)} | ${inKib(rest)} KiB + letters ${inKib(letters)} = ${inKib(rest + letters)} KiB in ${String(files.length).padStart(3)} files | LCP ${String(largestAt).padStart(5)} ms | CLS ${shift.toFixed(4)}${moved.map((line) => `\n  ${line}`).join('')}`
}

function inKib(bytes: number): string {
  return (bytes / KIB).toFixed(1).padStart(5)
}

function heaviest({ files }: FirstView): string {
  return files
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, 120)
    .map(({ path, bytes }) => `${(bytes / KIB).toFixed(1).padStart(6)} ${path}`)
    .join('\n')
}
