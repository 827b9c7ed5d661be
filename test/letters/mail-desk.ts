import { createTransport } from 'nodemailer'
import { testDesk } from '../desk.ts'
import { postOffice } from './post-office.ts'
import { smtpSink } from './smtp-sink.ts'

/** A desk whose letters leave: a server over SMTP takes them and keeps what it took. */
export async function openMailDesk() {
  const sink = await smtpSink()
  const desk = await testDesk()
  const post = postOffice(desk, { transport: createTransport(sink.url) })
  const close = async () => {
    await desk.close()
    await sink.close()
  }
  return { desk, post, sink, close }
}

export type MailDesk = Awaited<ReturnType<typeof openMailDesk>>
