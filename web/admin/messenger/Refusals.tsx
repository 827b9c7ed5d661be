import type { BotCard } from '../../../src/contract/messenger/bots.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import channel from '../channel/Channel.module.css'
import panes from '../panes/Panes.module.css'
import { useBotPeople } from './bots.ts'
import styles from './Messenger.module.css'

/** Whom the bot did not reach within a day, why, and when the same went by another way. */
export function Refusals({ bot }: { readonly bot: BotCard }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { data } = useBotPeople(bot.id)
  const all = formats.number(bot.saidToday + bot.refusedToday)
  return (
    <section>
      <div className={panes.section}>
        <h2>{say('admin.bot.refusals')}</h2>
        <span className={panes.quiet}>
          {say('admin.bot.refusals.of', { count: formats.number(bot.refusedToday), all })}
        </span>
      </div>
      {data?.refusals.length === 0 && <p className={styles.quiet}>{say('admin.bot.refusals.none')}</p>}
      <ul className={styles.refusals}>
        {data?.refusals.map(({ at, person, reason, otherWayAt }) => (
          <li key={`${at} ${person} ${reason}`}>
            <time dateTime={at}>{formats.moment(at, now)}</time>
            <span>{person ?? say('admin.bot.refusal.nobody')}</span>
            <span className={channel.small}>
              {/^Forbidden/.test(reason) ? say('admin.bot.refusal.blocked') : reason}
            </span>
            <span className={styles.when}>
              {otherWayAt && say('admin.bot.refusal.other', { at: formats.moment(otherWayAt, now) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
