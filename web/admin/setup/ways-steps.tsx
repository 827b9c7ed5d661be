import { useState } from 'react'
import { MESSENGERS, type MessengerKind } from '../../../src/domain/messenger/kinds.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { MailboxForm } from '../mail/MailboxForm.tsx'
import { useKeeping, useMailboxes } from '../mail/mailboxes.ts'
import { BotForm } from '../messenger/BotForm.tsx'
import { useBots } from '../messenger/bots.ts'

/** The first mailbox, or how it is called that is there. */
export function MailStep() {
  const say = useSay()
  const keep = useKeeping(null)
  const { data, error, refetch } = useMailboxes()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  const [mailbox] = data.mailboxes
  if (!mailbox) {
    return <MailboxForm mailbox={null} sendingServer={data.sendingServer} keep={keep} onKept={() => void refetch()} />
  }
  return (
    <p role="status">
      {say('admin.guide.mail.there', { address: mailbox.address })}{' '}
      <a className="link" href={paths.mailbox(mailbox.id)}>
        {say('admin.guide.settings')}
      </a>
    </p>
  )
}

/** The bot, with its name as soon as the messenger has said it. */
export function BotStep() {
  const say = useSay()
  const [kind, setKind] = useState<MessengerKind>('telegram')
  const { data, error, refetch } = useBots()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  const bot = data.bots.find((one) => one.kind === kind) ?? null
  return (
    <>
      <Segmented
        label={say('admin.guide.name.messenger')}
        value={kind}
        options={MESSENGERS.map((value) => ({ value, label: say(`admin.${value}`) }))}
        onChange={setKind}
      />
      <BotForm key={`${kind} ${bot?.id ?? 'new'}`} kind={kind} bot={bot} bots={data} onMade={() => void refetch()} />
    </>
  )
}
