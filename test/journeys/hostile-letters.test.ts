import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { times } from '../ground/times.ts'
import { type PostOffice, postOffice } from '../letters/post-office.ts'
import { BODIES, FILE_BYTES, FILE_NAMES, NAMES, RAN, SUBJECTS } from './hostile-letters.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let post: PostOffice
before(async () => {
  stage = await openStage()
  post = postOffice(stage.desk)
})
after(() => stage.close())

const encoded = (words: string) =>
  (words.match(/.{1,10}/gsu) ?? []).map((part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ')

interface Hostile {
  readonly html?: string
  readonly subject?: string
  readonly name?: string
  readonly fileName?: string
  readonly replyTo?: number | null
}

function hostile({ html = 'x', subject = 'x', name = 'x', fileName = 'x.html', replyTo = null }: Hostile): Buffer {
  const marked = replyTo === null ? [] : [`In-Reply-To: <okno.${replyTo}.${post.mail.mark(replyTo)}.m1@okno.example>`]
  return Buffer.from(
    [
      `From: ${encoded(name)} <evil@hostile.example>`,
      `Subject: ${encoded(subject)}`,
      `Message-ID: <${Math.random()}@hostile.example>`,
      ...marked,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(html).toString('base64'),
      '--b',
      'Content-Type: text/html',
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(fileName).replaceAll("'", '%27')}`,
      '',
      FILE_BYTES,
      '--b--',
    ].join('\r\n'),
  )
}

/** Everything that ran, and everybody outside who was called, on any page that is watched. */
function watched(pages: readonly Page[]) {
  const seen: string[] = []
  for (const page of pages) {
    page.on('dialog', (dialog) => {
      seen.push(`ran: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', (message) => {
      if (message.text().startsWith(RAN)) seen.push(`ran: ${message.text()}`)
    })
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(stage.url))
        seen.push(`called ${request.url()}`)
    })
    page.on('popup', (popup) => seen.push(`opened ${popup.url()}`))
  }
  return seen
}

async function listening(person: { readonly id: number }): Promise<Page> {
  const page = await stage.signIn(person)
  await page.addInitScript(`window.${RAN} = (what) => console.log('${RAN} ' + what + ' in ' + location.href)`)
  return page
}

/** Opens what is folded, waits until every sheet holds its letter, passes over and clicks whatever is there. */
async function provoke(page: Page): Promise<number> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
  await page.waitForFunction(() => {
    const sheets = [...document.querySelectorAll('iframe')]
    const folds = [...document.querySelectorAll('summary')].filter((fold) => fold.textContent === 'Как в письме')
    return (
      sheets.length === folds.length &&
      sheets.every((sheet) => (sheet.contentDocument?.body?.childNodes.length ?? 0) > 0)
    )
  })
  return page.evaluate(() => {
    const sheets = [...document.querySelectorAll('iframe')]
    for (const sheet of sheets) {
      for (const element of sheet.contentDocument?.querySelectorAll('*') ?? []) {
        for (const kind of ['mouseover', 'pointerenter', 'focus', 'animationstart', 'toggle', 'error', 'load']) {
          element.dispatchEvent(new Event(kind, { bubbles: true }))
        }
      }
    }
    return sheets.length
  })
}

test('the watch itself sees what runs and what calls home', async () => {
  const page = await listening(stage.desk.people.cashier)
  const seen = watched([page])
  await page.route('https://evil.example/**', (route) => route.abort())
  await page.goto('/letter-sheet')
  const bare = await stage.browser.newPage()
  const seenBare = watched([bare])
  await bare.route('https://evil.example/**', (route) => route.abort())
  await bare.addInitScript(`window.${RAN} = (what) => console.log('${RAN} ' + what)`)
  await bare.goto('about:blank')
  await bare.setContent(`${BODIES[0]}<img src="https://evil.example/x.png">`)
  await bare.waitForLoadState('networkidle')
  assert.ok(
    seenBare.some((one) => one.startsWith('ran')),
    String(seenBare),
  )
  assert.ok(
    seenBare.some((one) => one.startsWith('called https://evil.example')),
    String(seenBare),
  )
  assert.deepEqual(seen, [])
})

test('200 hostile letters run nothing and call nobody: on the desk, on the portal, on the page of letters', async (t) => {
  const { desk } = stage
  const first = await post.receive(hostile({ subject: 'Начало' }))
  const number = Number(first.request_number)
  const letters = [
    ...BODIES.map((html) => hostile({ html: `${html}<b>конец</b>`, replyTo: number })),
    ...SUBJECTS.map((subject) => hostile({ subject, replyTo: number })),
    ...NAMES.map((name) => hostile({ name, replyTo: number })),
    ...FILE_NAMES.map((fileName) => hostile({ fileName, replyTo: number })),
  ]
  assert.ok(letters.length >= 200, `only ${letters.length}`)
  const ends: { readonly id: number; readonly state: string }[] = []
  for (const letter of letters) ends.push(await post.receive(letter))
  assert.deepEqual(
    ends.filter(({ state }) => state !== 'reply'),
    [],
    'every one of them is shown to somebody',
  )
  for (const subject of SUBJECTS) await post.receive(hostile({ subject, name: subject }))

  const sender = await desk.database.db
    .selectFrom('person_addresses')
    .select('person_id as id')
    .where('value', '=', 'evil@hostile.example')
    .executeTakeFirstOrThrow()
  const [onDesk, onPortal, onLetters] = await Promise.all([
    listening(desk.people.operator),
    listening(sender),
    listening(desk.people.administrator),
  ])
  const seen = watched([onDesk, onPortal, onLetters])

  await onDesk.goto(`/desk/t/${number}`)
  await onDesk.getByRole('article').nth(letters.length).waitFor()
  const sheets = await provoke(onDesk)
  await onPortal.goto(`/requests/${number}`)
  await onPortal.getByRole('article').nth(letters.length).waitFor()
  const portalSheets = await provoke(onPortal)
  t.diagnostic(`${letters.length} letters; ${sheets} in their own looks on the desk, ${portalSheets} on the portal`)
  assert.ok(sheets >= 80 && portalSheets === sheets, `${sheets} and ${portalSheets} letters have looks`)

  await onDesk.goto('/desk/v/open')
  await onDesk.getByRole('link', { name: /№/ }).first().waitFor()
  await onPortal.goto('/requests')
  await onPortal.getByText('№').first().waitFor()
  await onLetters.goto('/desk/letters?tab=all')
  // One page a letter: an ordinary run opens one in four of them, other ones each time.
  const every = Math.round(ends.length / times(ends.length, ends.length / 4))
  const begins = Math.floor(Math.random() * every)
  for (const { id } of ends.filter((_, place) => place % every === begins)) {
    await onLetters.evaluate((href) => history.pushState({}, '', href), `/desk/letters/${id}?tab=all`)
    await onLetters.locator(`a[href="/api/letters/${id}/source"]`).waitFor()
    await provoke(onLetters)
  }
  assert.deepEqual(seen, [])
})

test('a file of a stranger is never a page of ours: it leaves as an attachment, and would run nothing', async () => {
  const { desk } = stage
  const rows = await desk.database.db.selectFrom('files').select('id').limit(5).execute()
  assert.ok(rows.length > 0)
  for (const { id } of rows) {
    const answer = await desk.as(desk.people.operator).get(`/api/files/${id}?inline=true`)
    assert.match(String(answer.headers['content-disposition']), /^attachment/)
    assert.equal(answer.headers['content-security-policy'], "sandbox; default-src 'none'")
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
  }
})
