import { askThrough } from './channels/ask-web.ts'
import type { Channel, Guest } from './channels/channel.ts'
import { askNames, type DNSResolver, noNames } from './channels/email/asking-names.ts'
import { emailHouse } from './channels/email/index.ts'
import { letterComposer } from './channels/email/letter-composer.ts'
import { postOf } from './channels/email/post.ts'
import { openReadingRoom } from './channels/email/reading-room.ts'
import { remembering } from './channels/email/remembered-names.ts'
import { mailServers } from './channels/email/try-mailbox.ts'
import { contactOf } from './channels/push/vapid.ts'
import { screenChannel } from './channels/screen/channel.ts'
import type { Config } from './config.ts'
import type { Database } from './db/engine/database.ts'
import { folderStore } from './db/files/file-store.ts'
import { makeLetters } from './demo/mail/make-letters.ts'
import { makeCalls } from './demo/phone/make-calls.ts'
import type { DemoGuest } from './demo/prepare-desk.ts'
import { mailServerIn } from './domain/mail/mailbox.ts'
import { mailDoors } from './http/mail/mail-doors.ts'
import type { MailRoom } from './http/mail/mail-house.ts'
import { messengerDoors } from './http/messenger/messenger-doors.ts'
import { phoneDoors } from './http/phone/phone-doors.ts'
import { pushDoors } from './http/push/push-doors.ts'
import { bell } from './http/screen/bell.ts'
import type { GuestDoors } from './http/server/context.ts'
import { smsDoors } from './http/sms/sms-doors.ts'
import { mailGuest } from './jobs/mail/guest.ts'
import { letterOffice } from './jobs/mail/letter-office.ts'
import { openMailWays } from './jobs/mail/open-mail-ways.ts'
import { readOne } from './jobs/mail/read-letter.ts'
import { type Connections, messengerDesk, messengersOf } from './jobs/messenger/connections.ts'
import { messengerGuest } from './jobs/messenger/guest.ts'
import { phoneGuest } from './jobs/phone/guest.ts'
import { phoneDesk } from './jobs/phone/phone-desk.ts'
import { pushGuest } from './jobs/push/guest.ts'
import { phoneServices, phoneServicesDesk } from './jobs/push/services-desk.ts'
import { smsDesk, smsProviders } from './jobs/sms/desk.ts'
import { smsGuest } from './jobs/sms/guest.ts'
import { authoritiesIn } from './trusted-authorities.ts'

/** What every guest stands on. */
export interface Ground {
  readonly config: Config
  readonly database: Database
  /** A line in the log. */
  readonly say: (line: string) => void
}

/** What each guest brings to the doors: a guest is a line here. */
export function guestDoorsOf(ground: Ground): readonly GuestDoors[] {
  const { config } = ground
  return [
    mailDoorsOf(ground),
    bell,
    messengerDoors(messengerDesk(messengersAt(config))),
    phoneDoors(phoneDesk(phoneAt(config))),
    smsDoors(smsDesk(smsAt(config))),
    pushDoors({ ...ONLY_BROWSERS, phones: phoneServicesDesk(phoneServices(config.push)) }),
  ]
}

/** Every way by which people are told and come: a guest is a line here. */
export function channelsOf(ground: Ground): readonly Channel[] {
  const { config, database, say } = ground
  const { dataFolder, url } = config
  const store = folderStore(dataFolder)
  const guest = { ...messengersAt(config), database, store, url, now: Date.now, warn: warnBy(say) }
  const sms = { ...smsAt(config), db: database.db, url, now: Date.now, channels: () => channels }
  const [mail, screen] = [mailOf(ground), screenChannel(database.db, Date.now)]
  const push = pushGuest({ ...pushAt(ground), db: database.db, url, now: Date.now })
  const channels: readonly Channel[] = [mail, screen, ...messengerGuest(guest), smsGuest(sms), push]
  return channels
}

/** Who works in the workshop and tells people nothing by himself. */
export function otherGuestsOf({ config, database, say }: Ground): readonly Guest[] {
  return [phoneGuest({ ...phoneAt(config), database, now: Date.now, warn: warnBy(say) })]
}

/** What each way in adds to the demo company. */
export function demoGuestsOf(ground: Ground): readonly DemoGuest[] {
  return [demoLetters(ground), makeCalls]
}

/** The letters of the demo company are read as all letters are; only that nobody is asked about names that cannot exist. */
function demoLetters(ground: Ground): DemoGuest {
  return async (db, now) => {
    const reading = readingAt(ground, noNames)
    const read = (id: number, at: number) => readOne({ ...reading, now: () => at }, id)
    await makeLetters(db, { mailbox: reading.house.address, read }, now).finally(reading.room.close)
  }
}

export function warnBy(say: Ground['say']): (error: unknown) => void {
  return (error) => say(error instanceof Error ? error.message : String(error))
}

function mailDoorsOf(ground: Ground): GuestDoors {
  const letters = letterOffice(readingAt(ground, askNames))
  return mailDoors({ letters, mail: mailRoomOf(ground.config), wordings: letterComposer(emailHouseOf(ground)) })
}

function mailOf(ground: Ground): Channel {
  const { config, database, say } = ground
  const { dataFolder, mail, secret } = config
  return mailGuest({
    db: database.db,
    post: postOf({ ...mail, secret: secret() }, say),
    house: emailHouseOf(ground),
    store: folderStore(dataFolder),
    room: openReadingRoom(),
    resolve: remembering(askNames),
    now: Date.now,
    openWays: () => openMailWays({ database, mail, secret: secret(), now: Date.now, warn: warnBy(say) }),
  })
}

function readingAt(ground: Ground, resolve: DNSResolver) {
  const { config, database } = ground
  const house = emailHouseOf(ground)
  return {
    db: database.db,
    store: folderStore(config.dataFolder),
    house,
    room: openReadingRoom(),
    resolve,
    now: Date.now,
  }
}

function emailHouseOf({ config: { mail, url, secret }, say }: Ground) {
  return emailHouse({ address: postOf({ ...mail, secret: secret() }, say).from, url, secret: secret() })
}

/** What the settings of mailboxes are tried with. */
function mailRoomOf({ mail: { smtpUrl, imapUrl, allowedServers } }: Config): MailRoom {
  return {
    sendingServer: smtpUrl === undefined ? null : mailServerIn(smtpUrl).server.host,
    allowedServers,
    imapPassword: imapUrl === undefined ? '' : mailServerIn(imapUrl).password,
    servers: mailServers,
  }
}

function messengersAt({ max: { caFile, ...max }, telegram, secret }: Config): Connections {
  return messengersOf({ telegram, max: { ...max, authorities: authoritiesIn('OKNO_MAX_CA', caFile) }, secret })
}

function smsAt({ sms, secret }: Config) {
  return { providers: smsProviders(sms), secret: secret() }
}

/** Push services are those of the browsers, and no other address is asked. */
const ONLY_BROWSERS = { alsoAllowed: [] }

function pushAt({ config: { mail, url, secret, push }, say }: Ground) {
  const contact = contactOf({ address: postOf({ ...mail, secret: secret() }, say).from, url })
  const phones = phoneServices(push)
  return { ...ONLY_BROWSERS, phones, contact, secret: secret(), ask: askThrough({ proxy: undefined }) }
}

function phoneAt({ pbxSecret, secret }: Config) {
  return { secret: secret(), environmentKey: pbxSecret, ask: askThrough({ proxy: undefined }) }
}
