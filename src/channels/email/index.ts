import { createHmac, timingSafeEqual } from 'node:crypto'
import { markInLetterId } from '../../domain/mail/threading.ts'

/** Our own mail identity: address, host of our Message-IDs, and the signature of thread marks. */
export interface EmailHouse {
  /** The address people write to. */
  readonly address: string
  /** The address people type, without a slash at the end; its host names our letters. */
  readonly url: string
  /** Whether letters to `name+anything@…` come to `name@…`: then the address of an answer carries its mark. */
  readonly plusAddressing: boolean
  readonly mark: (number: number) => string
  readonly verify: (number: number, mark: string) => boolean
  /** Whether a Message-ID carries a mark of ours. */
  readonly wrote: (letterId: string) => boolean
}

/** The host that names our letters. */
export function hostOf({ url }: Pick<EmailHouse, 'url'>): string {
  return new URL(url).hostname
}

/** Where a reader says what is written to him, and how often. */
export function settingsOf({ url }: Pick<EmailHouse, 'url'>): string {
  return `${url}/me/notices`
}

/** 128 bits bound to a request and to this desk's secret: what is signed by it was in a letter of ours. */
export function emailHouse({ address, url, secret }: { address: string; url: string; secret: string }): EmailHouse {
  const mark = (number: number) =>
    createHmac('sha256', secret).update(`letter-of-request:${number}`).digest('hex').slice(0, 32)
  const verify = (number: number, given: string) => {
    const wanted = Buffer.from(mark(number))
    const got = Buffer.from(given.toLowerCase())
    return got.length === wanted.length && timingSafeEqual(got, wanted)
  }
  const wrote = (letterId: string) => {
    const found = markInLetterId(letterId)
    return found !== null && verify(found.number, found.mark)
  }
  return { address: address.toLowerCase(), url, plusAddressing: true, mark, verify, wrote }
}
