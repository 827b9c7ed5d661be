import type { BotCard } from '../../../src/contract/messenger/bots.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import channel from '../channel/Channel.module.css'
import panes from '../panes/Panes.module.css'
import { useBotPeople } from './bots.ts'
import styles from './Messenger.module.css'
import { WholeWay } from './WholeWay.tsx'

/** How the bot fares at this moment, a check that goes the whole way, and who was there last. */
export function BotNow({ bot }: { readonly bot: BotCard }) {
  const say = useSay()
  const formats = useFormats()
  const figures = [
    ['lag', say('admin.bot.lag.value', { seconds: formats.number(Math.round(bot.lagMs / 1_000)) })],
    ['out', formats.number(bot.out)],
    ['linked', formats.number(bot.linked)],
    ['groups', formats.number(bot.groups)],
    ['refused', formats.number(bot.refusedToday)],
  ] as const
  return (
    <aside className={panes.pane} aria-label={say('admin.bot.now')}>
      <div className={panes.bar}>
        <h2>{say('admin.bot.now')}</h2>
      </div>
      <div className={panes.scrolls}>
        <dl className={styles.figures}>
          {figures.map(([name, value]) => (
            <div key={name} data-wrong={(name === 'refused' && bot.refusedToday > 0) || undefined}>
              <dt>{say(`admin.bot.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <WholeWay bot={bot} />
        <People bot={bot} />
        <p className={styles.note}>
          {say('admin.bot.fallback.note', { messenger: say(`admin.${bot.kind}`), minutes: bot.fallbackMinutes })}
        </p>
      </div>
    </aside>
  )
}

function People({ bot }: { readonly bot: BotCard }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { data } = useBotPeople(bot.id)
  return (
    <section>
      <div className={panes.section}>
        <h2>{say('admin.bot.people')}</h2>
        {bot.blocked > 0 && (
          <span className={`${panes.end} ${panes.quiet}`}>{say('admin.bot.blocked', { count: bot.blocked })}</span>
        )}
      </div>
      {data?.people.length === 0 && <p className={styles.quiet}>{say('admin.bot.people.none')}</p>}
      <ul className={styles.people}>
        {data?.people.map(({ id, person, place, isStaff, seenAt, blockedAt }) => (
          <li key={id}>
            <Avatar name={person} ours={isStaff} />
            <span className={styles.who}>
              <span className="cut">{person}</span>
              <span className={channel.small}>
                {blockedAt ? say('admin.bot.people.stopped') : isStaff ? say('admin.bot.people.support') : place}
              </span>
            </span>
            <span className={styles.when}>{formats.ago(seenAt, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
