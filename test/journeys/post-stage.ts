import { createTransport } from 'nodemailer'
import { type PostOffice, postOffice } from '../letters/post-office.ts'
import { smtpSink } from '../letters/smtp-sink.ts'
import { openStage, type Stage } from './stage.ts'

export interface PostStage {
  readonly stage: Stage
  readonly post: PostOffice
  readonly sink: Awaited<ReturnType<typeof smtpSink>>
  readonly close: () => Promise<void>
}

/** A stage whose letters really leave, to a mail server that keeps them. */
export async function openPostStage(): Promise<PostStage> {
  const sink = await smtpSink()
  const stage = await openStage()
  const post = postOffice(stage.desk, { transport: createTransport(sink.url) })
  const close = async () => {
    await stage.close()
    await sink.close()
  }
  return { stage, post, sink, close }
}
