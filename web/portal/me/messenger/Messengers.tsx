import { IconCheck, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import type { Account, Accounts } from '../../../../src/contract/messenger/bots.ts'
import { MESSENGERS, type MessengerKind } from '../../../../src/domain/messenger/kinds.ts'
import { useNow } from '../../../clock.ts'
import { useFormats, useSay } from '../../../language.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Sheet } from '../Sheet.tsx'
import { useAccountChanges, useAccounts } from './accounts.ts'
import { Linking } from './Linking.tsx'
import styles from './Messenger.module.css'

/** One's own chats, messenger by messenger. */
export function Messengers() {
  const [before, setBefore] = useState<number | null>(null)
  const { data } = useAccounts(before)
  if (!data) return null
  return MESSENGERS.map((kind) => (
    <Chats key={kind} kind={kind} mine={data} onBegin={() => setBefore(data.accounts.length)} />
  ))
}

interface ChatsProps {
  readonly kind: MessengerKind
  readonly mine: Accounts
  readonly onBegin: () => void
}

/** One's own chats with bots of one messenger: a square and a code to link one, or what is linked. Without a bot there is nothing to show. */
function Chats({ kind, mine, onBegin }: ChatsProps) {
  const say = useSay()
  const messenger = say(`notices.way.${kind}`)
  const accounts = mine.accounts.filter(({ bot }) => bot.kind === kind)
  const bots = mine.bots.filter((bot) => bot.kind === kind)
  if (bots.length === 0 && accounts.length === 0) return null
  const isLinked = accounts.length > 0
  return (
    <Sheet
      title={say(isLinked ? 'portal.chat.done' : 'portal.chat', { messenger })}
      {...(!isLinked && { lead: say('portal.chat.lead') })}
    >
      {isLinked && (
        <ul className={styles.accounts}>
          {accounts.map((account) => (
            <Linked key={account.id} account={account} />
          ))}
        </ul>
      )}
      {bots.map((bot) => (
        <div key={`${bot.id} ${mine.accounts.length}`}>
          {bots.length > 1 && <p>{bot.title}</p>}
          <Linking bot={bot} isFirst={!isLinked} onBegin={onBegin} />
        </div>
      ))}
    </Sheet>
  )
}

function Linked({ account }: { readonly account: Account }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { test, unlink } = useAccountChanges(account.id)
  const [isLeaving, setLeaving] = useState(false)
  const { username, name, linkedAt, blockedAt } = account
  return (
    <li className={styles.account}>
      <span className={styles.sign} data-stopped={blockedAt !== null || undefined}>
        <Icon of={IconCheck} size={20} />
      </span>
      <span className={styles.words}>
        {say('portal.chat.account', {
          name: username === null ? name : `@${username}`,
          at: formats.moment(linkedAt, now),
        })}
        {blockedAt && <small>{say('portal.chat.stopped')}</small>}
      </span>
      <span className={styles.acts}>
        <Button icon={IconSend} aria-busy={test.isPending || undefined} onClick={() => test.mutate()}>
          {say('portal.chat.try')}
        </Button>
        <Button kind="ghost" onClick={() => setLeaving(true)}>
          {say('portal.chat.unlink')}
        </Button>
      </span>
      <AskFirst
        opened={isLeaving}
        title={say('portal.chat.unlink.title', { messenger: say(`notices.way.${account.bot.kind}`) })}
        text={say('portal.chat.unlink.text')}
        yes={say('portal.chat.unlink')}
        no={say('portal.chat.unlink.keep')}
        onYes={() => unlink.mutate()}
        onClose={() => setLeaving(false)}
      />
    </li>
  )
}
