import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const search = async (who: keyof TestDesk['people'], q: string) => {
  const { status, body, text } = await desk.as(desk.people[who]).get(`/api/admin-search?q=${encodeURIComponent(q)}`)
  assert.equal(status, 200, text)
  return body
}
const names = (things: readonly { name: string }[]) => things.map(({ name }) => name)

test('everything that is called so is found, each among its kind', async () => {
  assert.ok(names((await search('administrator', 'эквайринг')).teams).includes('Эквайринг'))
  assert.deepEqual(names((await search('administrator', 'весна')).organisations), ['Сеть «Весна»'])
  assert.deepEqual(names((await search('administrator', 'борис')).specialists), ['Борис Второй'])
  assert.deepEqual(names((await search('administrator', '10412')).organisations), ['Сеть «Весна»'])
  assert.ok((await search('administrator', 'лесная')).venues.length > 0)
})

test('the wrong keyboard layout is read, and signs of patterns are signs', async () => {
  assert.deepEqual(names((await search('administrator', 'dtcyf')).organisations), ['Сеть «Весна»'])
  for (const q of ['%', '_']) assert.deepEqual((await search('administrator', q)).organisations, [], q)
})

test('a person of the support is not told twice, and a manager of the catalogue finds services alone', async () => {
  const { specialists, people } = await search('administrator', 'борис')
  const ids = new Set(specialists.map(({ id }: { id: number }) => id))
  assert.ok(people.every(({ id }: { id: number }) => !ids.has(id)))
  const found = await search('cataloguer', 'а')
  assert.ok(found.services.length > 0)
  for (const kind of ['teams', 'specialists', 'organisations', 'people', 'venues'])
    assert.deepEqual(found[kind], [], kind)
})
