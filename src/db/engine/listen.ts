import pg from 'pg'

export interface Ear {
  readonly hear: (payload: string) => void
  /** We were deaf for a while and may have missed anything. */
  readonly gap: () => void
  readonly warn: (error: Error) => void
}

const RECONNECTS_AFTER = 500

/** Hears NOTIFY on a connection of its own, and opens another one when that breaks. Returns a function that stops it. */
export function listenTo(url: string, channel: string, ear: Ear): () => Promise<void> {
  let stopped = false
  let client: pg.Client | null = null
  let wasHeard = false

  const connect = async () => {
    if (stopped) return
    client = new pg.Client({ connectionString: url, application_name: 'okno live', keepAlive: true })
    client.on('notification', ({ payload = '' }) => ear.hear(payload))
    client.on('error', ear.warn)
    client.on('end', again)
    await client.connect()
    await client.query(`listen ${channel}`)
    if (wasHeard) ear.gap()
    wasHeard = true
  }
  const again = () => {
    if (!stopped) setTimeout(() => connect().catch(again), RECONNECTS_AFTER)
  }
  connect().catch(again)

  return async () => {
    stopped = true
    await client?.end().catch(() => undefined)
  }
}
