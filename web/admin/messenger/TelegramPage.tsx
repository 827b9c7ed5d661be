import type { BotCard, Bots } from '../../../src/contract/messenger/bots.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import panes from '../panes/Panes.module.css'
import { BotDot } from './BotDot.tsx'
import { BotForm } from './BotForm.tsx'
import { BotNow } from './BotNow.tsx'
import { useBots } from './bots.ts'
import styles from './Messenger.module.css'
import { Refusals } from './Refusals.tsx'

/** The bot: its token and how it is reached, how it fares just now, who is linked and who was not reached. */
export function TelegramPage() {
  const say = useSay()
  useTitle(say('admin.telegram'))
  const { data, error, refetch } = useBots()
  const bot = data?.bots[0] ?? null
  return (
    <div className={classes(panes.sheet, bot && styles.telegram)}>
      <section className={panes.pane}>
        <div className={panes.bar}>
          <h1>{say('admin.telegram')}</h1>
          <span className={styles.standing}>
            <BotDot withWords />
          </span>
        </div>
        {data ? (
          <div className={panes.scrolls}>
            <Settings bots={data} bot={bot} />
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

function Settings({ bots, bot }: { readonly bots: Bots; readonly bot: BotCard | null }) {
  const say = useSay()
  return (
    <>
      {bot === null && (
        <div className={styles.empty}>
          <h2>{say('admin.telegram.none')}</h2>
          <p className="muted">{say('admin.telegram.none.text')}</p>
        </div>
      )}
      {bot?.trouble && bot.enabled && <Trouble bot={bot} trouble={bot.trouble} />}
      <BotForm key={bot?.id ?? 'new'} bot={bot} bots={bots} />
    </>
  )
}

function Trouble({ bot, trouble }: { readonly bot: BotCard; readonly trouble: NonNullable<BotCard['trouble']> }) {
  const say = useSay()
  return (
    <div className={styles.trouble} role="status">
      <strong>{say(`admin.telegram.trouble.${trouble}`)}</strong>
      <p>{say(`admin.telegram.trouble.${trouble}.do`)}</p>
      {bot.error && <p className={styles.words}>{bot.error}</p>}
    </div>
  )
}
