import { z } from 'zod'
import type { App, House } from './context.ts'
import { type Door, type Given, type Input, isAdmitted, type Look, look } from './door.ts'

type Question = z.ZodObject | undefined

interface FirstLook {
  /** Its address below `/api`. */
  readonly name: string
  readonly door: Pick<Door<undefined, undefined, undefined, z.ZodType>, 'only' | 'answer'>
  readonly handle: (look: Look) => Promise<unknown>
}

const DECORATOR = 'firstLooks'

/** Before any door: from here on looks can be named as those that pages begin with. */
export function keepFirstLooks(app: App): void {
  app.decorate(DECORATOR, [])
}

/** A GET that pages begin with: it answers at its own address, and together with others at `/api/first-answers`, where it gets no question. */
export function firstLook<Q extends Question, A extends z.ZodType>(
  app: App,
  house: House,
  door: Door<undefined, Q, undefined, A>,
  handle: (look: Look, input: Input<undefined, Given<Q>, undefined>) => Promise<z.input<A>>,
): void {
  look(app, house, door, handle)
  // Without a question it is what its shape says.
  const input = { params: undefined, query: door.query?.parse({}), body: undefined } as Input<
    undefined,
    Given<Q>,
    undefined
  >
  const name = door.url.slice('/api/'.length)
  firstLooksOf(app).push({ name, door, handle: (asking) => handle(asking, input) })
}

/** After all doors: several of their answers in one. Each is what its own address would answer; what somebody may not ask there is left out here. */
export function firstAnswers(app: App, house: House): void {
  const looks = firstLooksOf(app)
  const answer = z.object(Object.fromEntries(looks.map(({ name, door }) => [name, door.answer.optional()])))
  const names = z.array(z.enum(looks.map(({ name }) => name))).min(1)
  const to = z
    .string()
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(names)
    .describe(`Addresses below /api with commas between them: ${looks.map(({ name }) => name).join(', ')}`)
  look(
    app,
    house,
    {
      url: '/api/first-answers',
      tag: 'identity',
      about:
        'What a page begins with: several answers in one, each under its own address; what one may not ask is left out',
      query: z.object({ to }),
      answer,
    },
    async (asking, { query }) => {
      const wanted = looks.filter(({ name, door }) => query.to.includes(name) && isAdmitted(asking.signedIn, door.only))
      const answers = await Promise.all(wanted.map(async ({ name, handle }) => [name, await handle(asking)] as const))
      return Object.fromEntries(answers)
    },
  )
}

function firstLooksOf(app: App): FirstLook[] {
  return app.getDecorator(DECORATOR)
}
