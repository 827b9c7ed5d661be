import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import type { Email } from 'postal-mime'
import { listMailboxStates } from '../../src/db/mail/mailbox-states.ts'
import { type MailServer, openMailServer, whyNoPostfix } from '../ground/mail-server.ts'
import { type Okno, startOkno } from '../ground/okno.ts'
import { until } from '../ground/until.ts'
import { openStage, type Stage } from './stage.ts'

const SUPPORT = 'support@desk.example'
const ANNA = 'anna@nowhere.example'
const skip = await whyNoPostfix()

let stage: Stage
let server: MailServer
let folder: string
let workers: Okno[] = []
before(async () => {
  if (skip) return
  ;[stage, server] = await Promise.all([openStage(), openMailServer({ postfixFor: [SUPPORT, ANNA] })])
  folder = await mkdtemp(join(tmpdir(), 'okno-mail-journey-'))
  workers = [work()]
  await isOpen()
})
after(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await server?.close()
  await stage?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** `okno work`, as an administrator would start it beside a mail server of his own. */
function work(): Okno {
  return startOkno('work', {
    DATABASE_URL: stage.desk.database.url,
    OKNO_DATA: folder,
    OKNO_SECRET: stage.desk.house.secret,
    OKNO_URL: stage.url,
    OKNO_MAIL_ADDRESS: SUPPORT,
    OKNO_IMAP_URL: server.imapUrl(SUPPORT),
    OKNO_SMTP_URL: `smtp://127.0.0.1:${server.smtpPort}`,
  })
}

const isOpen = () =>
  until(async () => (await listMailboxStates(stage.desk.database.db)).some(({ connectedAt }) => connectedAt !== null), {
    what: 'the mailbox is open',
  })

const post = (letter: Record<string, unknown>) =>
  createTransport({ host: '127.0.0.1', port: server.smtpPort ?? 0, ignoreTLS: true }).sendMail({
    from: `Анна Чужая <${ANNA}>`,
    to: SUPPORT,
    ...letter,
  })

/** The newest letter in Anna's mailbox that has this in it. */
const atAnnas = (words: RegExp, within = 30_000): Promise<Email> =>
  until(
    async () => {
      const letters = await server.letters(ANNA)
      return letters.map(({ email }) => email).findLast(({ text, subject }) => words.test(`${subject}\n${text}`))
    },
    { within, what: `a letter with ${words} came to Anna` },
  )

const referred = ({ inReplyTo, references }: Email) => `${inReplyTo} ${references}`

test('a stranger writes, is answered from the desk, and answers: one conversation in her mail client and on the desk', {
  skip,
}, async (t) => {
  const specialist = await stage.signIn(stage.desk.people.specialist)
  await specialist.goto('/desk/v/unassigned')
  await specialist.getByText('Очередь пуста. Можно выпить кофе.').waitFor()

  const started = performance.now()
  const sent = await post({
    subject: 'Касса не печатает чек',
    text: 'Здравствуйте, касса не печатает.',
    messageId: '<first@nowhere.example>',
  })
  const row = specialist.getByRole('link', { name: /Касса не печатает чек/ })
  const shown = row.waitFor().then(() => performance.now() - started)
  const acknowledged = await atAnnas(/№\d+/)
  const took = performance.now() - started
  t.diagnostic(
    `letter → on the desk's screen ${Math.round(await shown)} ms, → acknowledgement in her mailbox ${Math.round(took)} ms`,
  )
  assert.ok(took < 5_000, `the acknowledgement took ${took} ms`)
  assert.match(referred(acknowledged), /<first@nowhere\.example>/)
  assert.equal(sent.messageId, '<first@nowhere.example>')

  await row.click()
  await specialist.getByLabel('Ответ клиенту').fill('Какая версия драйвера?')
  await specialist.getByRole('button', { name: 'Отправить ответ' }).click()
  const answer = await atAnnas(/Какая версия драйвера\?/)
  assert.match(referred(answer), /<first@nowhere\.example>/)

  await post({
    to: answer.replyTo?.[0]?.address,
    subject: `Re: ${answer.subject}`,
    inReplyTo: answer.messageId,
    references: `<first@nowhere.example> ${answer.messageId}`,
    html: `<div>Версия 10.9.4</div><div> </div><div>23.11.2026, 10:15, "Служба поддержки" &lt;${SUPPORT}&gt;:</div><blockquote><div>Какая версия драйвера?</div><div>Анна Первая</div></blockquote><div> </div>`,
  })
  const message = specialist
    .getByRole('article', { name: /Сообщение: Анна Чужая/ })
    .filter({ hasText: 'Версия 10.9.4' })
  await message.waitFor()
  const { db } = stage.desk.database
  const messages = await db.selectFrom('messages').selectAll().orderBy('id').execute()
  const last = messages.at(-1)
  assert.equal(new Set(messages.map(({ request_number }) => request_number)).size, 1, 'it is one request')
  assert.equal(last?.text, 'Версия 10.9.4')
  assert.match(last?.quoted ?? '', /Какая версия драйвера\?/)
  const ends = await db.selectFrom('raw_letters').select('state').orderBy('id').execute()
  assert.deepEqual(
    ends.map(({ state }) => state),
    ['request', 'reply'],
  )
})

test('the letter of a solution arrives in her mailbox, and by its link she rates and closes from a phone, without a sign-in', {
  skip,
}, async () => {
  const { db } = stage.desk.database
  const kept = (number: number) =>
    db.selectFrom('requests').selectAll().where('number', '=', number).executeTakeFirstOrThrow()
  await post({ subject: 'Принтер молчит', text: 'Второй день.' })
  const specialist = await stage.signIn(stage.desk.people.specialist)
  await specialist.goto('/desk/v/unassigned')
  await specialist.getByRole('link', { name: /Принтер молчит/ }).click()
  await specialist.getByRole('button', { name: 'Взять', exact: true }).click()
  await specialist.getByRole('button', { name: 'В работе', exact: true }).click()
  await specialist.getByRole('menuitem', { name: 'Выполнить…' }).click()
  await specialist.getByLabel('Решение для клиента').fill('Вернули драйвер 8.2.0.')
  await specialist.getByRole('button', { name: 'Выполнить', exact: true }).click()

  const { html = '', subject = '', from } = await atAnnas(/Вернули драйвер 8\.2\.0/)
  assert.equal(from?.address, SUPPORT)
  const number = Number(/№(\d+)/.exec(`${subject} ${html}`)?.[1])
  const [, five = ''] = /href="([^"]+\?score=5)"/.exec(html) ?? []
  assert.match(five, new RegExp(`^${stage.url}/r/[\\w-]{43,}\\?score=5$`))

  const anna = await stage.visit({ width: 360, height: 740 })
  await anna.goto(five)
  await anna.getByRole('heading', { name: `Заявка №${number} выполнена` }).waitFor()
  assert.equal(await anna.getByRole('button', { name: '5 — Отлично' }).getAttribute('aria-pressed'), 'true')
  const opened = await kept(number)
  assert.deepEqual([opened.status, opened.rating], ['resolved', null], 'a GET changed nothing')
  await anna.getByRole('button', { name: 'Отправить оценку' }).click()
  await anna.getByRole('status').getByText('Спасибо').waitFor()
  await anna.getByRole('button', { name: 'Всё работает, закрыть' }).click()
  await anna.getByRole('button', { name: 'Закрыть заявку' }).click()
  await anna.getByRole('heading', { name: `Заявка №${number} закрыта` }).waitFor()

  await specialist.getByText('Оценка клиента: 5 из 5').first().waitFor()
  await specialist.getByText('Закрыта · Анна Чужая').waitFor()
  const closed = await kept(number)
  assert.deepEqual([closed.status, closed.rating], ['closed', 5])
})

test('when the worker that reads the mailbox is killed another one goes on within seconds', { skip }, async (t) => {
  const second = work()
  workers.push(second)
  await second.ready()
  await workers[0]?.kill()
  const killed = performance.now()
  await post({ subject: 'После гибели', text: 'Кто-нибудь читает?' })
  await until(
    () =>
      stage.desk.database.db
        .selectFrom('requests')
        .select('number')
        .where('subject', '=', 'После гибели')
        .executeTakeFirst(),
    { what: 'the letter became a request' },
  )
  const took = performance.now() - killed
  t.diagnostic(`killed → the next letter is a request: ${Math.round(took)} ms`)
  assert.ok(took < 5_000, `it took ${took} ms`)
})
