import { createHash } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import PostalMime from 'postal-mime'

export interface TakenLetter {
  readonly messageId: string
  readonly to: string
  /** Of what people read in it: the same in each repeat. */
  readonly content: string
  /** All that it says, as text and as a page. */
  readonly words: string
}

export interface Mishaps {
  /** Letters that were taken, and the connection ended before 250 was said. */
  droppedAfterTaking: number
  /** 250 was said and the connection reset at once. */
  resetAfterSaying: number
  refusedForNow: number
  resetInTheMiddle: number
}

/** A mail server that fails at every place where one can fail, and writes down what it has taken. */
export async function openUnwellSmtp(isWell: () => boolean) {
  const taken: TakenLetter[] = []
  const mishaps: Mishaps = { droppedAfterTaking: 0, resetAfterSaying: 0, refusedForNow: 0, resetInTheMiddle: 0 }
  const server = createServer((socket) => converse(socket, isWell, taken, mishaps))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port')
  return { port: address.port, taken, mishaps, close: () => new Promise((resolve) => server.close(resolve)) }
}

function converse(socket: Socket, isWell: () => boolean, taken: TakenLetter[], mishaps: Mishaps): void {
  let text = ''
  let to = ''
  let isData = false
  socket.on('error', () => undefined)
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 unwell.example ESMTP')
  socket.on('data', async (piece) => {
    text += piece.toString('latin1')
    for (;;) {
      const end = isData ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n')
      if (isData && end < 0 && chance(isWell, 0.03)) {
        mishaps.resetInTheMiddle += 1
        return socket.resetAndDestroy()
      }
      if (end < 0) return
      const got = text.slice(0, end)
      text = text.slice(end + (isData ? 5 : 2))
      if (!isData) {
        const answer = answerTo(got, isWell, mishaps)
        if (/^RCPT/i.test(got)) to = /<([^>]*)>/.exec(got)?.[1] ?? ''
        isData = answer.startsWith('354')
        say(answer)
        continue
      }
      isData = false
      if (chance(isWell, 0.1)) {
        mishaps.refusedForNow += 1
        say('451 4.3.0 come back later')
        continue
      }
      taken.push(await writtenDown(got, to))
      if (chance(isWell, 0.15)) {
        mishaps.droppedAfterTaking += 1
        return socket.resetAndDestroy()
      }
      if (chance(isWell, 0.1)) {
        mishaps.resetAfterSaying += 1
        socket.end('250 taken\r\n', () => socket.destroy())
        return
      }
      say('250 2.0.0 taken')
    }
  })
}

function answerTo(line: string, isWell: () => boolean, mishaps: Mishaps): string {
  if (/^(EHLO|HELO)/i.test(line)) return '250 unwell.example'
  if (/^DATA/i.test(line)) return '354 go on'
  if (/^QUIT/i.test(line)) return '221 bye'
  if (/^(MAIL|RCPT)/i.test(line) && chance(isWell, 0.05)) {
    mishaps.refusedForNow += 1
    return '450 4.2.0 come back later'
  }
  return '250 ok'
}

function chance(isWell: () => boolean, probability: number): boolean {
  return !isWell() && Math.random() < probability
}

async function writtenDown(data: string, to: string): Promise<TakenLetter> {
  const {
    messageId = '',
    subject,
    text,
    html = '',
  } = await PostalMime.parse(Buffer.from(data.replaceAll('\r\n..', '\r\n.'), 'latin1'))
  const content = createHash('sha256').update(`${subject}\n${text}`).digest('hex')
  return { messageId, to, content, words: `${subject}\n${text}\n${html}` }
}
