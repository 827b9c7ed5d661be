import { connect, createServer, type Socket } from 'node:net'

/** Somebody on the way to a mail server who takes its offer of STARTTLS out, and reads all that is said to it. */
export async function openStripped(host: string, to: number) {
  const sockets = new Set<Socket>()
  const heard: Buffer[] = []
  const server = createServer((near) => {
    const far = connect(to, host)
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => other.destroy())
    }
    near.on('data', (piece) => {
      heard.push(piece)
      far.write(piece)
    })
    far.on('data', (piece) => near.write(piece.toString('latin1').replace(/STARTTLS/g, 'XXXXXXXX'), 'latin1'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the man in the middle has no port')
  return {
    port: address.port,
    /** What was said to the server, as it was and as it is under base64. */
    heard: () => Buffer.concat(heard).toString('latin1'),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
