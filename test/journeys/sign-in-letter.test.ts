import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe, checkFits } from './axe.ts'
import { openPostStage, type PostStage } from './post-stage.ts'

let stage: PostStage['stage']
let post: PostStage['post']
let sink: PostStage['sink']
let close: PostStage['close']
before(async () => {
  ;({ stage, post, sink, close } = await openPostStage())
})
after(() => close())

const PHONE = { width: 360, height: 740 }

const ordered = async (address: string) => {
  assert.equal((await stage.desk.as(null).post('/api/sign-in/codes', { address })).status, 202)
  await post.work()
  const letter = sink.takenFor(address).at(-1)
  assert.ok(letter, 'the letter has arrived')
  return letter
}

test('whoever orders a code gets it large and its link as a button, and comes in by it', async () => {
  const { email } = stage.desk.people.cashier
  const { mail, headers } = await ordered(email)
  assert.equal(headers['auto-submitted'], 'auto-generated')
  assert.match(mail.text ?? '', /^Код для входа в службу поддержки: \d{6}\n/)
  const page = await stage.visit(PHONE)
  await page.setContent(mail.html ?? '')
  const link = await page.getByRole('link', { name: 'Войти', exact: true }).getAttribute('href')
  await page.goto(new URL(link ?? '').pathname)
  await page.getByRole('heading', { name: 'Вход по ссылке' }).waitFor()
  await page.getByRole('button', { name: 'Войти' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/')
  const me = await (await page.request.get('/api/me')).json()
  assert.equal(me.id, stage.desk.people.cashier.id)
})

test('the letter with a code stands at 600 and at 360 px, by day and in the dark', async () => {
  const { mail } = await ordered(stage.desk.people.manager.email)
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [600, 360]) {
      const page = await stage.visit({ width, height: 800, theme })
      await page.setContent(mail.html ?? '')
      await page.getByText(/^\d{6}$/).waitFor()
      await checkFits(page, `${theme} ${width}`)
      await checkAxe(page, `${theme} ${width}`)
      const size = await page.getByRole('link', { name: 'Войти' }).boundingBox()
      assert.ok(size && size.height >= 44, 'fit for a thumb')
      await page.context().close()
    }
  }
})
