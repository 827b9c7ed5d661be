import pg from 'pg'

export interface Ear {
  readonly hear: (payload: string) => void
  /** It hears from now on; before, also before the first time, it was deaf and may have missed anything. */
  readonly gap: () => void
  readonly warn: (error: Error) => void
}

const RECONNECTS_AFTER = 500

/**
 * Hears NOTIFY on a connection of its own, and opens another one when that breaks: always one at a time, however it failed, so that a
 * database that comes back after long is not overrun by those who waited. Returns a function that stops it.
 */
export function listenTo(url: string, channel: string, ear: Ear): () => Promise<void> {
  let stopped = false
  let hangUp: () => Promise<void> = async () => undefined

  const open = () => {
    if (stopped) return
    const client = new pg.Client({ connectionString: url, application_name: 'okno live', keepAlive: true })
    let isOver = false
    hangUp = () => client.end().catch(() => undefined)
    const over = () => {
      if (isOver) return
      isOver = true
      void hangUp()
      if (!stopped) setTimeout(open, RECONNECTS_AFTER)
    }
    client.on('notification', ({ payload = '' }) => ear.hear(payload))
    client.on('error', ear.warn)
    client.on('end', over)
    listen(client).catch(over)
  }
  const listen = async (client: pg.Client) => {
    await client.connect()
    await client.query(`listen ${channel}`)
    ear.gap()
  }
  open()

  return async () => {
    stopped = true
    await hangUp()
  }
}
