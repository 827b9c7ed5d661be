import { createHash } from 'node:crypto'
import { type Answered, type Asked, complaintsAbout, type Taken, wire } from '../ground/wire.ts'

/** What goes wrong at the other end. */
interface Weather {
  /** This error for whatever is sent, or asked for its price. */
  error?: number
  /** The price in roubles; left out: 4.10 a message. */
  cost?: string
  /** What is sent is taken, and the line is cut before the answer. */
  cutsAfterTaking?: boolean
  /** The line is cut before anything is read. */
  cuts?: boolean
  /** Answers with this status and no JSON. */
  status?: number
}

const PAGES: Readonly<Record<string, { needs: readonly string[]; may?: readonly string[] }>> = {
  '/sys/send.php': { needs: ['apikey', 'fmt', 'charset', 'phones', 'mes', 'sender'], may: ['id', 'cost'] },
  '/sys/status.php': { needs: ['apikey', 'fmt', 'charset', 'phone', 'id'] },
  '/sys/balance.php': { needs: ['apikey', 'fmt', 'charset'] },
}

/** The words of its documentation; the code is what counts. */
const WORDS: Readonly<Record<number, string>> = {
  1: 'parameters error',
  2: 'authorise error',
  3: 'no money',
  4: 'ip blocked',
  5: 'invalid date',
  6: 'message is denied',
  7: 'invalid number',
  8: 'can not to deliver',
  9: 'duplicate request, wait a minute',
}

/** SMSC at the wire, strict: what its documentation does not know is a complaint, which fails the test. */
export async function fakeSmsc({ key = 'smsc-key-of-a-test' } = {}) {
  const weather: Weather = {}
  const taken: Taken[] = []
  const complaints: string[] = []
  const asked: string[] = []

  const error = (code: number, more: object = {}): Answered => ({
    body: { error: WORDS[code], error_code: code, ...more },
  })

  function answer({ path, method, headers, body }: Asked): Answered {
    if (weather.cuts) return null
    if (weather.status !== undefined) return { status: weather.status, body: '<html>' }
    asked.push(path)
    const page = PAGES[path]
    const fields = Object.fromEntries(new URLSearchParams(body))
    const found = [
      ...(page ? complaintsAbout(Object.keys(fields), page) : [`no page ${path}`]),
      ...(method === 'POST' ? [] : [`${method} ${path}`]),
      ...(/^application\/x-www-form-urlencoded/.test(headers['content-type'] ?? '') ? [] : ['not a form']),
      ...(fields.fmt === '3' ? [] : ['fmt is not 3']),
    ]
    if (found.length > 0) {
      complaints.push(`${path}: ${found.join(', ')}`)
      return error(1)
    }
    if (fields.apikey !== key) return error(2)
    if (path === '/sys/balance.php') return { body: { balance: '345.60' } }
    return path === '/sys/status.php' ? status(fields) : send(fields)
  }

  function status({ id, phone }: Record<string, string>): Answered {
    const message = taken.find((one) => one.id === id && one.phone === phone)
    return { body: { status: message ? Number(message.status) : -3, last_date: '', last_timestamp: 0 } }
  }

  function send({ phones: phone = '', mes: text = '', sender = '', id, cost }: Record<string, string>): Answered {
    if (weather.error !== undefined) return error(weather.error)
    if (!/^\d{11,15}$/.test(phone)) return error(7)
    const price = weather.cost ?? '4.10'
    if (cost === '1') return { body: { cost: price, cnt: 1 } }
    if (!/^[1-9]\d{0,9}$/.test(id ?? '')) {
      complaints.push(`id ${id}`)
      return error(1)
    }
    if (taken.some((one) => one.id === id && one.phone === phone && one.text === text)) return error(9)
    taken.push({ id: String(id), phone, text, sender, status: '0' })
    if (weather.cutsAfterTaking) return null
    return { body: { id: Number(id), cnt: 1, cost: price, balance: '341.50' } }
  }

  const server = await wire(answer)
  return {
    ...server,
    key,
    weather,
    taken,
    complaints,
    asked,
    /** What it posts to a handler, signed with a word. */
    report: ({ id, phone }: Taken, status: number, word: string) => {
      const signed = `${id}:${phone}:${status}:${word}`
      return {
        ...{ id, phone, status: String(status), time: '30.11.2026 12:00:00', err: '0' },
        md5: createHash('md5').update(signed).digest('hex'),
        sha1: createHash('sha1').update(signed).digest('hex'),
      }
    },
  }
}

export type FakeSmsc = Awaited<ReturnType<typeof fakeSmsc>>
