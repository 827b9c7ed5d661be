import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { PersonCard } from '../../../src/contract/request/request.ts'
import { isPlainAddress } from '../../../src/domain/people/address.ts'
import { get } from '../../api.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './PhoneRule.module.css'
import { Script } from './Script.tsx'
import { type Caller, useTurnAway, useTurnedAway } from './turned-away.ts'

/** What the caller is told, and how the way that is open to him reaches him: by letter, by SMS, or read aloud. Either way it is kept. */
export function WayOut({ caller }: { readonly caller: Caller }) {
  const say = useSay()
  const address = `${location.origin}${paths.newRequest()}`
  const copy = () => {
    navigator.clipboard.writeText(address).catch(() => undefined)
    showToast({ text: say('desk.new.phone.copied') })
  }
  return (
    <>
      <h3>{say('desk.new.phone.script')}</h3>
      <Script address={address} />
      <SendLink key={caller.person} caller={caller} />
      <p>
        <Button kind="ghost" onClick={copy}>
          {say('desk.new.phone.copy')}
        </Button>
      </p>
    </>
  )
}

function SendLink({ caller }: { readonly caller: Caller }) {
  const say = useSay()
  const { data } = useTurnedAway(caller.person)
  const own = useOwnMail(caller.person)
  const { turnAway, isSending } = useTurnAway(caller)
  const [typed, setTyped] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  if (!data) return null
  const isTyped = typed !== null || !data.hasMail
  const send = async () => {
    const to = (typed ?? '').trim()
    if (isTyped && !isPlainAddress(to)) return setTrouble(say('desk.new.away.mail.wrong'))
    setTrouble(await turnAway({ letter: isTyped ? to : 'main' }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void send()
  }
  return (
    <div className={styles.send}>
      {isTyped ? (
        <TextField
          label={say('desk.new.away.mail')}
          type="email"
          maxLength={320}
          autoComplete="off"
          value={typed ?? ''}
          error={trouble ?? undefined}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
      ) : (
        <p>
          {own ? say('desk.new.away.to', { address: own }) : say('desk.new.away.to-own')}{' '}
          <button type="button" className="link" onClick={() => setTyped('')}>
            {say('desk.new.away.other')}
          </button>
        </p>
      )}
      {trouble && !isTyped && <p role="alert">{trouble}</p>}
      <p className={styles.buttons}>
        <Button
          kind="primary"
          reason={isSending ? say('desk.new.away.sending') : undefined}
          onClick={() => void send()}
        >
          {say('desk.new.away.send')}
        </Button>
        {data.takesSms && data.hasPhone && (
          <Button onClick={async () => setTrouble(await turnAway({ letter: null, sms: 'own' }))}>
            {say('desk.new.away.text')}
          </Button>
        )}
        <Button onClick={async () => setTrouble(await turnAway({ letter: null }))}>{say('desk.new.away.keep')}</Button>
      </p>
    </div>
  )
}

/** His first mail address, where one may see it. */
function useOwnMail(person: number): string | null {
  const { data } = useQuery({
    queryKey: ['person', person],
    queryFn: ({ signal }) => get<PersonCard>(`/api/people/${person}`, signal),
  })
  return data?.addresses.find(({ kind }) => kind === 'email')?.value ?? null
}
