import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { checkAxe } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

interface WrongForm {
  /** The form, filled in as far as it is right. */
  readonly open: () => Promise<Page>
  /** Where it stands, when the page has several. */
  readonly inside?: (page: Page) => Locator
  readonly send: string | RegExp
  readonly field: string
  readonly words: RegExp
  /** Another field with what was typed there. */
  readonly kept?: readonly [string, string]
}

/** Every kind of form, each with something wrong in it: found by the form itself, or refused by the server. */
const FORMS: Readonly<Record<string, WrongForm>> = {
  'signing in by a code': {
    open: async () => at(await stage.visit(), '/requests'),
    send: 'Получить код',
    field: 'Почта или телефон',
    words: /Напишите почту или телефон/,
  },
  'signing in by a password that is wrong': {
    open: async () => {
      const page = await at(await stage.visit(), '/requests')
      await page.getByRole('button', { name: 'Войти с паролем' }).click()
      await page.getByLabel('Почта или телефон').fill('ivan@vesna.example')
      await page.getByLabel('Пароль').fill('не тот пароль')
      return page
    },
    send: 'Войти',
    field: 'Пароль',
    words: /./,
    kept: ['Почта или телефон', 'ivan@vesna.example'],
  },
  'one’s own name': {
    open: async () => {
      const page = await mine()
      await page.getByLabel('Имя', { exact: true }).fill(' ')
      return page
    },
    send: 'Сохранить',
    inside: (page) => page.locator('section').filter({ has: page.getByLabel('Имя', { exact: true }) }),
    field: 'Имя',
    words: /Напишите имя/,
  },
  'a new password with a wrong old one': {
    open: async () => {
      // Setting a password ends the keys of its person, so it is nobody whom the other stories need.
      const page = await at(await stage.signIn(stage.desk.people.colleague), '/me')
      const set = await page.context().request.put('/api/me/password', { data: { next: 'длинный пароль кассы' } })
      assert.ok(set.ok(), await set.text())
      await page.getByLabel('Текущий пароль').fill('не тот')
      await page.getByLabel('Новый пароль, от 10 знаков').fill('другой длинный пароль')
      return page
    },
    send: 'Сменить пароль',
    field: 'Текущий пароль',
    words: /Текущий пароль не подошёл/,
    kept: ['Новый пароль, от 10 знаков', 'другой длинный пароль'],
  },
  'a key for a program': {
    open: () => mine(),
    send: 'Создать ключ',
    field: 'Для чего ключ',
    words: /какой программе нужен ключ/,
  },
  'one more address': {
    open: async () => {
      const page = await mine()
      await page.getByLabel('Ещё один адрес').fill('ivan@')
      return page
    },
    send: 'Отправить письмо',
    field: 'Ещё один адрес',
    words: /Напишите адрес целиком/,
    kept: ['Ещё один адрес', 'ivan@'],
  },
  'a new request of a customer': {
    open: async () => {
      const { cashier } = stage.desk.people
      const page = await at(await stage.signIn(cashier), '/new')
      await page.getByRole('button', { name: 'Отправить заявку' }).waitFor()
      return page
    },
    send: 'Отправить заявку',
    field: 'Коротко о проблеме',
    words: /./,
  },
  'more urgent, for a reason of one’s own': {
    open: async () => {
      const page = await request('cashier')
      await page.getByRole('button', { name: 'Срочнее' }).click()
      await page.getByLabel('Другая причина').check()
      return page
    },
    send: 'Поднять срочность',
    field: 'Какая',
    words: /Напишите причину/,
  },
  'a colleague whom nobody knows': {
    open: async () => {
      const page = await request('cashier')
      await page.getByRole('button', { name: 'Добавить коллегу' }).click()
      await page.getByLabel('Почта или телефон коллеги').fill('nobody@nowhere.example')
      return page
    },
    send: 'Добавить',
    field: 'Почта или телефон коллеги',
    words: /Не нашли среди ваших коллег/,
    kept: ['Почта или телефон коллеги', 'nobody@nowhere.example'],
  },
  'a new request of the desk': {
    open: async () => {
      const { specialist, cashier } = stage.desk.people
      const page = await at(await stage.signIn(specialist), `/desk/new?person=${cashier.id}`)
      await page.getByRole('radio', { name: 'Почта' }).check()
      return page
    },
    send: 'Создать заявку',
    field: 'Тема',
    words: /Напишите тему или что случилось/,
  },
  'a request without a reason to cancel it': {
    open: async () => {
      const page = await request('specialist')
      await page.getByRole('button', { name: /^Новая/ }).click()
      await page.getByRole('menuitem', { name: 'Отменить заявку' }).click()
      return page
    },
    inside: (page) => page.getByRole('dialog'),
    send: 'Отменить заявку',
    field: 'Причина',
    words: /Напишите причину/,
  },
  'a link to a request that is not there': {
    open: async () => {
      const page = await request('specialist')
      await page.getByRole('button', { name: 'Связать с заявкой' }).click()
      await page.getByLabel('Другая заявка').fill('999999')
      return page
    },
    inside: (page) => page.getByRole('dialog'),
    send: 'Связать с заявкой',
    field: 'Другая заявка',
    words: /./,
    kept: ['Другая заявка', '999999'],
  },
  'the same contract and service': {
    open: async () => {
      const page = await request('lead')
      await page.getByRole('button', { name: 'Почему этот' }).click()
      await page.getByRole('button', { name: 'Сменить договор или услугу' }).click()
      return page
    },
    inside: (page) => page.getByRole('dialog'),
    send: 'Сменить',
    field: 'Договор',
    words: /Выберите другой договор/,
  },
  'a service without a situation': {
    open: async () => {
      const page = await at(await stage.signIn(stage.desk.people.cataloguer), '/admin/catalogue/new')
      await page.getByLabel('Название', { exact: true }).fill('Киоск')
      return page
    },
    send: 'Сохранить черновик',
    field: 'Жизненная ситуация, словами клиента',
    words: /Заполните это поле/,
    kept: ['Название', 'Киоск'],
  },
  'a mailbox without an address': {
    open: async () => at(await stage.signIn(stage.desk.people.administrator), '/admin/mail/new'),
    send: 'Подобрать настройки',
    field: 'Адрес ящика',
    words: /Заполните/,
  },
  'a stop that only the server finds wrong': {
    open: async () => {
      const page = await at(await stage.signIn(stage.desk.people.administrator), '/admin/mail')
      await page.getByLabel('Почему').fill('рассылки')
      await page.getByLabel('Адрес или домен').fill('<spam@spam.example')
      return page
    },
    send: 'Не принимать',
    field: 'Адрес или домен',
    words: /Сервер это не принял/,
    kept: ['Почему', 'рассылки'],
  },
}

