import { setTimeout as delay } from 'node:timers/promises'
import { type Okno, startOkno } from '../ground/okno.ts'

/** Several `okno work`, of which one or another is killed every now and then, and started again. */
export function openWorkers(count: number, settings: Readonly<Record<string, string>>) {
  const workers: Okno[] = Array.from({ length: count }, () => startOkno('work', settings))
  let ended = 0
  return {
    ready: () => Promise.all(workers.map((worker) => worker.ready())),
    killOne: async () => {
      const index = Math.floor(Math.random() * workers.length)
      await workers[index]?.kill()
      workers[index] = startOkno('work', settings)
    },
    /** A worker that ended by itself has broken its promise; it is started again, and counted. */
    tend: async (signal: AbortSignal) => {
      while (!signal.aborted) {
        for (const [index, worker] of workers.entries()) {
          if (worker.isRunning()) continue
          ended += 1
          console.error(`a worker ended by itself:\n${worker.said().slice(-1_500)}`)
          workers[index] = startOkno('work', settings)
        }
        await delay(500, undefined, { signal }).catch(() => undefined)
      }
    },
    endedByThemselves: () => ended,
    said: () => workers.map((worker) => worker.said()).join(''),
    stop: () => Promise.all(workers.map((worker) => worker.stop())),
  }
}

export type Workers = ReturnType<typeof openWorkers>
