import { after, before, test } from 'node:test'
import { checkAxe } from './axe.ts'
import { openPostStage, type PostStage } from './post-stage.ts'

let stage: PostStage['stage']
let post: PostStage['post']
let sink: PostStage['sink']
let close: PostStage['close']
before(async () => {
  ;({ stage, post, sink, close } = await openPostStage())
})
after(() => close())

test('under his answer a specialist sees how its letter fares, as it happens', async () => {
  const { people, as, file } = stage.desk
  const to = people.cashier.email
  const number = await file(people.cashier)
  const say = (text: string) => as(people.specialist).post(`/api/requests/${number}/messages`, { text })
  const page = await stage.signIn(people.specialist)
  await page.goto(`/desk/t/${number}`)
  const fares = (words: string) => page.getByRole('list', { name: 'Кому ушло по почте' }).getByText(`${to}: ${words}`)

  sink.refuse(to, { code: 451, words: '4.7.1 greylisted' })
  await say('Проверьте кабель')
  await post.work()
  await fares('повторяем, следующая попытка').waitFor()
  await page.getByText('451 4.7.1 greylisted').waitFor()

  sink.refuse(to, { code: 550, words: '5.1.1 no such user' })
  await say('И версию')
  await post.work()
  await fares('не доставлено').waitFor()
  await page.getByText('Письмо не дошло').waitFor()
  await page.reload()
  await page.getByText('Письма сюда не доходят').waitFor()
  await checkAxe(page)

  sink.refuse(to, null)
  await say('Ждём')
  await post.work()
  await fares('доставлено серверу').last().waitFor() // the one of before may have been tried again meanwhile
})
