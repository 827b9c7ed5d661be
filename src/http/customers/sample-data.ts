import { z } from 'zod'
import { addSamples, removeSamples, samplesIn } from '../../actions/customers/sample-data.ts'
import { done, requestNumber } from '../../contract/common.ts'
import { findSetting } from '../../db/foundation/setup.ts'
import { speechOf } from '../../db/people/people.ts'
import { speak } from '../../texts/say.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const door = { tag: 'setup', only: 'administer', url: '/api/sample-data' } as const
const REQUESTS = ['stop', 'receipt', 'menu'] as const

/** Something to try an empty desk on, and its way out. */
export function sampleData(app: App, house: House): void {
  const numbers = z.array(requestNumber)
  look(
    app,
    house,
    {
      ...door,
      about: 'Requests of the sample data; null: there is none',
      answer: z.object({ numbers: numbers.nullable() }),
    },
    async ({ db }) => ({ numbers: numbersOf(await findSetting(db, 'samples')) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      about: 'A chain with a restaurant, somebody who works there, and three requests of his',
      answer: z.object({ numbers }),
      status: 201,
    },
    async (desk) => {
      const { locale, zone } = await speechOf(desk.tx, desk.actor.personId)
      const say = speak(locale)
      const words = {
        organisation: say('sample.organisation'),
        venue: say('sample.venue'),
        address: say('sample.address'),
        person: say('sample.person'),
        requests: REQUESTS.map((name) => ({
          subject: say(`sample.request.${name}`),
          description: say(`sample.request.${name}.text`),
        })),
      }
      return { numbers: [...(await addSamples(desk, words, zone)).numbers] }
    },
  )
  act(
    app,
    house,
    'DELETE',
    { ...door, about: 'Samples go: their requests are settled, the rest is put away', answer: done },
    async (desk) => {
      await removeSamples(desk)
      return { done: true as const }
    },
  )
}

function numbersOf(kept: unknown): number[] | null {
  const samples = samplesIn(kept)
  return samples && [...samples.numbers]
}
