import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Accounts, BotCard, TriedBot } from '../../../src/contract/messenger/bots.ts'
import { get, post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import channel from '../channel/Channel.module.css'
import panes from '../panes/Panes.module.css'
import { useBotPeople } from './bots.ts'
import styles from './Messenger.module.css'

interface Gone {
  readonly tried: TriedBot
  /** Null: the administrator has linked no account of his own. */
  readonly sentAt: string | null
}

/** Out and back: the token, a word to the administrator's own chat, and his answer from there. */
export function WholeWay({ bot }: { readonly bot: BotCard }) {
  const say = useSay()
  const me = useMe()
  const { data: mine } = useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => get<Accounts>('/api/me/accounts', signal),
  })
  const own = mine?.accounts.find((account) => account.bot.id === bot.id)
  const going = useMutation({
    mutationFn: async (): Promise<Gone> => {
      const tried = await post<TriedBot>('/api/bot-trials', { id: bot.id })
      if (own) await post(`/api/me/accounts/${own.id}/test`)
      return { tried, sentAt: own ? new Date().toISOString() : null }
    },
  })
  const { data: around } = useBotPeople(bot.id)
  const seenAt = around?.people.find(({ personId }) => personId === me.id)?.seenAt
  const { data: gone, error } = going
  const isBack = gone?.sentAt != null && seenAt !== undefined && seenAt > gone.sentAt
  return (
    <section>
      <div className={panes.section}>
        <h2>{say('admin.bot.try')}</h2>
        <span className={panes.end}>
          <Button aria-busy={going.isPending || undefined} onClick={() => going.mutate()}>
            {say('admin.bot.try.go')}
          </Button>
        </span>
      </div>
      <div role="status">
        {error && <p className={styles.wrong}>{say(textOfProblem(error))}</p>}
        {gone && <Steps bot={bot} gone={gone} isBack={isBack} />}
      </div>
    </section>
  )
}

interface StepsProps {
  readonly bot: BotCard
  readonly gone: Gone
  readonly isBack: boolean
}

function Steps({ bot: { kind }, gone: { tried, sentAt }, isBack }: StepsProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  return (
    <ul className={styles.steps}>
      <Step done title={say('admin.bot.try.token')}>
        @{tried.username}
      </Step>
      {sentAt === null ? (
        <Step title={say('admin.bot.try.sent.no', { messenger: say(`admin.${kind}`) })}>
          <a className="link" href={paths.me}>
            {say('admin.bot.try.sent.link')}
          </a>
        </Step>
      ) : (
        <>
          <Step done title={say('admin.bot.try.sent')}>
            {formats.moment(sentAt, now)}
          </Step>
          <Step done={isBack} title={say(isBack ? 'admin.bot.try.heard.done' : 'admin.bot.try.heard')}>
            {!isBack && say('admin.bot.try.heard.hint')}
          </Step>
        </>
      )}
    </ul>
  )
}

interface StepProps {
  readonly done?: boolean
  readonly title: string
  readonly children: ReactNode
}

function Step({ done = false, title, children }: StepProps) {
  return (
    <li data-done={done || undefined}>
      <Icon of={done ? IconCircleCheck : IconCircleDashed} />
      <span className={styles.who}>
        <span>{title}</span>
        <span className={channel.small}>{children}</span>
      </span>
    </li>
  )
}
