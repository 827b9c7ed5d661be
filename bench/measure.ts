/** How long each of many calls took, in milliseconds. */
export interface Measured {
  readonly calls: number
  readonly failures: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

export interface Pace {
  readonly clients: number
  readonly seconds: number
}

/** So many clients call one after another for so long; each call gets its number. False from a call is a failure. */
export async function measure(
  { clients, seconds }: Pace,
  call: (client: number, turn: number) => Promise<boolean>,
): Promise<Measured> {
  const times: number[] = []
  let turn = 0
  let failures = 0
  const started = performance.now()
  const end = started + seconds * 1000
  const keepCalling = async (client: number) => {
    while (performance.now() < end) {
      const from = performance.now()
      if (!(await call(client, turn++))) failures++
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => keepCalling(client)))
  const took = (performance.now() - started) / 1000
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { calls: times.length, failures, perSecond: times.length / took, p50: at(0.5), p95: at(0.95), max: at(1) }
}
