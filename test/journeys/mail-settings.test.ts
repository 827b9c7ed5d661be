import { after, before, test } from 'node:test'
import { type MailServer, openMailServer, whyNoDovecot } from '../ground/mail-server.ts'
import { smtpSink } from '../letters/smtp-sink.ts'
import { checkAxe, checkFits } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

const SUPPORT = 'support@desk.example'
const skip = await whyNoDovecot()

let stage: Stage
let server: MailServer
let sink: Awaited<ReturnType<typeof smtpSink>>
before(async () => {
  if (skip) return
  ;[stage, server, sink] = await Promise.all([openStage(), openMailServer(), smtpSink()])
  await server.deliver(SUPPORT, Buffer.from('From: a@b.example\r\n\r\nx'))
})
after(async () => {
  await sink?.close()
  await server?.close()
  await stage?.close()
})

test('an administrator adds a mailbox, sees on the spot that it receives and sends, and keeps it', {
  skip,
}, async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Каналы' }).click()
  await page.getByText('Ящиков пока нет').waitFor()
  await checkAxe(page, 'no mailboxes')
  await page.getByRole('link', { name: 'Новый ящик' }).click()
  await page.getByLabel('Адрес ящика').fill(SUPPORT)
  await checkAxe(page, 'the address of a new mailbox')
  await page.keyboard.press('Enter')
  await page.getByText('Почтовую службу не узнали').waitFor()
  await checkAxe(page, 'a new mailbox')

  const receiving = page.getByRole('group', { name: 'Приём писем (IMAP)' })
  const sending = page.getByRole('group', { name: 'Отправка писем (SMTP)' })
  await receiving.getByLabel('Сервер', { exact: true }).fill('127.0.0.1')
  await receiving.getByLabel('Порт').fill(String(server.imapPort))
  await receiving.getByLabel('Защита').click()
  await page.getByRole('option', { name: /Без защиты/ }).click()
  await receiving.getByLabel('Имя для входа').fill(SUPPORT)
  await receiving.getByLabel('Пароль', { exact: true }).fill('wrong')
  await sending.getByLabel('Сервер', { exact: true }).fill('127.0.0.1')
  await sending.getByLabel('Порт').fill(String(sink.port))
  await sending.getByLabel('Защита').click()
  await page.getByRole('option', { name: /Без защиты/ }).click()
  await sending.getByLabel('Имя для входа').fill('')
  await page.getByRole('button', { name: 'Проверить' }).click()
  await page.getByText('Приём не работает').waitFor()
  await page.getByText('Сервер не принял имя или пароль').waitFor()
  await page.getByText('Ответ сервера или системы: Authentication failed.').waitFor()
  await page.getByText('Отправка работает').waitFor()
  await receiving.getByLabel('Пароль', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: 'Проверить' }).click()
  await page.getByText('Приём работает: писем в папке 1.').waitFor()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByRole('link', { name: new RegExp(SUPPORT) }).click()

  await page.getByText('Пароль сохранён').waitFor()
  await page.getByRole('button', { name: 'Создать ключ' }).click()
  await page.getByText(/okno\d{8}\._domainkey\.desk\.example/).waitFor()
  await checkAxe(page, 'a mailbox')
})

test('an administrator stops listening to a domain, and listens again', { skip }, async () => {
  const page = await stage.signIn(stage.desk.people.administrator)
  await page.goto('/admin/mail')
  const list = page.getByRole('region', { name: 'Стоп-лист' })
  await list.getByLabel('Адрес или домен').fill('@spam.example')
  await list.getByLabel('Почему').fill('рассылки')
  await list.getByRole('button', { name: 'Не принимать' }).click()
  await list.getByText('рассылки').waitFor()
  await checkAxe(page, 'the stop list')
  await list.getByRole('button', { name: 'Принимать снова' }).click()
  await list.getByText('рассылки').waitFor({ state: 'detached' })
})

test('the mailboxes fit a phone in the dark', { skip }, async () => {
  const page = await stage.signIn(stage.desk.people.administrator, { width: 360, height: 740, theme: 'dark' })
  await page.goto('/admin/mail')
  await page.getByRole('link', { name: new RegExp(SUPPORT) }).waitFor()
  await checkAxe(page, 'mailboxes on a phone')
  await checkFits(page, 'mailboxes on a phone')
  await page.getByRole('link', { name: new RegExp(SUPPORT) }).click()
  await page.getByRole('group', { name: 'Приём писем (IMAP)' }).waitFor()
  await checkAxe(page, 'a mailbox on a phone')
  await checkFits(page, 'a mailbox on a phone')
})
