import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { WEB_FOLDER } from '../../src/http/server/server.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk({ web: WEB_FOLDER })
})
after(() => desk.close())

/** Proxies in front of desks take headers of 4 KB, the security's half a kilobyte among them. */
const MOST_OF_A_HEADER = 2_500

async function linksAt(url: string, cookie = 'okno_session=somebody'): Promise<string> {
  const { statusCode, headers } = await desk.app.inject({ method: 'GET', url, headers: { cookie } })
  assert.equal(statusCode, 200, url)
  return String(headers.link ?? '')
}

function targets(link: string): string[] {
  return [...link.matchAll(/<([^>]+)>/g)].flatMap(([, target]) => target ?? [])
}

/** What it asks in any case. */
function firstOf(link: string): string {
  return targets(link).find((target) => target.startsWith('/api/')) ?? ''
}

test('a page comes with word of what it needs: all of it is there, and no header is too long for a proxy', async () => {
  for (const url of ['/', '/new', '/requests', '/requests/1042', '/desk/v/open', '/desk/v/mine/1042', '/desk/t/1042']) {
    const link = await linksAt(url)
    assert.ok(link.length > 0 && link.length <= MOST_OF_A_HEADER, `${url}: ${link.length}`)
    assert.match(firstOf(link), /^\/api\/first-answers\?to=me,views,/, `${url}: ${link}`)
    const answered = await desk.inBrowser(desk.people.operator).get(firstOf(link))
    assert.equal(answered.status, 200, answered.text)
    for (const file of targets(link).filter((target) => !target.startsWith('/api/'))) {
      assert.equal((await desk.app.inject({ method: 'GET', url: file })).statusCode, 200, `${url} needs ${file}`)
    }
  }
})

test('what the page will ask is named with its number and view', async () => {
  assert.ok(targets(await linksAt('/requests/1042')).includes('/api/requests/1042'))
  const beside = targets(await linksAt('/desk/v/mine/1042'))
  assert.ok(beside.includes('/api/requests/1042?with=surroundings'))
  assert.ok(beside.includes('/api/requests?sort=due&view=mine'))
})

test('nothing is asked for whoever has no session, nor of a list that is filtered', async () => {
  assert.deepEqual(
    targets(await linksAt('/', 'theme=dark')).filter((target) => target.startsWith('/api/')),
    [],
  )
  assert.deepEqual(
    targets(await linksAt('/requests?state=ended')).filter((target) => target.startsWith('/api/')),
    ['/api/first-answers?to=me,views,notices/count,my-venues,announcements'],
  )
})

test('an address that is no page of the table says nothing, whatever stands in it', async () => {
  for (const url of [
    '/company',
    '/requests/%3Cscript%3E',
    '/requests/1%0d%0aset-cookie',
    `/requests/${'1'.repeat(99)}`,
  ]) {
    assert.equal(await linksAt(url), '', url)
  }
})