for (const [name, form] of Object.entries(FORMS)) {
  test(`what is wrong stands at its field, which has the focus, and nothing typed is lost: ${name}`, async () => {
    const page = await form.open()
    const place = form.inside?.(page) ?? page
    const button = place.getByRole('button', { name: form.send, exact: true })
    await button.focus()
    await button.click()
    const wrong = place.locator('[aria-invalid="true"]').first()
    await wrong.waitFor()
    const field = place.getByLabel(form.field, { exact: true })
    assert.match(await describedBy(wrong), form.words)
    assert.equal(await field.getAttribute('aria-invalid'), 'true', 'the words stand at another field')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
    assert.ok(await field.evaluate((element) => element === document.activeElement), 'the focus is elsewhere')
    assert.equal(await button.isEnabled(), true)
    if (form.kept) assert.equal(await place.getByLabel(form.kept[0], { exact: true }).inputValue(), form.kept[1])
    await checkAxe(page, name)
    await page.context().close()
  })
}

test('a form with two things wrong names both over its button', async () => {
  const page = await at(await stage.signIn(stage.desk.people.cataloguer), '/admin/catalogue/new')
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await page
    .getByRole('alert')
    .getByText(/^Исправьте: Название, Жизненная ситуация, словами клиента$/)
    .waitFor()
  await page.getByLabel('Название', { exact: true }).fill('Киоск')
  await page
    .getByRole('alert')
    .getByText(/^Исправьте:/)
    .waitFor({ state: 'hidden' })
})

test('two presses send once, and the button keeps the focus meanwhile', async () => {
  const page = await mine()
  let asked = 0
  await page.route('**/api/tokens', async (route) => {
    if (route.request().method() === 'POST') asked += 1
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.continue()
  })
  await page.getByLabel('Для чего ключ').fill('Касса')
  const button = page.getByRole('button', { name: 'Создать ключ' })
  await button.dblclick()
  assert.ok(await button.evaluate((element) => element === document.activeElement))
  await page.getByText('Скопируйте ключ сейчас').waitFor()
  assert.equal(asked, 1)
  const made = page.getByRole('listitem').filter({ hasText: 'Касса' })
  await made.first().waitFor()
  assert.equal(await made.count(), 1)
})

test('an answer that got lost is asked for again under the same key: one thing is made', async () => {
  const page = await mine()
  const keys: (string | undefined)[] = []
  await page.route('**/api/tokens', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > 3) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await page.getByLabel('Для чего ключ').fill('Отчёты')
  await page.getByRole('button', { name: 'Создать ключ' }).click()
  await page.getByText('Нет связи с сервером').first().waitFor()
  assert.equal(await page.getByLabel('Для чего ключ').inputValue(), 'Отчёты')
  await page.getByRole('button', { name: 'Создать ключ' }).click()
  await page.getByText('Скопируйте ключ сейчас').waitFor()
  assert.equal(new Set(keys).size, 1)
  await page.reload()
  await page.getByRole('listitem').filter({ hasText: 'Отчёты' }).first().waitFor()
  assert.equal(await page.getByRole('listitem').filter({ hasText: 'Отчёты' }).count(), 1)
})

test('leaving a draft that is kept nowhere asks first', async () => {
  const page = await at(await stage.signIn(stage.desk.people.cataloguer), '/admin/catalogue')
  await page.getByRole('link', { name: 'Новая услуга' }).click()
  await page.getByLabel('Название', { exact: true }).fill('Киоск')
  await page.goBack()
  const dialog = page.getByRole('dialog', { name: 'Изменения не сохранены' })
  await dialog.getByRole('button', { name: 'Остаться' }).click()
  assert.equal(await page.getByLabel('Название', { exact: true }).inputValue(), 'Киоск')
  await page.goBack()
  await dialog.getByRole('button', { name: 'Уйти без сохранения' }).click()
  await page.getByRole('heading', { name: 'Каталог услуг' }).waitFor()
})

async function at(page: Page, path: string): Promise<Page> {
  await page.goto(path)
  return page
}

async function mine(): Promise<Page> {
  return at(await stage.signIn(stage.desk.people.cashier), '/me')
}

async function request(who: 'cashier' | 'specialist' | 'lead'): Promise<Page> {
  const { people, venues, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const page = await stage.signIn(people[who])
  await page.goto(who === 'cashier' ? `/requests/${number}` : `/desk/t/${number}`)
  return page
}

/** What a screen reader says of a field: its own words, or those of the group around it. */
function describedBy(field: Locator): Promise<string> {
  return field.evaluate((element) => {
    const ids = (element.getAttribute('aria-describedby') ?? '').split(' ')
    const own = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
    return `${own} ${element.closest('[data-wrong]')?.textContent ?? ''}`
  })
}
