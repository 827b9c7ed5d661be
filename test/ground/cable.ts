import { connect, createServer, type Socket } from 'node:net'

/** The way to a server on this machine, which a test may cut, silence, or make a server refuse what it is asked. */
export interface Cable {
  readonly port: number
  /** All connections end at once. */
  readonly cut: () => void
  /** Through the connections there are nothing goes any more, and nobody is told: as behind a router that was switched off. */
  readonly silence: () => void
  /** Whatever line matches (all of) these is answered with NO instead of reaching the server; null: nothing is. */
  readonly refuse: (line: RegExp | null, ...also: readonly RegExp[]) => void
  readonly close: () => Promise<void>
}

/** `to`: a port of this machine, or the path of a socket. */
export async function openCable(to: number | string): Promise<Cable> {
  const pairs = new Set<readonly [Socket, Socket]>()
  const silent = new WeakSet<Socket>()
  let refused: readonly RegExp[] = []

  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  }
  const server = createServer((near) => {
    const far = typeof to === 'string' ? connect(to) : connect(to, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        other.destroy()
        pairs.delete(pair)
      })
    }
    near.on('data', (piece) => {
      if (silent.has(near)) return
      const line = piece.toString('latin1')
      if (refused.length === 0 || !refused.every((each) => each.test(line))) far.write(piece)
      else near.write(`${line.split(' ')[0]} NO [SERVERBUG] refused by the cable\r\n`)
    })
    far.on('data', (piece) => {
      if (!silent.has(near)) near.write(piece)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the cable has no port')
  return {
    port: address.port,
    cut,
    silence: () => {
      for (const [near] of pairs) silent.add(near)
    },
    refuse: (line, ...also) => {
      refused = line === null ? [] : [line, ...also]
    },
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
