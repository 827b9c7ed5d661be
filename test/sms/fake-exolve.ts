import { type Answered, type Asked, complaintsAbout, type Taken, wire } from '../ground/wire.ts'

/** What goes wrong at the other end. */
interface Weather {
  /** This refusal for whatever is sent. */
  refusal?: { readonly status: number; readonly message: string }
  cutsAfterTaking?: boolean
  cuts?: boolean
  status?: number
}

const METHODS: Readonly<Record<string, { needs: readonly string[]; may?: readonly string[] }>> = {
  '/messaging/v1/SendSMS': { needs: ['number', 'destination', 'text'], may: ['template_resource_id'] },
  '/messaging/v1/GetList': {
    needs: [],
    may: [
      'message_id',
      'limit',
      'offset',
      'number',
      'direction',
      'delivery_status',
      'billing_status',
      'status',
      'date_gte',
      'date_lte',
    ],
  },
  '/finance/v1/GetBalance': { needs: [] },
}

/** MTS Exolve at the wire, strict: what its documentation does not know is a complaint, which fails the test. */
export async function fakeExolve({ key = 'exolve-key-of-a-test' } = {}) {
  const weather: Weather = {}
  const taken: (Taken & { readonly at: number })[] = []
  const complaints: string[] = []
  const asked: string[] = []
  let last = 439_166_538_239_448_000n

  const refuse = (status: number, message: string): Answered => ({ status, body: { error: { code: status, message } } })

  function answer({ path, method, headers, body }: Asked): Answered {
    if (weather.cuts) return null
    if (weather.status !== undefined) return { status: weather.status, body: '<html>' }
    asked.push(path)
    const known = METHODS[path]
    const fields: Record<string, unknown> = JSON.parse(body)
    const found = [
      ...(known ? complaintsAbout(Object.keys(fields), known) : [`no method ${path}`]),
      ...(method === 'POST' ? [] : [`${method} ${path}`]),
      ...(headers['content-type'] === 'application/json' ? [] : ['not JSON']),
    ]
    if (found.length > 0) {
      complaints.push(`${path}: ${found.join(', ')}`)
      return refuse(400, 'invalid request')
    }
    if (headers.authorization !== `Bearer ${key}`) return refuse(401, 'Unauthorized')
    if (path === '/finance/v1/GetBalance') return { body: { balance: 3520.38, credit_limit: 0 } }
    return path === '/messaging/v1/GetList' ? list(fields) : send(fields)
  }

  function list({ message_id: id, limit = 100, date_gte: since }: Record<string, unknown>): Answered {
    if (Number(limit) > 2_000) return refuse(400, 'invalid GetListRequest.Limit')
    const found = taken.filter(
      (one) => (id === undefined || one.id === id) && (since === undefined || one.at >= Date.parse(String(since))),
    )
    return {
      body: {
        messages: found.slice(0, Number(limit)).map((one) => ({
          ...{ message_id: one.id, number: one.sender, receiver: one.phone, text: one.text, segments_count: 1 },
          delivery_status: one.status,
        })),
      },
    }
  }

  function send(fields: Record<string, unknown>): Answered {
    if (weather.refusal) return refuse(weather.refusal.status, weather.refusal.message)
    const [phone, text, sender] = [String(fields.destination), String(fields.text), String(fields.number)]
    if (!/^\d{11,15}$/.test(phone))
      return refuse(400, 'invalid SendRequest.Destination: value does not match regex pattern')
    last += 1n
    taken.push({ id: String(last), phone, text, sender, status: 'DELIVERY_STATUS_ENROUTE', at: Date.now() })
    if (weather.cutsAfterTaking) return null
    return { body: { message_id: String(last) } }
  }

  const server = await wire(answer)
  return {
    ...server,
    key,
    weather,
    taken,
    complaints,
    asked,
    /** What it posts to a webhook. */
    report: ({ id }: Taken, status: string) => ({ message_id: id, delivery_status: status, event_id: 'e' }),
  }
}

export type FakeExolve = Awaited<ReturnType<typeof fakeExolve>>
