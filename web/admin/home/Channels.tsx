import {
  IconBrandTelegram,
  IconCode,
  IconDeviceMobile,
  IconHeadset,
  IconMail,
  IconMessageCircle,
  IconPhone,
  IconServer2,
  IconWorld,
} from '@tabler/icons-react'
import type { Overview } from '../../../src/contract/people/overview.ts'
import { CHAT_CHANNELS, type Channel } from '../../../src/domain/ground/words.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { classes } from '../../ui/classes.ts'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { StateDot } from '../../ui/StateDot.tsx'
import { MailDot } from '../mail/MailDot.tsx'
import { useParkedLetters } from '../mail/mail-care.ts'
import { useMailboxes } from '../mail/mailboxes.ts'
import { BotDot } from '../messenger/BotDot.tsx'
import panes from '../panes/Panes.module.css'
import { PhoneDot } from '../phone/PhoneDot.tsx'
import styles from './Home.module.css'

type Flow = Overview['channels'][number]

const ICONS = {
  email: IconMail,
  portal: IconWorld,
  app: IconDeviceMobile,
  phone: IconPhone,
  telegram: IconBrandTelegram,
  max: IconMessageCircle,
  api: IconCode,
  desk: IconHeadset,
  system: IconServer2,
} as const satisfies Record<Channel, IconShape>

/** Always there, whether or not something came by it. */
const ALWAYS: readonly Channel[] = ['email', 'portal', ...CHAT_CHANNELS]
const ORDER = Object.keys(ICONS)

/** Each way in: how it fares, what came by it last and today. */
export function Channels({ flows }: { readonly flows: readonly Flow[] }) {
  const say = useSay()
  const silent = ALWAYS.filter((channel) => !flows.some((flow) => flow.channel === channel))
  const all = [...flows, ...silent.map((channel) => ({ channel, today: 0, last: null }))]
  const shown = all.toSorted((one, other) => ORDER.indexOf(one.channel) - ORDER.indexOf(other.channel))
  return (
    <section>
      <div className={panes.section}>
        <h2>{say('admin.home.channels')}</h2>
        <a className={classes('link', 'small', panes.end)} href={paths.adminMail}>
          {say('admin.home.channels.mail')}
        </a>
      </div>
      <table className={styles.channels}>
        <thead>
          <tr>
            <th scope="col">{say('admin.home.channel')}</th>
            <th scope="col">{say('admin.home.state')}</th>
            <th scope="col">{say('admin.home.last')}</th>
            <th scope="col" className={styles.figure}>
              {say('admin.home.today')}
            </th>
            <th scope="col" className={styles.figure}>
              {say('admin.home.parked')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((flow) => (
            <Row key={flow.channel} flow={flow} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ flow: { channel, today, last } }: { readonly flow: Flow }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: formats.zone }).format(now)
  return (
    <tr>
      <th scope="row">
        <span className={styles.channel}>
          <Icon of={ICONS[channel]} />
          {say(`channel.${channel}`)}
        </span>
      </th>
      <td>
        <State channel={channel} />
      </td>
      <td>
        {last ? (
          <a className={styles.event} href={paths.deskRequest(last.number)}>
            {say('admin.home.request', {
              number: last.number,
              place: last.place ?? 'none',
              ago: formats.ago(last.at, now),
            })}
          </a>
        ) : (
          <span className={panes.quiet}>{say('admin.home.silent')}</span>
        )}
      </td>
      <td className={styles.figure}>
        {today === 0 ? (
          <span className={styles.zero}>0</span>
        ) : (
          <a
            className={styles.count}
            href={paths.deskList('all', `channel=${channel}&since=${day}`)}
            aria-label={say('admin.home.today.of', { channel: say(`channel.${channel}`), count: today })}
          >
            {formats.number(today)}
          </a>
        )}
      </td>
      <td className={styles.figure}>{channel === 'email' ? <Parked /> : say('admin.audit.value.none')}</td>
    </tr>
  )
}

function State({ channel }: { readonly channel: Channel }) {
  const say = useSay()
  switch (channel) {
    case 'email':
      return <MailState />
    case 'portal':
      return <Works />
    case 'telegram':
    case 'max':
      return (
        <span className={styles.state}>
          <BotDot kind={channel} withWords />
        </span>
      )
    case 'phone':
      return (
        <span className={styles.state}>
          <PhoneDot withWords />
        </span>
      )
    default:
      return say('admin.audit.value.none')
  }
}

function MailState() {
  const say = useSay()
  const { data } = useMailboxes()
  if (!data) return null
  if (data.mailboxes.length === 0) return <span className={panes.quiet}>{say('admin.home.no-mailbox')}</span>
  return (
    <span className={styles.state}>
      <MailDot withWords />
    </span>
  )
}

function Works() {
  const say = useSay()
  return (
    <span className={styles.state}>
      <StateDot state="ok" />
      {say('admin.home.works')}
    </span>
  )
}

function Parked() {
  const say = useSay()
  const formats = useFormats()
  const parked = useParkedLetters()
  if (!parked) return <span className={styles.zero}>{parked ?? say('admin.audit.value.none')}</span>
  return (
    <a
      className={styles.count}
      href={`${paths.deskLetters}?tab=waiting`}
      aria-label={say('admin.home.letters', { count: parked })}
    >
      {formats.number(parked)}
    </a>
  )
}
