import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { type Answered, type Asked, complaintsAbout, wire } from '../ground/wire.ts'
import { isDuration, isTexts, type PhoneWeather, type TakenByPhone } from './fake-phones.ts'

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging'
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const LARGEST = 4_096
const FCM_ERROR = 'type.googleapis.com/google.firebase.fcm.v1.FcmError'

/** Google's tokens and Firebase Cloud Messaging at the wire, strict: a complaint fails the test. */
export async function fakeGoogle({ project = 'okno-firebase' } = {}) {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const email = `okno@${project}.iam.gserviceaccount.com`
  const account = {
    ...{ type: 'service_account', project_id: project, private_key_id: 'a-key-of-a-test' },
    private_key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    ...{ client_email: email, client_id: '1', token_uri: 'https://evil.example/token' },
  }
  const weather: PhoneWeather & { deniesTokens?: boolean; tokensLive?: number } = {}
  const phones = new Set<string>()
  const taken: TakenByPhone[] = []
  const complaints: string[] = []
  const asked: string[] = []
  const granted = new Set<string>()
  let given = 0
  let checks = 0

  function refuse(code: number, status: string, message: string, details: readonly object[] = []): Answered {
    return { status: code, body: { error: { code, message, status, details } } }
  }
  const complain = (found: readonly string[]): Answered => {
    complaints.push(found.join(', '))
    return refuse(400, 'INVALID_ARGUMENT', found.join(', '))
  }

  function answer(question: Asked): Answered {
    if (weather.cuts) return null
    return question.path === '/token' ? grant(question) : send(question)
  }

  function grant({ body, headers }: Asked): Answered {
    const form = new URLSearchParams(body)
    const found = [
      ...complaintsAbout([...form.keys()], { needs: ['grant_type', 'assertion'] }),
      ...(form.get('grant_type') === GRANT ? [] : ['grant_type']),
      ...(headers['content-type'] === 'application/x-www-form-urlencoded' ? [] : ['not a form']),
      ...assertionComplaints(form.get('assertion') ?? ''),
    ]
    if (found.length > 0) return complain(found)
    if (weather.deniesTokens || !isSigned(form.get('assertion') ?? ''))
      return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } }
    given += 1
    const token = `ya29.token-${given}`
    granted.add(token)
    return { body: { access_token: token, expires_in: weather.tokensLive ?? 3_599, token_type: 'Bearer' } }
  }

  function isSigned(assertion: string): boolean {
    const [header, claims, signature = ''] = assertion.split('.')
    const key = createPublicKey(pair.publicKey.export({ type: 'spki', format: 'pem' }))
    return verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))
  }

  function assertionComplaints(assertion: string): string[] {
    const [header, claims] = assertion
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(read(part) || '{}'))
    const { iss, scope, aud, iat, exp } = Object(claims)
    const seconds = Date.now() / 1_000
    return [
      ...complaintsAbout(Object.keys(Object(claims)), { needs: ['iss', 'scope', 'aud', 'iat', 'exp'] }),
      ...complaintsAbout(Object.keys(Object(header)), { needs: ['alg', 'typ'], may: ['kid'] }),
      ...(header?.alg === 'RS256' && header?.typ === 'JWT' ? [] : ['header']),
      ...(iss === email ? [] : [`iss ${iss}`]),
      ...(scope === SCOPE ? [] : [`scope ${scope}`]),
      ...(aud === `${server.url}/token` ? [] : [`aud ${aud}`]),
      ...(Math.abs(iat - seconds) < 12 * 3_600 ? [] : [`iat ${iat}`]),
      ...(exp - iat > 0 && exp - iat <= 3_600 ? [] : [`exp ${exp}`]),
    ]
  }

  function send({ path, method, headers, body }: Asked): Answered {
    const fields: Record<string, unknown> = JSON.parse(body)
    const message = Object(fields.message)
    const found = [
      ...(method === 'POST' && headers['content-type'] === 'application/json' ? [] : ['not JSON by POST']),
      ...complaintsAbout(Object.keys(fields), { needs: ['message'], may: ['validate_only'] }),
      ...messageComplaints(message),
    ]
    if (found.length > 0) return complain(found)
    asked.push(message.token ?? message.topic)
    if (!granted.has(String(headers.authorization).replace('Bearer ', '')))
      return refuse(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
    if (weather.answer) return weather.answer
    if (path !== `/v1/projects/${project}/messages:send`)
      return refuse(404, 'NOT_FOUND', 'Requested entity was not found.')
    if (body.length > (weather.largest ?? LARGEST)) return refuse(400, 'INVALID_ARGUMENT', 'Message is too big')
    if (fields.validate_only === true) {
      checks += 1
      return { body: { name: `projects/${project}/messages/fake_message_id` } }
    }
    if (!phones.has(message.token))
      return refuse(404, 'NOT_FOUND', 'Requested entity was not found.', [
        { '@type': FCM_ERROR, errorCode: 'UNREGISTERED' },
      ])
    taken.push({ token: message.token, message, text: body, at: Date.now() })
    return weather.cutsAfterTaking ? null : { body: { name: `projects/${project}/messages/${taken.length}` } }
  }

  const server = await wire(answer)
  return {
    ...server,
    ...{ project, email, weather, taken, complaints, asked, refuse },
    key: JSON.stringify(account),
    account,
    checks: () => checks,
    /** How many tokens were asked for. */
    given: () => given,
    /** No token that was given holds any more. */
    revoke: () => granted.clear(),
    phone: (name: string) => {
      const token = `fcm-${name}:${'f'.repeat(120)}`
      phones.add(token)
      return token
    },
    forget: (token: string) => void phones.delete(token),
    to: (token: string) => taken.filter((one) => one.token === token),
  }
}

