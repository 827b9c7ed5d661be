import type { BotCard, Bots } from '../../../src/contract/messenger/bots.ts'
import type { MessengerKind } from '../../../src/domain/messenger/kinds.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import { StateDot } from '../../ui/StateDot.tsx'
import channel from '../channel/Channel.module.css'
import { useAddressQuery } from '../customers/use-query.ts'
import panes from '../panes/Panes.module.css'
import { BotDot, SHOWN } from './BotDot.tsx'
import { BotForm } from './BotForm.tsx'
import { BotNow } from './BotNow.tsx'
import { BOT_PAGES, botStanding, troubleWords, useBots } from './bots.ts'
import styles from './Messenger.module.css'
import { Refusals } from './Refusals.tsx'

export function TelegramPage() {
  return <BotsPage kind="telegram" />
}

export function MaxPage() {
  return <BotsPage kind="max" />
}

/** The bots of a messenger: token and how each is reached, how it fares just now, who is linked and who was not reached. */
function BotsPage({ kind }: { readonly kind: MessengerKind }) {
  const say = useSay()
  useTitle(say(`admin.${kind}`))
  const { data, error, refetch } = useBots()
  const query = useAddressQuery()
  const asked = query.get('bot')
  const own = data?.bots.filter((bot) => bot.kind === kind) ?? []
  const bot = asked === 'new' ? null : (own.find(({ id }) => String(id) === asked) ?? own[0] ?? null)
  return (
    <div className={classes(panes.sheet, bot && styles.bot)}>
      <section className={panes.pane}>
        <div className={panes.bar}>
          <h1>{say(`admin.${kind}`)}</h1>
          <span className={channel.standing}>
            <BotDot kind={kind} withWords />
          </span>
        </div>
        {data ? (
          <div className={panes.scrolls}>
            {own.length > 0 && <Others kind={kind} own={own} bot={bot} />}
            <Settings key={bot?.id ?? 'new'} kind={kind} bots={data} bot={bot} isFirst={own.length === 0} />
            {bot && <Refusals bot={bot} />}
          </div>
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading groups={4} />
        )}
      </section>
      {bot && <BotNow bot={bot} />}
    </div>
  )
}

interface OthersProps {
  readonly kind: MessengerKind
  readonly own: readonly BotCard[]
  /** Null: a new one is being added. */
  readonly bot: BotCard | null
}

/** A messenger may have several bots, each with its own people. */
function Others({ kind, own, bot }: OthersProps) {
  const say = useSay()
  return (
    <nav className={channel.others} aria-label={say('admin.bot.all', { messenger: say(`admin.${kind}`) })}>
      {own.length > 1 &&
        own.map((one) => (
          <a
            key={one.id}
            className={channel.other}
            href={`${BOT_PAGES[kind]}?bot=${one.id}`}
            aria-current={one.id === bot?.id ? 'page' : undefined}
          >
            <StateDot state={SHOWN[botStanding(one)]} words={null} />
            <span className="cut">@{one.username}</span>
          </a>
        ))}
      <a className={channel.other} href={`${BOT_PAGES[kind]}?bot=new`} aria-current={bot === null ? 'page' : undefined}>
        {say('admin.bot.add')}
      </a>
    </nav>
  )
}

interface SettingsProps {
  readonly kind: MessengerKind
  readonly bots: Bots
  readonly bot: BotCard | null
  readonly isFirst: boolean
}

function Settings({ kind, bots, bot, isFirst }: SettingsProps) {
  const say = useSay()
  const query = useAddressQuery()
  return (
    <>
      {bot === null && (
        <div className={channel.empty}>
          <h2>{say(isFirst ? 'admin.bot.none' : 'admin.bot.new')}</h2>
          <p className="muted">{say(`admin.bot.none.text.${kind}`)}</p>
        </div>
      )}
      {bot?.trouble && bot.enabled && <Trouble bot={bot} trouble={bot.trouble} />}
      <BotForm kind={kind} bot={bot} bots={bots} onMade={(id) => query.put({ bot: String(id) })} />
    </>
  )
}

function Trouble({ bot, trouble }: { readonly bot: BotCard; readonly trouble: NonNullable<BotCard['trouble']> }) {
  const words = troubleWords(useSay(), bot, trouble)
  return (
    <div className={channel.trouble} role="status">
      <strong>{words.title}</strong>
      <p>{words.text}</p>
      {bot.error && <p className={channel.small}>{bot.error}</p>}
    </div>
  )
}
