import assert from 'node:assert/strict'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'
import { shellKept } from './kept-shell.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const PHONE = { width: 360, height: 740 }

test('without a net a request and words to another wait, say so, and go out once when the net is back', async () => {
  const { desk } = stage
  const { cashier } = desk.people
  const number = await desk.file(cashier, { subject: 'Касса, печать: не печатает чек' })
  const page = await stage.signIn(cashier, PHONE)
  await page.goto(`/requests/${number}`)
  await page.getByRole('textbox', { name: 'Ответ' }).waitFor()
  await shellKept(page)
  await page.context().setOffline(true)
  await page.getByText('Нет сети').waitFor()
  await page.getByRole('textbox', { name: 'Ответ' }).fill('Вставили, всё равно молчит')
  await page.getByRole('button', { name: 'Отправить ответ' }).dblclick()
  const said = page.getByRole('article').filter({ hasText: 'Вставили, всё равно молчит' })
  await said.getByText('Ждёт сети с').waitFor()
  assert.equal(await said.count(), 1)
  await page.context().setOffline(false)
  await said.getByText('Отправлено').waitFor()
  await until(async () => (await desk.as(cashier).get(`/api/requests/${number}`)).body.messages.length === 2)
  assert.equal(await said.count(), 1)
})

test('whoever signs out while something waits is asked; what he drops is gone with everything of his, and two windows send the rest once', async () => {
  const { desk } = stage
  const { cashier } = desk.people
  const number = await desk.file(cashier, { subject: 'Весы: не видны' })
  const page = await stage.signIn(cashier)
  await page.goto(`/requests/${number}`)
  await page.getByRole('textbox', { name: 'Ответ' }).waitFor()
  await shellKept(page)
  const other = await page.context().newPage()
  await other.goto('/requests')
  await other.getByRole('heading', { name: 'Заявки', level: 1 }).waitFor()
  const say = async (text: string) => {
    await page.getByRole('textbox', { name: 'Ответ' }).fill(text)
    await page.getByRole('button', { name: 'Отправить ответ' }).click()
    await page.getByText('Ждёт сети с').last().waitFor()
  }
  const leave = async () => {
    await page.getByRole('button', { name: cashier.name }).first().click()
    await page.getByRole('menuitem', { name: 'Выйти' }).click()
    return page.getByRole('dialog', { name: 'Выйти?' })
  }
  await page.context().setOffline(true)
  await say('из двух окон')
  await other.getByText('Ответ в №').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('article').filter({ hasText: 'из двух окон' }).getByText('Отправлено').waitFor()
  const said = async () =>
    (await desk.as(cashier).get(`/api/requests/${number}`)).body.messages.map(({ text }: { text: string }) => text)
  assert.equal((await said()).filter((text: string) => text === 'из двух окон').length, 1)

  await page.context().setOffline(true)
  await say('не дошло')
  const asked = await leave()
  await asked.getByText('Не отправлена 1 запись').waitFor()
  await asked.getByRole('button', { name: 'Отправить и выйти' }).click()
  await asked.getByText('сети всё ещё нет').waitFor()
  await asked.getByRole('button', { name: 'Остаться' }).click()
  await asked.waitFor({ state: 'detached' })
  await page.route('**/messages', (route) => route.abort())
  await other.route('**/messages', (route) => route.abort())
  await page.context().setOffline(false)
  await (await leave()).getByRole('button', { name: 'Выйти и удалить' }).click()
  for (const tab of [page, other]) await tab.waitForURL(/sign-in/)
  const left = await page.evaluate(async () => {
    const counts: Record<string, number> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
      })
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).count()
        await new Promise((resolve) => {
          all.onsuccess = resolve
        })
        counts[`${name} ${store}`] = all.result
      }
      database.close()
    }
    return { counts, caches: await caches.keys() }
  })
  assert.deepEqual(left, {
    counts: { 'okno drafts': 0, 'okno-outbox bytes': 0, 'okno-outbox entries': 0, 'okno-reading answers': 0 },
    caches: [],
  })
  assert.ok(!(await said()).includes('не дошло'))
})

