import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import type { Certificate } from './certificates.ts'
import { type Daemon, freePort, whoRuns } from './daemon.ts'
import { PASSWORD, startDovecot } from './dovecot.ts'
import { mailPrograms } from './mail-packages.ts'
import { startPostfix } from './postfix.ts'
import { until } from './until.ts'

export interface LyingLetter {
  readonly email: Email
  readonly bytes: Buffer
  /** As Maildir marks it: `S` was seen. */
  readonly flags: string
}

/** Why tests on a real Dovecot cannot run here; false when they can. For the `skip` of a test. */
export async function whyNoDovecot(): Promise<string | false> {
  const programs = await mailPrograms()
  return 'missing' in programs ? `not run on a real Dovecot. ${programs.missing}` : false
}

/** The same for Postfix, which only root can start. */
export async function whyNoPostfix(): Promise<string | false> {
  if (process.getuid?.() !== 0) return 'not run through a real Postfix: only root can start one'
  return whyNoDovecot()
}

interface MailServerOrder {
  readonly postfixFor?: readonly string[]
  /** With TLS, and with this certificate at each of these addresses: `127.0.0.2` and so on. Nobody signs in there in the clear. */
  readonly certificates?: Readonly<Record<string, Certificate>>
}

/** A mail server of one's own on loopback: Dovecot, and Postfix in front of it when addresses are named. */
export async function openMailServer({ postfixFor = [], certificates }: MailServerOrder = {}) {
  const programs = await mailPrograms()
  if ('missing' in programs) throw new Error(programs.missing)
  const who = whoRuns()
  const folder = await mkdtemp('/tmp/okno-post-')
  await chmod(folder, 0o755)
  const mail = join(folder, 'dovecot/mail')
  const port = await freePort()
  const encryption = certificates
    ? { certificates, imapsPort: await freePort(), smtpsPort: await freePort(), authPort: await freePort() }
    : null
  const start = () => startDovecot(programs, { folder: join(folder, 'dovecot'), who, port, encryption })
  let dovecot = await start()
  const postfix = await startOptional()

  function startOptional(): Promise<Daemon | null> {
    if (postfixFor.length === 0) return Promise.resolve(null)
    return freePort().then((free) =>
      startPostfix(programs as Exclude<typeof programs, { missing: string }>, {
        folder: join(folder, 'postfix'),
        port: free,
        mail,
        who,
        addresses: postfixFor,
        encryption,
      }),
    )
  }

  const maildir = async (address: string) => {
    const path = join(mail, address, 'Maildir')
    for (const part of ['..', '', 'tmp', 'new', 'cur']) {
      await mkdir(join(path, part), { recursive: true })
      await chown(join(path, part), who.uid, who.gid)
    }
    return path
  }

  return {
    imapPort: port,
    smtpPort: postfix?.port ?? null,
    /** Of the ports that are TLS from the first byte. */
    imapsPort: encryption?.imapsPort ?? null,
    smtpsPort: encryption?.smtpsPort ?? null,
    imapUrl: (address: string, at = port) => `imap://${encodeURIComponent(address)}:${PASSWORD}@127.0.0.1:${at}`,
    password: PASSWORD,
    /** As a mail server puts letters into a Maildir; with flags it is as if somebody had them open before. */
    deliver: async (address: string, bytes: Buffer, flags?: string, came?: Date) => {
      const path = await maildir(address)
      const name = nextName()
      await writeFile(join(path, 'tmp', name), bytes)
      await chown(join(path, 'tmp', name), who.uid, who.gid)
      if (came) await utimes(join(path, 'tmp', name), came, came)
      const target = flags === undefined ? join('new', name) : join('cur', `${name}:2,${flags}`)
      await rename(join(path, 'tmp', name), join(path, target))
    },
    /** A letter that has this beginning and this size; the rest is a hole in its file, which costs no disk. */
    deliverLarge: async (address: string, beginning: Buffer, size: number) => {
      const path = await maildir(address)
      const name = nextName()
      await writeFile(join(path, 'tmp', name), beginning)
      await truncate(join(path, 'tmp', name), size)
      await chown(join(path, 'tmp', name), who.uid, who.gid)
      await rename(join(path, 'tmp', name), join(path, 'new', name))
    },
    /** What lies in a mailbox, oldest first. */
    letters: async (address: string): Promise<LyingLetter[]> => {
      const path = await maildir(address)
      const files = (await Promise.all(['new', 'cur'].map((part) => filesIn(join(path, part))))).flat()
      return Promise.all(files.toSorted(byName).map(lying))
    },
    /** The server numbers the letters of a mailbox anew, as after a restore or a move. */
    renumber: async (address: string) => {
      const path = await maildir(address)
      await dovecot.stop()
      const numbered = Number(/ V(\d+) /.exec(await readFile(join(path, 'dovecot-uidlist'), 'utf8'))?.[1])
      await until(() => Date.now() / 1000 >= numbered + 1, {
        what: 'a second later: a numbering is called by its second',
      })
      for (const name of await readdir(path)) {
        if (name.startsWith('dovecot')) await rm(join(path, name), { recursive: true })
      }
      dovecot = await start()
    },
    stopImap: () => dovecot.stop(),
    startImap: async () => {
      dovecot = await start()
    },
    close: async () => {
      await postfix?.stop()
      await dovecot.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type MailServer = Awaited<ReturnType<typeof openMailServer>>

let count = 0

/** Maildir tells the order of letters by their names. */
function nextName(): string {
  count += 1
  const [seconds, rest] = (Date.now() / 1000).toFixed(3).split('.')
  return `${seconds}.M${rest}${String(count % 1000).padStart(3, '0')}P${process.pid}Q${count}.test`
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).map((name) => join(folder, name))
}

function byName(one: string, other: string): number {
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  return name(one) < name(other) ? -1 : 1
}

async function lying(path: string): Promise<LyingLetter> {
  const bytes = await readFile(path)
  return { bytes, email: await PostalMime.parse(bytes), flags: /:2,(\w*)$/.exec(path)?.[1] ?? '' }
}
