import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAxe } from '../journeys/axe.ts'
import { openStage, type Stage } from '../journeys/stage.ts'
import { type FakeSmsc, fakeSmsc } from './fake-smsc.ts'

let stage: Stage
let smsc: FakeSmsc
before(async () => {
  smsc = await fakeSmsc()
  stage = await openStage({ smsApis: { smsc: smsc.url } })
})
after(async () => {
  await stage.close()
  await smsc.close()
  assert.deepEqual(smsc.complaints, [])
})

test('an administrator tries a key that is wrong, then a right one, sees the message arrive, and only then switches SMS on', async () => {
  const { administrator } = stage.desk.people
  const page = await stage.signIn(administrator)
  await page.goto('/admin/sms')
  await page.getByRole('radio', { name: /SMSC/ }).check()
  await page.getByRole('button', { name: 'Отправить пробное' }).click()
  await page.getByText('Вставьте ключ из кабинета провайдера').waitFor()
  await page.getByText('Номер мобильного: +7 903 555-01-10').waitFor()
  await page.getByLabel('Ключ', { exact: true }).fill('a-key-of-somebody-else')
  await page.getByLabel('Имя отправителя').fill('ОКНО')
  await page.getByLabel('Кому').fill('8 903 555-01-10')
  await page.getByRole('button', { name: 'Отправить пробное' }).click()
  await page.getByText('До 11 латинских букв и цифр, хотя бы одна буква, без пробелов').waitFor()
  await page.getByLabel('Имя отправителя').fill('OKNO')
  await page.getByRole('button', { name: 'Отправить пробное' }).click()
  await page.getByText(/не узнал, \d\d:\d\d/).waitFor()
  const told = 'Провайдер ответил: ключ неверен. Скопируйте его заново в кабинете.'
  await page.getByText(told).first().waitFor()
  await page.getByText('Прежние настройки не тронуты').first().waitFor()
  await checkAxe(page)

  await page.getByLabel('Ключ', { exact: true }).fill(smsc.key)
  const text = (await page.getByText(/^Окно: проверка связи\. Код \d{4}$/).textContent()) ?? ''
  await page.getByText('30 знаков, 1 сообщение, 4 ₽').waitFor()
  await page.getByRole('button', { name: 'Отправить пробное' }).click()
  await page.getByText('узнал, на счёте 345,60 ₽').waitFor()
  await page.getByText('принял, 4,10 ₽').waitFor()
  await page.getByText('ждём отчёта: обычно до 60 с').waitFor()
  const [message] = smsc.taken
  assert.deepEqual([message?.phone, message?.text, message?.sender], ['79035550110', text, 'OKNO'])
  if (message) message.status = '1'
  await page.getByText(/доставлено, \d\d:\d\d/).waitFor()
  assert.equal((await stage.desk.as(administrator).get('/api/sms')).body.enabled, false, 'a trial keeps nothing')
  await page.getByRole('button', { name: 'Сохранить и включить' }).click()
  await page.getByText('Сохранили.').waitFor()
  await page.getByText('оканчивается на test').waitFor()
  await page.getByRole('link', { name: /^SMS ?работает/ }).waitFor()
  assert.ok(!(await page.content()).includes(smsc.key), 'the key never comes back out')
  await checkAxe(page)

  await page.getByRole('button', { name: 'Сохранить выключенным' }).click()
  await page.getByText('Сохраним и без проверки').waitFor()
})

test('an operator sends the way in to the telephone of a caller who is not taken', async () => {
  const { operator, administrator } = stage.desk.people
  const draft = { provider: 'smsc', key: smsc.key, sender: 'OKNO', segmentPrice: 400, uses: ['way_in'] }
  const money = { dayLimit: 10_000, monthLimit: 10_000, reservePercent: 0 }
  const saved = await stage.desk.inBrowser(administrator).put('/api/sms', { ...draft, ...money, enabled: true })
  assert.equal(saved.status, 200, saved.text)
  const card = await stage.desk.as(operator).post('/api/people', { name: 'Зоя Новая', phone: '+7 921 555-01-33' })
  const page = await stage.signIn(operator)
  await page.goto(`/desk/new?person=${card.body.id}`)
  await page.getByRole('button', { name: 'Отправить ссылку в SMS' }).click()
  await page.getByText('Ссылка на портал уходит в SMS. Отказ записали').waitFor()
  await checkAxe(page)
  const { calls } = (await stage.desk.as(operator).get(`/api/people/${card.body.id}/turned-away-calls`)).body
  assert.equal(calls[0].smsTo, '+79215550133')
})

test('on his page a customer with a proven telephone turns SMS on for answers, and cannot for what is not open', async () => {
  const { administrator, cashier, colleague } = stage.desk.people
  const draft = { provider: 'smsc', key: smsc.key, sender: 'OKNO', segmentPrice: 400, uses: ['notices'] }
  const money = { dayLimit: 10_000, monthLimit: 10_000, reservePercent: 0 }
  const saved = await stage.desk.inBrowser(administrator).put('/api/sms', { ...draft, ...money, enabled: true })
  assert.equal(saved.status, 200, saved.text)
  await stage.desk.database.db
    .insertInto('person_addresses')
    .values({ person_id: cashier.id, kind: 'phone', value: '+79035550188', verified_at: new Date().toISOString() })
    .execute()
  const page = await stage.signIn(cashier)
  await page.goto('/me/notices')
  await page.getByRole('checkbox', { name: /^Ответил специалист: SMS/ }).check()
  await page.getByText('«Ответил специалист» теперь приходит по SMS').waitFor()
  await checkAxe(page)
  const other = await stage.signIn(colleague)
  await other.goto('/me/notices')
  assert.equal(await other.getByRole('checkbox', { name: 'Ответил специалист: SMS' }).isDisabled(), true)
})
