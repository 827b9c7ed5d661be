import { type Answered, type Asked, complaintsAbout, wire } from '../ground/wire.ts'
import { isDuration, isTexts, type PhoneWeather, type TakenByPhone } from './fake-phones.ts'

const LARGEST = 4_096

/** RuStore's push service at the wire, strict: what its documentation does not know is a complaint, which fails the test. */
export async function fakeRustore({ project = 'okno-rustore', key = 'rustore-service-token-of-a-test' } = {}) {
  const weather: PhoneWeather = {}
  const phones = new Set<string>()
  const taken: TakenByPhone[] = []
  const complaints: string[] = []
  const asked: string[] = []
  let checks = 0

  const refuse = (code: number, status: string, message: string): Answered => ({
    status: code,
    body: { code, message, status },
  })

  function answer({ path, method, headers, body }: Asked): Answered {
    if (weather.cuts) return null
    const fields: Record<string, unknown> = JSON.parse(body)
    const found = complaintsOf(fields, { path, method, isJson: headers['content-type'] === 'application/json' })
    if (found.length > 0) {
      complaints.push(found.join(', '))
      return refuse(400, 'INVALID_ARGUMENT', found.join(', '))
    }
    const message = Object(fields.message)
    asked.push(message.token)
    if (headers.authorization !== `Bearer ${key}`) return refuse(403, 'PERMISSION_DENIED', 'service token is wrong')
    if (weather.answer) return weather.answer
    if (path !== `/v1/projects/${project}/messages:send`) return refuse(403, 'PERMISSION_DENIED', 'not your project')
    if (body.length > (weather.largest ?? LARGEST)) return refuse(400, 'INVALID_ARGUMENT', 'message is too big')
    if (fields.validate_only === true) checks += 1
    if (!phones.has(message.token)) return refuse(404, 'NOT_FOUND', 'push token is not found')
    if (fields.validate_only !== true) taken.push({ token: message.token, message, text: body, at: Date.now() })
    return weather.cutsAfterTaking ? null : { body: {} }
  }

  const server = await wire(answer)
  return {
    ...server,
    ...{ project, key, weather, taken, complaints, asked },
    checks: () => checks,
    /** A telephone with the app: its token. */
    phone: (name: string) => {
      const token = `rustore-${name}-${'r'.repeat(40)}`
      phones.add(token)
      return token
    },
    /** The app was taken off that telephone. */
    forget: (token: string) => void phones.delete(token),
    to: (token: string) => taken.filter((one) => one.token === token),
  }
}

export type FakeRustore = Awaited<ReturnType<typeof fakeRustore>>

function complaintsOf(
  fields: Record<string, unknown>,
  { path, method, isJson }: { readonly path: string; readonly method: string; readonly isJson: boolean },
): string[] {
  const message = Object(fields.message)
  const { notification = {}, android = {}, data = {} } = message
  const shown = Object(android.notification)
  return [
    ...(method === 'POST' && /^\/v1\/projects\/[^/]+\/messages:send$/.test(path) ? [] : [`${method} ${path}`]),
    ...(isJson ? [] : ['not JSON']),
    ...complaintsAbout(Object.keys(fields), { needs: ['message'], may: ['validate_only'] }),
    ...complaintsAbout(Object.keys(message), { needs: ['token'], may: ['data', 'notification', 'android'] }),
    ...complaintsAbout(Object.keys(notification), { needs: ['title', 'body'], may: ['image'] }),
    ...complaintsAbout(Object.keys(android), { needs: ['ttl'], may: ['notification'] }),
    ...complaintsAbout(Object.keys(shown), {
      needs: [],
      may: ['title', 'body', 'icon', 'color', 'image', 'channel_id', 'click_action', 'click_action_type'],
    }),
    ...(isTexts(data) ? [] : ['data holds what is no text']),
    ...(isDuration(android.ttl) ? [] : [`ttl ${android.ttl}`]),
    ...([undefined, 0, 1].includes(shown.click_action_type) ? [] : ['click_action_type']),
  ]
}
