import assert from 'node:assert/strict'
import { inTime } from '../ground/in-time.ts'
import type { Stage } from '../journeys/stage.ts'

const PHOTO = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//', 'base64')

interface Person<Message> {
  readonly says: (text: string) => void
  readonly presses: (label: string) => void
  readonly sees: (pattern: RegExp) => Promise<Message>
  readonly sendsAlbum: (
    files: readonly { readonly name: string; readonly bytes: Buffer }[],
    caption: string,
    about: { readonly to: Message },
  ) => void
}

interface Bot<Message> {
  readonly linked: (person: Stage['desk']['people']['cashier']) => Promise<Person<Message>>
  readonly settled: () => Promise<unknown>
}

/** With a browser beside the chat: files of one message are on the desk, and the answer is in the chat, each within two seconds. */
export async function showsEachWithinTwoSeconds<Message extends { readonly text: string }>(
  { desk, signIn }: Stage,
  bot: Bot<Message>,
): Promise<void> {
  const { cashier, specialist } = desk.people
  const ivan = await bot.linked(cashier)
  ivan.says('Терминал оплаты завис')
  await ivan.sees(/Так и отправим/)
  ivan.presses('Отправить')
  const card = await ivan.sees(/^Заявка №/)
  const number = Number(/№(\d+)/.exec(card.text)?.[1])
  const page = await signIn(specialist)
  await page.goto(`/desk/t/${number}`)
  await page.getByText('Терминал оплаты завис').first().waitFor()
  await bot.settled()
  const files = [1, 2, 3].map((place) => ({ name: `${place}.jpg`, bytes: PHOTO }))
  await inTime(2_000, 'an album', async (round) => {
    ivan.sendsAlbum(files, `Три фото терминала, ${round}`, { to: card })
    const last = Date.now()
    await page.getByText(`Три фото терминала, ${round}`).waitFor()
    const took = Date.now() - last
    const { messages } = (await desk.as(specialist).get(`/api/requests/${number}`)).body
    assert.equal(messages.at(-1).files.length, 3, 'as one message')
    await bot.settled()
    return took
  })
  const answer = page.getByRole('textbox', { name: /Ответ|Сообщение/ }).first()
  await inTime(2_000, 'an answer', async (round) => {
    await answer.fill(`Перезагрузите его кнопкой сзади, ${round}`)
    const sent = Date.now()
    await page.keyboard.press('Control+Enter')
    await ivan.sees(new RegExp(`Перезагрузите его кнопкой сзади, ${round}`))
    return Date.now() - sent
  })
}