export type FakeGoogle = Awaited<ReturnType<typeof fakeGoogle>>

function messageComplaints(message: Record<string, unknown>): string[] {
  const { notification = {}, android = {}, apns = {}, data = {} } = message
  const { ttl, priority, collapse_key: collapses, notification: shown = {} } = Object(android)
  const { headers = {}, payload = {} } = Object(apns)
  return [
    ...complaintsAbout(Object.keys(message), {
      needs: [],
      may: ['token', 'topic', 'data', 'notification', 'android', 'apns'],
    }),
    ...('token' in message === 'topic' in message ? ['one target'] : []),
    ...complaintsAbout(Object.keys(Object(notification)), { needs: ['title'], may: ['body', 'image'] }),
    ...complaintsAbout(Object.keys(Object(android)), {
      needs: [],
      may: ['collapse_key', 'priority', 'ttl', 'notification', 'data', 'restricted_package_name'],
    }),
    ...complaintsAbout(Object.keys(shown), { needs: [], may: ['tag', 'channel_id', 'icon', 'color', 'click_action'] }),
    ...complaintsAbout(Object.keys(headers), {
      needs: [],
      may: ['apns-collapse-id', 'apns-priority', 'apns-expiration', 'apns-topic', 'apns-push-type'],
    }),
    ...complaintsAbout(Object.keys(payload), { needs: [], may: ['aps'] }),
    ...(ttl === undefined || (isDuration(ttl) && Number.parseFloat(ttl) <= 2_419_200) ? [] : [`ttl ${ttl}`]),
    ...(priority === undefined || ['HIGH', 'NORMAL'].includes(priority) ? [] : [`priority ${priority}`]),
    ...(isTexts(data) && isTexts(headers) ? [] : ['what is no text']),
    ...(Object.keys(Object(data)).some((name) => /^(from|message_type|google\.|gcm\.)/.test(name)) ? ['data key'] : []),
    ...(String(collapses ?? '').length > 64 ? ['collapse_key'] : []),
  ]
}

function read(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8')
}
