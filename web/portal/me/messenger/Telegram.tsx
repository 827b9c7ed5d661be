import { IconCheck, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import type { Account } from '../../../../src/contract/messenger/bots.ts'
import { useNow } from '../../../clock.ts'
import { useFormats, useSay } from '../../../language.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Sheet } from '../Sheet.tsx'
import { useAccountChanges, useAccounts } from './accounts.ts'
import { Linking } from './Linking.tsx'
import styles from './Messenger.module.css'

/** One's own chat with the bot: a square and a code to link it, or what is linked. Without a bot there is nothing to show. */
export function Telegram() {
  const say = useSay()
  const [before, setBefore] = useState<number | null>(null)
  const { data } = useAccounts(before)
  const bot = data?.bots[0]
  if (!data || (!bot && data.accounts.length === 0)) return null
  const isLinked = data.accounts.length > 0
  return (
    <Sheet
      title={say(isLinked ? 'portal.telegram.done' : 'portal.telegram')}
      {...(!isLinked && { lead: say('portal.telegram.lead') })}
    >
      {isLinked && (
        <ul className={styles.accounts}>
          {data.accounts.map((account) => (
            <Linked key={account.id} account={account} />
          ))}
        </ul>
      )}
      {bot && (
        <Linking
          key={data.accounts.length}
          bot={bot}
          isFirst={!isLinked}
          onBegin={() => setBefore(data.accounts.length)}
        />
      )}
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
        {say('portal.telegram.account', {
          name: username === null ? name : `@${username}`,
          at: formats.moment(linkedAt, now),
        })}
        {blockedAt && <small>{say('portal.telegram.stopped')}</small>}
      </span>
      <span className={styles.acts}>
        <Button icon={IconSend} aria-busy={test.isPending || undefined} onClick={() => test.mutate()}>
          {say('portal.telegram.try')}
        </Button>
        <Button kind="ghost" onClick={() => setLeaving(true)}>
          {say('portal.telegram.unlink')}
        </Button>
      </span>
      <AskFirst
        opened={isLeaving}
        title={say('portal.telegram.unlink.title')}
        text={say('portal.telegram.unlink.text')}
        yes={say('portal.telegram.unlink')}
        no={say('portal.telegram.unlink.keep')}
        onYes={() => unlink.mutate()}
        onClose={() => setLeaving(false)}
      />
    </li>
  )
}
