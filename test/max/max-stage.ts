import { until } from '../ground/until.ts'
import { openStageWith, type StageSettings } from '../messenger/stage.ts'
import { type FakeMaxApi, fakeMaxApi } from './fake-max-api.ts'
import { maxPersonIn } from './max-person.ts'

interface MaxStageSettings extends StageSettings {
  readonly api?: FakeMaxApi
}

/** A desk with a bot of MAX, which pushes into its server. */
export async function openMaxStage({ api: given, ...settings }: MaxStageSettings = {}) {
  const api = given ?? (await fakeMaxApi())
  const stage = await openStageWith({ kind: 'max', api, personIn: maxPersonIn }, settings)
  api.deliverBy(async (url, headers, payload) => {
    const { statusCode } = await stage.desk.app.inject({ method: 'POST', url, headers, payload })
    return statusCode
  })
  await until(() => api.subscriptions.length === 1)
  return stage
}

export type MaxStage = Awaited<ReturnType<typeof openMaxStage>>
