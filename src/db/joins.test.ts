import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

/**
 * Files that ask the table of requests without `readableBy` or `readableAsStaff`, and why no reader sees a foreign request there. A new one needs a
 * reason: whoever adds a join adds its right.
 */
const REASONS: Readonly<Record<string, string>> = {
  'mail/author-questions.ts': 'the request that the letter points to, told to a participant of it',
  'mail/letter-link-view.ts': 'the request of the link, which its action has opened for its reader',
  'mail/letter-move-view.ts': 'a rehearsal by who may work both requests',
  'notices/lost.ts': 'for a job, which tells nobody',
  'notices/notices.ts': 'what a notice says of its own request',
  'notices/outbox.ts': 'whether the request of the delivery itself still waits, for a job that tells nobody',
  'engine/ready.ts': 'whether there is a table',
  'request/request-details-view.ts': 'the request itself, read by its door before',
  'request/facts.ts': 'for a job and for an action that holds the request, which tell nobody',
  'request/request-views.ts': 'counts, each by one of the ways in which its reader reads',
  'request/save.ts': 'writes the request itself',
  'duty/alarms.ts': 'for a job and for an action that holds the request, which tell nobody',
  'handover/handovers.ts': 'for a job that lets somebody go, and tells nobody',
  'terms/escalations.ts': 'moments at which a job looks at them',
  'routing/candidates.ts': 'counts, for the rules of routing',
  'request/left-requests.ts': 'for the rules of routing, which send on what nobody works and tell nobody',
  'mail/senders.ts': 'counts, and participants of a request for the desk itself',
  'catalogue/service-versions.ts': 'counts',
  'catalogue/service-uses.ts': 'counts',
  'people/teams.ts': 'counts, and whether a team is needed',
  'people/staff.ts': 'counts, and numbers of requests for an action that hands them over',
  'people/venue-records.ts': 'counts',
  'people/dealer-changes.ts': 'counts and numbers, for administrators, who read every request',
  'people/equipment-records.ts': 'whether a device is needed',
  'imports/needed.ts': 'numbers, for administrators, who read every request',
  'phone/demo-callers.ts': 'for the demo company, which is told nothing',
  'phone/calls.ts': 'whether somebody has any, for administrators, who read every request',
  'people/venues.ts': 'one’s own requests',
}

const ASKS = /(?:from|join|update|selectFrom\(|innerJoin\(|leftJoin\(|updateTable\()\s*'?requests\b/

test('whoever asks for requests asks who may read them, or says why nobody has to', () => {
  const asking = globSync('src/db/**/*.ts')
    .filter((path) => !path.endsWith('.test.ts') && !path.endsWith('tables.ts'))
    .map((path) => ({ name: path.replace('src/db/', ''), text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => ASKS.test(text) && !/readable(By|AsStaff)\(/.test(text))
  assert.deepEqual(asking.map(({ name }) => name).sort(), Object.keys(REASONS).sort())
})

test('the subject of another request is read in these files alone, each through the right of its reader', () => {
  const beside = /join requests \w+ on|from requests \w+/
  const told = ['request/links.ts', 'request/request-surroundings-view.ts', 'request/search-view.ts']
  for (const name of told) {
    const text = readFileSync(`src/db/${name}`, 'utf8')
    const asked = text.split(/sql<|sql`/).filter((query) => beside.test(query) && query.includes('.subject'))
    assert.ok(asked.length > 0, name)
    for (const query of asked) assert.ok(query.includes('readableBy(actor)'), `${name}: ${query}`)
  }
})
