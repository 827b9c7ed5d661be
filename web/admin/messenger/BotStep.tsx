import { useState } from 'react'
import { MESSENGERS, type MessengerKind } from '../../../src/domain/messenger/kinds.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { BotForm } from './BotForm.tsx'
import { useBots } from './bots.ts'

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