/** The desk at another port, where the worker of another version lies once it is asked for. */
async function withNewerWorker() {
  let isNewer = false
  const proxy = createServer((asked, answer) => {
    if (asked.url === '/worker.js' && isNewer) {
      void fetch(`${stage.url}/worker.js`)
        .then((one) => one.text())
        .then((worker) => {
          // Other pages behind the same address: the list names the file that all pages have, in place of this program.
          const newer = worker
            .replace(/version:`\w+`/, 'version:`newer0000000`')
            .replaceAll(/assets\/portal-[\w-]{8}\.js/g, 'icon-192.png')
          answer.setHeader('content-type', 'text/javascript').end(newer)
        })
      return
    }
    const { method, headers, url = '/' } = asked
    const onward = request(`${stage.url}${url}`, { method, headers }, (told) => {
      answer.writeHead(told.statusCode ?? 500, told.headers)
      told.pipe(answer)
    })
    asked.pipe(onward)
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    renew: () => {
      isNewer = true
    },
    close: () => {
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}

test('a newer version of the pages waits until the person takes it, and what he wrote is there after it', async (t) => {
  const page = await stage.signIn(stage.desk.people.cashier)
  const desk = await withNewerWorker()
  t.after(desk.close)
  await page.goto(`${desk.url}/new`)
  const words = page.getByRole('textbox', { name: 'Коротко о проблеме' })
  await words.waitFor()
  await shellKept(page)
  desk.renew()
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/'))?.update())
  await page.getByText('Есть новая версия').waitFor()
  await words.fill('Не допечатано')
  await page.getByRole('button', { name: 'Обновить', exact: true }).click()
  const names = () => page.evaluate(() => caches.keys()).catch((): string[] => [])
  await until(async () => (await names()).join() === 'okno-shell-portal-newer0000000')
  await words.waitFor()
  await until(async () => (await words.inputValue()) === 'Не допечатано')
  await page.context().close()
})

test('whoever looks as somebody else leaves nothing to be sent', async () => {
  const { desk } = stage
  const number = await desk.file(desk.people.cashier, { subject: 'Чужими глазами' })
  const page = await stage.signIn(desk.people.administrator)
  const begun = await page
    .context()
    .request.post(`${stage.url}/api/view-as`, { data: { personId: desk.people.cashier.id } })
  assert.equal(begun.status(), 201, await begun.text())
  await page.goto(`/requests/${number}`)
  await page.getByRole('textbox', { name: 'Ответ' }).fill('не моё')
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.getByText('здесь можно только читать').first().waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Ответ' }).inputValue(), 'не моё')
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  assert.ok(!names.includes('okno-outbox'))
})

/** A photo as a telephone makes it, held upright: 2400 by 1800, turned by its Exif (orientation 6), with the place in it. */
async function heldUpright(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2_400
    canvas.height = 1_800
    const ink = canvas.getContext('2d')
    for (let x = 0; x < 2_400; x += 6) {
      for (let y = 0; y < 1_800; y += 6) {
        if (ink) ink.fillStyle = `rgb(${(x * 7 + y * 3) % 256}, ${(x * y) % 251}, ${(x + y * 11) % 256})`
        ink?.fillRect(x, y, 6, 6)
      }
    }
    return canvas.toDataURL('image/jpeg', 0.97)
  })
  const jpeg = Buffer.from(drawn.split(',')[1] ?? '', 'base64')
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16BE(tag, 0)
    bytes.writeUInt16BE(type, 2)
    bytes.writeUInt32BE(count, 4)
    if (type === 3) bytes.writeUInt16BE(value, 8)
    else bytes.writeUInt32BE(value, 8)
    return bytes
  }
  const directory = Buffer.concat([
    Buffer.from([0, 2]),
    entry(0x0112, 3, 1, 6),
    entry(0x8825, 4, 1, 38),
    Buffer.alloc(4),
  ])
  const place = Buffer.concat([Buffer.from([0, 1]), entry(0x0001, 2, 2, 0x4e000000), Buffer.alloc(4)])
  const tiff = Buffer.concat([Buffer.from('MM\0*', 'latin1'), Buffer.from([0, 0, 0, 8]), directory, place])
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const size = Buffer.alloc(2)
  size.writeUInt16BE(exif.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), size, exif, jpeg.subarray(2)])
}

test('without a net a photo is made smaller on the telephone, stands as it was held, and forgets where it was taken; with one it goes as it is', async () => {
  const { desk } = stage
  const { cashier } = desk.people
  const number = await desk.file(cashier, { subject: 'Регистратор: фото' })
  const page = await stage.signIn(cashier, PHONE)
  await page.goto(`/requests/${number}`)
  await page.getByRole('textbox', { name: 'Ответ' }).waitFor()
  const photo = await heldUpright(page)
  const attach = async (name: string) => {
    const buffer = photo
    await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'image/jpeg', buffer })
    await page.getByText(name).first().waitFor()
  }
  await attach('с сетью.jpg')
  await page.getByText('Загружено').waitFor()
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await until(async () => (await filesAt(number)).length === 1)
  await page.context().setOffline(true)
  await attach('без сети.jpg')
  await page.getByText('Связь пропала').waitFor()
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.getByText('Ждёт сети с').waitFor()
  await page.context().setOffline(false)
  const [whole, small] = await until(async () => {
    const all = await filesAt(number)
    return all.length === 2 && all
  })
  assert.equal(whole?.size, photo.length)
  assert.ok(photo.length > 400_000)
  assert.ok(small && small.size < photo.length * 0.8, `${small?.size} of ${photo.length}`)
  const shown = await page.evaluate(async (id) => {
    const bytes = await (await fetch(`/api/files/${id}?inline=true`)).blob()
    const { width, height } = await createImageBitmap(bytes, { imageOrientation: 'none' })
    return { width, height, exif: (await bytes.text()).includes('Exif') }
  }, small.id)
  assert.deepEqual(shown, { width: 1_500, height: 2_000, exif: false })
})

async function filesAt(number: number): Promise<readonly { readonly id: number; readonly size: number }[]> {
  const { body } = await stage.desk.as(stage.desk.people.cashier).get(`/api/requests/${number}`)
  return body.messages.flatMap(({ files }: { files: readonly { id: number; size: number }[] }) => files)
}
