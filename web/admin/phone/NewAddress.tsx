import { useState } from 'react'
import { useSay } from '../../language.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { useRenewingAddress } from './exchanges.ts'

/** Another address for events, where the old one was seen by somebody; it leads nowhere at once, so one is asked. */
export function NewAddress({ exchange }: { readonly exchange: number }) {
  const say = useSay()
  const [asks, setAsks] = useState(false)
  const renew = useRenewingAddress(exchange)
  return (
    <>
      <button type="button" className="link" onClick={() => setAsks(true)}>
        {say('admin.phone.hook.renew')}
      </button>
      <AskFirst
        opened={asks}
        title={say('admin.phone.hook.renew.title')}
        text={say('admin.phone.hook.renew.text')}
        yes={say('admin.phone.hook.renew.yes')}
        no={say('admin.phone.hook.renew.no')}
        onYes={() => void renew()}
        onClose={() => setAsks(false)}
      />
    </>
  )
}
