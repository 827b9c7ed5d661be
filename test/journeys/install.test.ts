import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStage, type Stage } from './stage.ts'

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
