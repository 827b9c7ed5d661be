import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Okno, startOkno } from '../../ground/okno.ts'

export type Crew = Awaited<ReturnType<typeof openCrew>>

/** Two `okno work` under the moved clock, that are killed and started again. */
export async function openCrew(settings: Readonly<Record<string, string>>, clockFile: string) {
  const moved = join(import.meta.dirname, 'moved-clock.ts')
  const env = { ...settings, SOAK_CLOCK: clockFile, NODE_OPTIONS: `--import=${moved}` }
  const start = () => startOkno('work', env)
  const workers: Okno[] = [start(), start()]
  let [kills, ended] = [0, 0]
  let isOut = false
  const tending = new AbortController()
  const tend = async () => {
    while (!tending.signal.aborted) {
      for (const [place, worker] of workers.entries()) {
        if (isOut || worker.isRunning()) continue
        ended += 1
        console.error(`a worker ended by itself:\n${worker.said().slice(-1_500)}`)
        workers[place] = start()
      }
      await delay(500, undefined, { signal: tending.signal }).catch(() => undefined)
    }
  }
  const ready = () => Promise.all(workers.map((worker) => worker.ready()))
  const kill = async (place: number) => {
    isOut = true
    await workers[place]?.kill()
    kills += 1
  }
  const again = (place: number) => {
    workers[place] = start()
    isOut = false
  }
  await ready()
  const tended = tend()
  return {
    ready,
    kills: () => kills,
    endedByThemselves: () => ended,
    said: () => workers.map((worker) => worker.said()).join('\n'),
    /** kill -9, and another one in its place. */
    replace: async (places: readonly number[]) => {
      for (const place of places) await kill(place)
      for (const place of places) again(place)
    },
    /** Nobody works while that lasts; then both are started. */
    outage: async (meanwhile: () => Promise<void>) => {
      for (const place of workers.keys()) await kill(place)
      await meanwhile()
      for (const place of workers.keys()) again(place)
    },
    stop: async () => {
      tending.abort()
      await tended
      await Promise.all(workers.map((worker) => worker.stop()))
    },
  }
}
