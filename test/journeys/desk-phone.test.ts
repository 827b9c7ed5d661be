import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const SIZES = [
  { width: 360, height: 740, theme: 'light' },
  { width: 390, height: 844, theme: 'dark' },
] as const

/** As wide and as high as a finger. */
async function isForFingers(button: Locator): Promise<boolean> {
  const box = await button.boundingBox()
  return box !== null && box.height >= 44 && box.width >= 44
}

for (const look of SIZES) {
  test(`on a telephone of ${look.width} px a specialist calls, takes, answers and notes, with a thumb`, async () => {
    const { people, database, file, as } = stage.desk
    const { cashier, specialist } = people
    const phone = `+7903555${look.width}1`
    await database.db
      .insertInto('person_addresses')
      .values({ person_id: cashier.id, kind: 'phone', value: phone, verified_at: new Date().toISOString() })
      .execute()
    await database.db.deleteFrom('person_addresses').where('kind', '=', 'phone').where('value', '!=', phone).execute()
    const number = await file(cashier, { subject: 'Касса, печать: не печатает чек на кухню' })
    const page = await stage.signIn(specialist, look)
    await page.goto(`/desk/t/${number}`)
    const call = page.getByRole('link', { name: /^Позвонить: \+7 903/ })
    await call.waitFor()
    assert.equal(await call.getAttribute('href'), `tel:${phone}`)
    const take = page.getByRole('button', { name: 'Взять', exact: true })
    const composer = page.getByRole('textbox', { name: /ответ/i })
    for (const button of [call, take, page.getByRole('link', { name: /^Назад|^К списку/ })])
      assert.ok(await isForFingers(button), String(await button.textContent()))
    await checkAxe(page)
    await take.click()
    await page
      .getByRole('button', { name: /^В работе/ })
      .first()
      .waitFor()

    await composer.fill('Перезагрузите кассу кнопкой сзади')
    // The keyboard takes half of the screen: what one types stays above it.
    await page.setViewportSize({ width: look.width, height: Math.round(look.height / 2) })
    const typed = await composer.boundingBox()
    assert.ok(typed && typed.y >= 0 && typed.y + typed.height <= look.height / 2, JSON.stringify(typed))
    const send = await page.getByRole('button', { name: 'Отправить ответ' }).boundingBox()
    assert.ok(send && send.y + send.height <= look.height / 2, JSON.stringify(send))
    await page.setViewportSize(look)
    await page.getByRole('button', { name: 'Отправить ответ' }).click()
    await page.getByText('Перезагрузите кассу кнопкой сзади').first().waitFor()
    const said = async () => (await as(cashier).get(`/api/requests/${number}`)).body.messages.at(-1).text
    const end = Date.now() + 20_000
    while ((await said()) !== 'Перезагрузите кассу кнопкой сзади') assert.ok(Date.now() < end, await said())
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), look.width)
  })
}
