/** Something happened to a request: what kinds of things, and the number of the last event. */
export interface LiveNews {
  readonly event: number
  readonly request: number
  readonly kinds: readonly string[]
}

/** `gap`: we were away and may have missed anything. */
export type LiveSignal = { readonly type: 'news'; readonly news: LiveNews } | { readonly type: 'gap' }

const CHANNEL = 'okno.live'

/**
 * Hears of changes as they happen. One stream a browser: the tab that holds the lock listens to the server and tells the
 * others; when it closes, the next one takes over from the last event it knows. Returns a function that stops it.
 */
export function listenLive(hear: (signal: LiveSignal) => void): () => void {
  const stop = new AbortController()
  const channel = new BroadcastChannel(CHANNEL)
  let cursor: number | null = null
  const take = (signal: LiveSignal) => {
    if (signal.type === 'news') cursor = signal.news.event
    hear(signal)
  }
  channel.onmessage = ({ data }: MessageEvent<LiveSignal>) => take(data)
  stop.signal.addEventListener('abort', () => channel.close())

  // Plain http has no locks: there every tab listens for itself.
  if (!navigator.locks) void stream({ cursor: () => cursor, stop: stop.signal, hear: take, isLate: false })
  else void leadInTurn(stop.signal, (isLate) => stream({ cursor: () => cursor, stop: stop.signal, hear: lead, isLate }))
  return () => stop.abort()

  function lead(signal: LiveSignal) {
    channel.postMessage(signal)
    take(signal)
  }
}

/** Leads at once when nobody does, else waits for its turn; whoever comes late has missed something. */
async function leadInTurn(stop: AbortSignal, work: (isLate: boolean) => Promise<void>) {
  try {
    const led = await navigator.locks.request(CHANNEL, { ifAvailable: true }, async (lock) => {
      if (lock) await work(false)
      return lock !== null
    })
    if (!led) await navigator.locks.request(CHANNEL, { signal: stop }, () => work(true))
  } catch (error) {
    if (!stop.aborted) throw error
  }
}

interface Stream {
  readonly cursor: () => number | null
  readonly stop: AbortSignal
  readonly hear: (signal: LiveSignal) => void
  /** News may have passed before it opened. */
  readonly isLate: boolean
}

/** Keeps one event stream open until told to stop. */
function stream({ cursor, stop, hear, isLate }: Stream): Promise<void> {
  return new Promise((resolve) => {
    let missed = isLate
    let source = open()
    stop.addEventListener('abort', () => {
      source.close()
      resolve()
    })

    function open() {
      const since = cursor()
      const next = new EventSource(since === null ? '/api/live' : `/api/live?cursor=${since}`)
      next.onopen = () => {
        if (missed) hear({ type: 'gap' })
        missed = false
      }
      next.onmessage = ({ data }: MessageEvent<string>) => hear({ type: 'news', news: JSON.parse(data) })
      next.addEventListener('gap', () => hear({ type: 'gap' }))
      next.onerror = () => {
        missed = true
        // The browser reconnects by itself unless the server refused; then we try again, slower.
        if (next.readyState === EventSource.CLOSED && !stop.aborted) setTimeout(reopen, 5_000)
      }
      return next
    }

    function reopen() {
      if (!stop.aborted) source = open()
    }
  })
}
