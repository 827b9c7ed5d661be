import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { type TestContext, test } from 'node:test'
import { type AsteriskSettings, open } from '../../src/channels/phone/ami/asterisk.ts'
import { blockReader } from '../../src/channels/phone/ami/blocks.ts'
import { type AmiState, type AmiTimes, USUAL_TIMES } from '../../src/channels/phone/ami/line.ts'
import { CallFailure } from '../../src/channels/phone/pbx.ts'
import type { CallEvent } from '../../src/domain/phone/call-event.ts'
import { openAuthority, whyNoCertificates } from '../ground/certificates.ts'
import { type AmiFields, answered, blockText, missed, queue } from './ami-dialogues.ts'
import { AMI_USER, type Answers, type FakeAmi, openFakeAmi, type Script } from './fake-ami.ts'

const NOW = 1_796_030_100_000
const TIMES: AmiTimes = { before: () => 0, pingEvery: 60_000, patience: 5_000 }

interface Listening {
  readonly fake: FakeAmi
  readonly events: CallEvent[]
  readonly states: AmiState[]
  readonly line: ReturnType<typeof open>
  /** Resolves when it holds. */
  readonly until: (what: () => boolean) => Promise<void>
  readonly stop: () => Promise<void>
}

async function listen(
  script: Script,
  more: { readonly settings?: Partial<AsteriskSettings>; readonly times?: Partial<AmiTimes> } = {},
): Promise<Listening> {
  const fake = await openFakeAmi(script)
  const events: CallEvent[] = []
  const states: AmiState[] = []
  const stopped = new AbortController()
  let wake = () => {}
  const line = open(
    {
      host: '127.0.0.1',
      port: fake.port,
      tls: false,
      ...AMI_USER,
      trunks: ['from-trunk'],
      dialling: { context: 'from-internal', technology: 'PJSIP' },
      ...more.settings,
    },
    {
      hear: (heard) => {
        events.push(...heard)
        wake()
      },
      known: async () => [],
      said: (state) => {
        states.push(state)
        wake()
      },
      now: () => NOW,
      stop: stopped.signal,
      times: { ...TIMES, ...more.times },
    },
  )
  return {
    fake,
    events,
    states,
    line,
    until: async (what) => {
      while (!what()) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    stop: async () => {
      stopped.abort()
      await line.over
      await fake.close()
    },
  }
}

async function listening(t: TestContext, ...[script, more]: Parameters<typeof listen>): Promise<Listening> {
  const one = await listen(script, more)
  t.after(one.stop)
  return one
}

const isUp = ({ states }: Listening) => states.at(-1)?.is === 'listening'
const lost = ({ states }: Listening) => states.flatMap((state) => (state.is === 'lost' ? [state] : []))

const OF = { call: '1796030100', client: '+79165550117' }
const DIALOGUE: readonly AmiFields[] = [...answered(OF), ...missed({ call: '1796030200', client: '+79165550118' })]
const isOver = ({ events }: Listening) => events.filter(({ sign }) => sign === 'ended').length === 2

async function whole(): Promise<{ readonly events: readonly CallEvent[]; readonly bytes: number }> {
  const one = await listen({ events: DIALOGUE })
  await one.until(() => isOver(one))
  const events = [...one.events]
  await one.stop()
  const ids = one.fake.asked.map(({ ActionID = '' }) => `ActionID: ${ActionID}\r\n`.length)
  const answers = 'Asterisk Call Manager/5.0.2\r\n'.length + ids.length * 200
  return {
    events,
    bytes: answers + DIALOGUE.map((each) => Buffer.byteLength(blockText(each))).reduce((a, b) => a + b, 0),
  }
}

/** So many at a time: two cores have other work, too. */
async function everyByte(most: number, one: (at: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next <= most) {
      const at = next
      next += 1
      await one(at)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

test('a dialogue that stops at any of its bytes and goes on is heard whole, and once', async () => {
  const { events, bytes } = await whole()
  assert.ok(events.length > 5)
  await everyByte(bytes, async (at) => {
    const one = await listen({ events: DIALOGUE, cut: { at, and: 'pause' } })
    await one.until(() => isOver(one))
    await one.stop()
    assert.deepEqual(one.events, events, `byte ${at}`)
    assert.deepEqual(lost(one), [], `byte ${at}`)
  })
})

test('a dialogue that is cut off at any of its bytes is taken up again: nothing that came whole is lost, nothing is heard twice', async () => {
  const { events, bytes } = await whole()
  let cuts = 0
  await everyByte(bytes, async (at) => {
    const one = await listen({ events: DIALOGUE, cut: { at, and: 'lose' } })
    await one.until(() => isOver(one))
    await one.stop()
    assert.deepEqual(one.events, events, `byte ${at}`)
    assert.equal(one.fake.connections(), 1 + lost(one).length, `byte ${at}`)
    cuts += lost(one).length
  })
  assert.ok(cuts > DIALOGUE.map((each) => Buffer.byteLength(blockText(each))).reduce((a, b) => a + b, 0))
})

test('blocks are read the same wherever the stream is cut, in the middle of a sign too', () => {
  const stream = Buffer.from(`Asterisk Call Manager/5.0.2\r\n${queue(OF).map(blockText).join('')}`)
  const reader = blockReader()
  const expected = reader.push(stream)
  assert.equal(expected.length, queue(OF).length)
  assert.equal(expected[0]?.get('calleridname'), 'Кафе «Ёж» 🦔')
  for (let at = 0; at <= stream.length; at += 1) {
    const cut = blockReader()
    assert.deepEqual([...cut.push(stream.subarray(0, at)), ...cut.push(stream.subarray(at))], expected, `byte ${at}`)
  }
  const single = blockReader()
  assert.deepEqual(
    [...stream].flatMap((byte) => single.push(Buffer.of(byte))),
    expected,
  )
})

test('the secret is never sent, and stands in no word that is said; a name that is refused is tried again', async (t) => {
  const one = await listening(t, { events: DIALOGUE, knows: { user: 'okno', secret: 'another' } })
  await one.until(() => lost(one).length >= 3)
  assert.deepEqual(lost(one)[0], {
    is: 'lost',
    trouble: 'refused',
    why: 'the exchange does not know this name with this secret',
  })
  assert.doesNotMatch(JSON.stringify([one.states, one.fake.raw]), /test-secret/)
  assert.ok(one.fake.asked.filter(({ Action }) => Action === 'Login').length >= 2)
  assert.deepEqual(one.events, [])
})

test('a secret goes over the wire in the clear in no case: without a challenge and without TLS it stays here', async (t) => {
  const one = await listening(t, { events: [], answers: new Map([['Challenge', [{ Response: 'Error' }]]]) })
  await one.until(() => lost(one).length >= 2)
  assert.equal(lost(one)[0]?.trouble, 'refused')
  assert.doesNotMatch(one.fake.raw.join(''), /Login|test-secret/)
})

const skip = await whyNoCertificates()

test('over TLS the name of the server is proven, and there the secret itself is told when there is no challenge', {
  skip,
}, async (t) => {
  const authority = await openAuthority()
  t.after(() => authority.close())
  const files = await authority.issue({ names: 'IP:127.0.0.1' })
  const [cert, key, ca] = await Promise.all(
    [files.cert, files.key, authority.caFile].map((file) => readFile(file, 'utf8')),
  )
  const script = {
    events: DIALOGUE,
    tls: { cert: cert ?? '', key: key ?? '' },
    answers: new Map([['Challenge', [{ Response: 'Error' }]]]),
  }
  const known = await listening(t, script, { settings: { tls: true, authorities: [ca ?? ''] } })
  await known.until(() => isOver(known))
  assert.match(known.fake.raw.join(''), /Secret: test-secret\r\n/)
  const strange = await listening(t, script, { settings: { tls: true } })
  await strange.until(() => lost(strange).length > 0)
  assert.match(lost(strange)[0]?.why ?? '', /CERT|VERIFY|ISSUER|LEAF/)
  assert.deepEqual(strange.fake.raw, [])
})

test('what is no manager interface is named so, and its words are not kept', async (t) => {
  const web = await listening(t, { events: [], banner: 'HTTP/1.1 400 Bad Request\r\n' })
  await web.until(() => lost(web).length > 0)
  assert.equal(lost(web)[0]?.why, 'the first line is not that of a manager interface')
  const silent = await listening(t, { events: [], banner: '' }, { times: { patience: 50 } })
  await silent.until(() => lost(silent).length > 0)
  assert.equal(lost(silent)[0]?.why, 'what answers there is no manager interface')
})

test('nobody there is said in a word, and asked again', async (t) => {
  const one = await listening(t, { events: [] })
  await one.until(() => isUp(one))
  await one.fake.close()
  await one.until(() => lost(one).some(({ why }) => why === 'ECONNREFUSED'))
})

test('who is stopped in the middle of a greeting stops at once', async () => {
  const one = await listen({ events: [] }, { settings: { tls: true } })
  await one.until(() => one.states.length > 0)
  while (one.fake.connections() === 0) await new Promise(setImmediate)
  const began = performance.now()
  await one.stop()
  assert.ok(performance.now() - began < 2_000)
  assert.deepEqual(lost(one), [])
})

test('a line without an end closes the connection before it takes memory, and what came before it is heard', async (t) => {
  const one = await listening(t, { events: [] })
  await one.until(() => isUp(one))
  one.fake.say(Buffer.concat([Buffer.from(answered(OF).slice(0, 3).map(blockText).join('')), Buffer.alloc(70_000, 97)]))
  await one.until(() => lost(one).length > 0)
  assert.equal(lost(one)[0]?.why, 'a line is too long')
  assert.deepEqual(
    one.events.map(({ sign }) => sign),
    ['ringing', 'ringing'],
  )
})

test('a block without an end does so, too', async (t) => {
  const one = await listening(t, { events: [] })
  await one.until(() => isUp(one))
  one.fake.say('Variable: a\r\n'.repeat(3_000))
  await one.until(() => lost(one).length > 0)
  assert.equal(lost(one)[0]?.why, 'a block is too long')
})

test('whoever does not answer a ping in time is called anew', async (t) => {
  const one = await listening(
    t,
    { events: [], answers: new Map([['Ping', null]]) },
    { times: { pingEvery: 5, patience: 200 } },
  )
  await one.until(() => lost(one).length > 0)
  assert.equal(lost(one)[0]?.why, 'the exchange does not answer')
  const fine = await listening(t, { events: [] }, { times: { pingEvery: 1 } })
  await fine.until(() => isUp(fine))
  while (fine.fake.asked.filter(({ Action }) => Action === 'Ping').length < 5) await new Promise(setImmediate)
  assert.deepEqual(lost(fine), [])
})

test('calls that ended while the line was broken are over when it is back, those that go on are not', async (t) => {
  const on = await listening(t, { events: answered(OF).slice(0, 5) })
  await on.until(() => on.events.some(({ sign }) => sign === 'answered'))
  on.fake.hangUp()
  await on.until(() => lost(on).length === 1 && isUp(on))
  while (on.fake.asked.filter(({ Action }) => Action === 'CoreShowChannels').length < 2) await new Promise(setImmediate)
  const list = [{ Response: 'Success' }, { Event: 'CoreShowChannelsComplete' }]
  const gone = await listening(t, { events: answered(OF).slice(0, 5), answers: new Map([['CoreShowChannels', list]]) })
  await gone.until(() => gone.events.some(({ sign }) => sign === 'answered'))
  gone.fake.hangUp()
  await gone.until(() => gone.events.some(({ sign }) => sign === 'ended'))
  assert.equal(
    on.events.some(({ sign }) => sign === 'ended'),
    false,
  )
})

test('pauses grow with every try that fails, and begin anew after one that held', async (t) => {
  const tries: number[] = []
  const before = (attempt: number) => {
    tries.push(attempt)
    return 0
  }
  const refused = await listening(t, { events: [], knows: { user: 'okno', secret: 'another' } }, { times: { before } })
  await refused.until(() => lost(refused).length > 4)
  assert.deepEqual(tries.slice(0, 4), [1, 2, 3, 4])
  assert.deepEqual([1, 2, 5, 6, 60].map(USUAL_TIMES.before), [1_000, 2_000, 16_000, 30_000, 30_000])
  const again: number[] = []
  const held = await listening(t, { events: [] }, { times: { before: (attempt) => again.push(attempt) * 0 } })
  for (const times of [1, 2, 3]) {
    await held.until(() => isUp(held) && lost(held).length === times - 1)
    held.fake.hangUp()
    await held.until(() => lost(held).length === times)
  }
  await held.until(() => isUp(held))
  assert.deepEqual(again, [1, 1, 1])
})

test('where the list of channels is refused, nothing is ended by it', async (t) => {
  const answers = new Map([['CoreShowChannels', [{ Response: 'Error', Message: 'Permission denied' }]]])
  const one = await listening(t, { events: answered(OF), answers })
  await one.until(() => isOver(one) || one.events.length >= 4)
  assert.deepEqual(lost(one), [])
})

test('what listens and fails ends the line, and says why', async () => {
  const fake = await openFakeAmi({ events: DIALOGUE })
  const stop = new AbortController()
  const { over } = open(
    {
      host: '127.0.0.1',
      port: fake.port,
      tls: false,
      ...AMI_USER,
      trunks: ['from-trunk'],
      dialling: { context: 'from-internal', technology: 'PJSIP' },
    },
    {
      hear: () => Promise.reject(new Error('the database is away')),
      known: async () => [],
      said: () => {},
      now: () => NOW,
      stop: stop.signal,
      times: TIMES,
    },
  )
  await assert.rejects(over, /the database is away/)
  await fake.close()
})

test('one event is kept before the next is heard, however long that takes', async () => {
  const fake = await openFakeAmi({ events: DIALOGUE })
  const stop = new AbortController()
  const order: string[] = []
  let open_ = 0
  await new Promise<void>((resolve, reject) => {
    const line = open(
      {
        host: '127.0.0.1',
        port: fake.port,
        tls: false,
        ...AMI_USER,
        trunks: ['from-trunk'],
        dialling: { context: 'from-internal', technology: 'PJSIP' },
      },
      {
        hear: async (events) => {
          open_ += 1
          assert.equal(open_, 1)
          await new Promise(setImmediate)
          order.push(...events.map(({ sign, callKey }) => `${callKey} ${sign}`))
          open_ -= 1
          if (order.filter((one) => one.endsWith(' ended')).length === 2) resolve()
        },
        known: async () => [],
        said: () => {},
        now: () => NOW,
        stop: stop.signal,
        times: TIMES,
      },
    )
    line.over.catch(reject)
  })
  stop.abort()
  await fake.close()
  assert.equal(order.at(-1), '1796030200.1 ended')
})

const ORDER = { extension: '101', number: '+79165550117' }
function originated(fields: AmiFields): Answers {
  const outcome = { Event: 'OriginateResponse', Channel: 'PJSIP/101', Context: 'from-internal', Exten: '79165550117' }
  return new Map([
    [
      'Originate',
      [
        { Response: 'Success', Message: 'Originate successfully queued' },
        { ...outcome, ...fields },
      ],
    ],
  ])
}

test('a click lets the telephone ring and the number be called through the context', async (t) => {
  const one = await listening(t, {
    events: [],
    answers: originated({ Response: 'Success', Reason: '4' }),
  })
  await one.until(() => isUp(one))
  while (!one.fake.asked.some(({ Action }) => Action === 'CoreShowChannels')) await new Promise(setImmediate)
  await one.line.originate(ORDER)
  const { ActionID, ...asked } = one.fake.asked.find(({ Action }) => Action === 'Originate') ?? {}
  assert.ok(ActionID)
  assert.deepEqual(asked, {
    Action: 'Originate',
    Channel: 'PJSIP/101',
    Context: 'from-internal',
    Exten: '79165550117',
    Priority: '1',
    CallerID: '79165550117',
    Timeout: '30000',
    Async: 'true',
  })
})

const REASONS = [
  ['0', 'unknown-extension'],
  ['1', 'no-answer'],
  ['3', 'no-answer'],
  ['5', 'busy'],
  ['8', 'limited'],
  ['77', 'no-answer'],
] as const

for (const [reason, trouble] of REASONS) {
  test(`a telephone that was not picked up for the reason ${reason} is ${trouble}`, async (t) => {
    const answers = originated({ Response: 'Failure', Reason: reason })
    const one = await listening(t, { events: [], answers })
    await one.until(() => isUp(one))
    await assert.rejects(
      one.line.originate(ORDER),
      (error) => error instanceof CallFailure && error.trouble === trouble,
    )
  })
}

test('nobody can make a second action of what is called', async (t) => {
  const one = await listening(t, { events: [] })
  await one.until(() => isUp(one))
  for (const extension of [
    '101\r\nAction: Command',
    '101\n',
    '',
    'a b',
    '101&PJSIP/102',
    '101/n',
    '../x',
    '1'.repeat(41),
  ])
    await assert.rejects(one.line.originate({ ...ORDER, extension }), CallFailure, extension)
  for (const number of ['+7916\r\nAction: Command', '', '*31#', '+', '1'.repeat(16)])
    await assert.rejects(one.line.originate({ ...ORDER, number }), CallFailure, number)
  assert.equal(
    one.fake.asked.some(({ Action }) => Action === 'Originate' || Action === 'Command'),
    false,
  )
})

test('a user of the exchange whose name has a line break is not signed in with it', async (t) => {
  const one = await listening(t, { events: [] }, { settings: { user: 'okno\r\nAction: Command' } })
  await one.until(() => lost(one).length > 0)
  assert.doesNotMatch(one.fake.raw.join(''), /Command/)
})

test('without a line nobody is called, and a line that breaks says so to who waits', async (t) => {
  const one = await listening(t, { events: [], answers: new Map([['Originate', null]]) })
  await assert.rejects(
    one.line.originate(ORDER),
    (error) => error instanceof CallFailure && error.trouble === 'unreachable',
  )
  await one.until(() => isUp(one))
  const waiting = one.line.originate(ORDER)
  const broken = assert.rejects(waiting, (error) => error instanceof CallFailure && error.trouble === 'unreachable')
  while (!one.fake.asked.some(({ Action }) => Action === 'Originate')) await new Promise(setImmediate)
  one.fake.hangUp()
  await broken
})
