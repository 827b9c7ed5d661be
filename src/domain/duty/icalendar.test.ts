import assert from 'node:assert/strict'
import { test } from 'node:test'
import { icalendar } from './icalendar.ts'

const AT = Date.parse('2026-11-23T12:00:00Z')

/** As RFC 5545 is read: unfold, then name with its parameters, and the value as it was written. */
function read(text: string): readonly (readonly [name: string, value: string])[] {
  assert.ok(text.endsWith('\r\n'))
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)}: ${line}`)
  assert.ok(!/[^\r]\n|\r[^\n]/.test(text), 'lines end with CRLF')
  return text
    .replaceAll('\r\n ', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => {
      const place = line.indexOf(':')
      const value = line.slice(place + 1).replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))
      return [line.slice(0, place), value] as const
    })
}

interface Component {
  readonly name: string
  readonly has: Set<string>
  readonly parts: Component[]
}

/** Components as they stand in each other; a text that ends inside of one, or ends another one than it began, is none. */
function componentsOf(text: string): Component {
  const root: Component = { name: '', has: new Set(), parts: [] }
  const open = [root]
  for (const [name, value] of read(text)) {
    const [property = ''] = name.split(';')
    if (property === 'BEGIN') {
      const part: Component = { name: value, has: new Set(), parts: [] }
      open.at(-1)?.parts.push(part)
      open.push(part)
    } else if (property === 'END') assert.equal(open.pop()?.name, value)
    else open.at(-1)?.has.add(property)
  }
  assert.equal(open.length, 1, 'everything that begins ends')
  return root
}

/** What each component cannot be without: RFC 5545, 3.4 and 3.6. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['VERSION', 'PRODID'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART'],
  VTIMEZONE: ['TZID'],
  STANDARD: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
}
/** What has to have others in it. */
const HOLDERS = ['VCALENDAR', 'VTIMEZONE']

function demandWhole({ name, has, parts }: Component) {
  for (const property of REQUIRED[name] ?? assert.fail(`an unknown component ${name}`))
    assert.ok(has.has(property), property)
  if (HOLDERS.includes(name)) assert.ok(parts.length > 0, `${name} without a component in it`)
  for (const part of parts) demandWhole(part)
}

test('a calendar has a component whatever is in it, also when that is nothing', () => {
  const event = { uid: 'shift-7@okno', summary: 'Дежурство', isFree: false, startsAt: AT, endsAt: AT + 1 }
  for (const entries of [[], [event]]) {
    const { parts } = componentsOf(icalendar({ name: 'Дежурства', at: AT, entries }))
    assert.deepEqual(
      parts.map(({ name }) => name),
      ['VCALENDAR'],
    )
    parts.forEach(demandWhole)
    const shown = parts.flatMap((one) => one.parts).filter(({ name }) => name === 'VEVENT')
    assert.equal(shown.length, entries.length, 'nothing is shown that is not there')
  }
})

test('a calendar is what RFC 5545 reads back: texts whole, moments in UTC, days without the last one', () => {
  const summary = `Дежурство: 1-я линия, касса; «ФР» \\ ночь\n${'очень длинно 🙂 '.repeat(12)}`
  const lines = read(
    icalendar({
      name: 'Дежурства',
      at: AT,
      entries: [
        { uid: 'shift-7@okno', summary, isFree: false, startsAt: AT, endsAt: AT + 43_200_000 },
        { uid: 'absence-3@okno', summary: 'Отпуск', isFree: true, startsOn: '2026-12-30', endsOn: '2026-12-31' },
      ],
    }),
  )
  const of = (name: string) => lines.filter(([one]) => one === name).map(([, value]) => value)
  assert.deepEqual(
    [lines[0], lines.at(-1)],
    [
      ['BEGIN', 'VCALENDAR'],
      ['END', 'VCALENDAR'],
    ],
  )
  assert.deepEqual(of('SUMMARY'), [summary, 'Отпуск'])
  assert.deepEqual(of('UID'), ['shift-7@okno', 'absence-3@okno'])
  assert.deepEqual([of('DTSTART'), of('DTEND')], [['20261123T120000Z'], ['20261124T000000Z']])
  assert.deepEqual([of('DTSTART;VALUE=DATE'), of('DTEND;VALUE=DATE')], [['20261230'], ['20270101']])
  assert.deepEqual(of('DTSTAMP'), ['20261123T120000Z', '20261123T120000Z'])
  assert.deepEqual(of('TRANSP'), ['OPAQUE', 'TRANSPARENT'])
})
