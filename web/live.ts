/** Something happened to a request: what kinds of things, and the number of the last event. */
export interface LiveNews {
  readonly event: number
  readonly request: number
  readonly kinds: readonly string[]
}

/** `gap`: we were away and may have missed anything. `nudge`: something changed that is of no request; what, says its own door. */
export type LiveSignal =
  | { readonly type: 'news'; readonly news: LiveNews }
  | { readonly type: 'nudge'; readonly kinds: readonly string[] }
  | { readonly type: 'gap' }

const CHANNEL = 'okno.live'
/** What a question may take until the server hears it, in milliseconds. */
const ON_THE_WAY = 5_000

/**
 * Hears of changes as they happen. One stream a browser: the tab that holds the lock listens to the server and tells the
 * others; when it closes, the next one takes over. Returns a function that stops it.
 */
export function listenLive(hear: (signal: LiveSignal) => void): () => void {
  const stop = new AbortController()
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<LiveSignal>) => hear(data)
  stop.signal.addEventListener('abort', () => channel.close())

  // Plain http has no locks: there every tab listens for itself.
  if (!navigator.locks) void stream({ stop: stop.signal, hear, isLate: false })
  else void leadInTurn(stop.signal, (isLate) => stream({ stop: stop.signal, hear: lead, isLate }))
  return () => stop.abort()

  function lead(signal: LiveSignal) {
    channel.postMessage(signal)
    hear(signal)
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
  readonly stop: AbortSignal
  readonly hear: (signal: LiveSignal) => void
  /** News may have passed before it opened. */
  readonly isLate: boolean
}

/** Keeps one event stream open until told to stop. */
function stream({ stop, hear, isLate }: Stream): Promise<void> {
  return new Promise((resolve) => {
    let missed = isLate
    // What is on the page was read before the stream opened: the news since the page began belong to it.
    let source = open(`/api/live?lookBack=${Math.ceil(performance.now()) + ON_THE_WAY}`)
    stop.addEventListener('abort', () => {
      source.close()
      resolve()
    })

    function open(url: string) {
      const next = new EventSource(url)
      next.onopen = () => {
        if (missed) hear({ type: 'gap' })
        missed = false
      }
      next.onmessage = ({ data }: MessageEvent<string>) => hear({ type: 'news', news: JSON.parse(data) })
      next.addEventListener('gap', () => hear({ type: 'gap' }))
      next.addEventListener('nudge', ({ data }: MessageEvent<string>) => {
        const { kinds }: { readonly kinds: readonly string[] } = JSON.parse(data)
        hear({ type: 'nudge', kinds })
      })
      next.onerror = () => {
        missed = true
        // The browser reconnects by itself unless the server refused; then we try again, slower.
        if (next.readyState === EventSource.CLOSED && !stop.aborted) setTimeout(reopen, 5_000)
      }
      return next
    }

    function reopen() {
      if (!stop.aborted) source = open('/api/live')
    }
  })
}
