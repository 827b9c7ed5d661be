import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxeInBothThemes } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

/** A folder into which pictures of what is looked at are drawn. */
const PICTURES = process.env.OKNO_TEST_PICTURES

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

for (const { surface, who, path, starts } of [
  { surface: 'the portal', who: 'cashier', path: '/', starts: '/' },
  { surface: 'the desk', who: 'specialist', path: '/desk', starts: '/desk' },
] as const) {
  test(`${surface} can be installed: nothing is missing, its icons are as they say, and its shortcuts lead somewhere`, async () => {
    const page = await stage.signIn(stage.desk.people[who])
    await page.goto(path)
    const browser = await page.context().newCDPSession(page)
    const { errors, data = '' } = await browser.send('Page.getAppManifest')
    assert.deepEqual(errors, [])
    const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
    // A window of tests keeps nothing behind it, and so installs nothing.
    const found = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')
    assert.deepEqual(found, [])
    const manifest = JSON.parse(data)
    assert.equal(manifest.start_url, starts)
    for (const { src, sizes } of manifest.icons) {
      const drawn = await page.evaluate(async (url) => {
        const image = new Image()
        image.src = url
        await image.decode()
        return `${image.naturalWidth}x${image.naturalHeight}`
      }, src)
      assert.equal(drawn, sizes, src)
    }
    for (const { url } of manifest.shortcuts) {
      await page.goto(url)
      await page.getByRole('heading', { level: 1 }).or(page.getByRole('main')).first().waitFor()
      assert.equal(await page.getByText(/Такой страницы нет/).count(), 0, url)
    }
    await page.context().close()
  })
}

const PHONE = { width: 360, height: 740 }

/** The portal on a phone, at a visit of this number. */
async function visit(count: number, before: () => void) {
  const page = await stage.signIn(stage.desk.people.cashier, PHONE)
  await page.addInitScript(before)
  const home = page.getByRole('heading', { name: 'Чем помочь?' })
  await page.goto('/')
  await home.waitFor()
  if (count > 1) {
    await page.evaluate(() => sessionStorage.removeItem('okno.visits'))
    await page.reload()
    await home.waitFor()
  }
  return page
}

/** As a browser that could install the page says so. */
function couldInstall() {
  addEventListener('load', () => {
    const event = new Event('beforeinstallprompt', { cancelable: true })
    Object.assign(event, { prompt: async () => Object.assign(window, { wasAsked: true }) })
    dispatchEvent(event)
  })
}

function isIphone() {
  Object.defineProperty(navigator, 'standalone', { get: () => false })
  Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X)' })
}

test('at the first visit nobody is asked to install; at the second he is, once, and the browser asks in its own words', async () => {
  const first = await visit(1, couldInstall)
  assert.equal(await first.getByRole('region', { name: 'Окно на главный экран' }).count(), 0)
  await first.context().close()
  const page = await visit(2, couldInstall)
  const card = page.getByRole('region', { name: 'Окно на главный экран' })
  await card.waitFor()
  await checkAxeInBothThemes(page, 'an offer to install')
  await card.getByRole('button', { name: 'Добавить', exact: true }).click()
  await page.waitForFunction('window.wasAsked')
  await card.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('heading', { name: 'Чем помочь?' }).waitFor()
  assert.equal(await card.count(), 0, 'not again for two months')
  await page.context().close()
})

test('on an iPhone the steps are drawn, and «Не сейчас» leaves the offer where it is', async () => {
  const page = await visit(2, isIphone)
  const card = page.getByRole('region', { name: 'Окно на главный экран' })
  await card.getByRole('button', { name: 'Добавить', exact: true }).click()
  const steps = page.getByRole('dialog', { name: 'Как добавить на iPhone' })
  assert.equal(await steps.getByRole('listitem').count(), 3)
  await checkAxeInBothThemes(page, 'how to install on an iPhone')
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/install-steps.png` })
  await steps.getByRole('button', { name: 'Не сейчас' }).click()
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/install-card.png` })
  await card.getByRole('button', { name: 'Не добавлять' }).click()
  await card.waitFor({ state: 'detached' })
  await page.context().close()
})
