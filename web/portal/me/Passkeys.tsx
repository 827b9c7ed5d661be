import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SecondFactor as Kept, Passkey } from '../../../src/contract/people/session.ts'
import { get, newKey, post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { canUsePasskeys, shownFactor } from '../../passkeys.ts'
import { NewPasskey } from '../../sign-in/NewPasskey.tsx'
import { ProofField } from '../../sign-in/ProofField.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { SECOND_FACTOR } from './SecondFactor.tsx'
import { Sheet } from './Sheet.tsx'

/** Keys that a device or an account keeps: a way in of its own, and a second factor. */
export function Passkeys() {
  const say = useSay()
  const queries = useQueryClient()
  const [isAdding, setAdding] = useState(false)
  const { data } = useQuery({
    queryKey: SECOND_FACTOR,
    queryFn: ({ signal }) => get<Kept>('/api/me/second-factor', signal),
  })
  const told = (text: string) => {
    showToast({ text })
    void queries.invalidateQueries({ queryKey: SECOND_FACTOR })
    void queries.invalidateQueries({ queryKey: ['sessions'] })
  }
  const keys = data?.passkeys ?? []
  const added = () => {
    setAdding(false)
    told(say('portal.passkeys.done'))
  }
  return (
    <Sheet title={say('portal.passkeys')} lead={say('portal.passkeys.lead')}>
      {keys.length > 0 && (
        <ul className={styles.lines}>
          {keys.map((one) => (
            <Line key={one.id} passkey={one} onGone={() => told(say('portal.passkeys.gone'))} />
          ))}
        </ul>
      )}
      {!canUsePasskeys() && <p className="muted">{say('portal.passkeys.insecure')}</p>}
      {data && canUsePasskeys() && isAdding && (
        <NewPasskey hasFactor={data.since !== null || keys.length > 0} hasKeys={keys.length > 0} onDone={added} />
      )}
      {data && canUsePasskeys() && !isAdding && (
        <div>
          <Button onClick={() => setAdding(true)}>{say('portal.passkeys.add')}</Button>
        </div>
      )}
    </Sheet>
  )
}

function Line({ passkey, onGone }: { readonly passkey: Passkey; readonly onGone: () => void }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const [isAsking, setAsking] = useState(false)
  const { name, synced, addedAt, usedAt } = passkey
  const close = () => setAsking(false)
  const about = [
    say('portal.passkeys.added', { at: formats.date(addedAt, now) }),
    usedAt === null ? say('portal.passkeys.unused') : say('portal.passkeys.used', { at: formats.moment(usedAt, now) }),
    synced && say('portal.passkeys.synced'),
  ]
  return (
    <li>
      <span className={styles.words}>
        {name}
        <small>{about.filter(Boolean).join(' · ')}</small>
      </span>
      <Button aria-label={say('portal.passkeys.remove.of', { name })} onClick={() => setAsking(true)}>
        {say('portal.passkeys.remove')}
      </Button>
      <Dialog opened={isAsking} onClose={close} title={say('portal.passkeys.remove.title', { name })}>
        <Removal passkey={passkey} onClose={close} onGone={onGone} />
      </Dialog>
    </li>
  )
}

interface RemovalProps {
  readonly passkey: Passkey
  readonly onClose: () => void
  readonly onGone: () => void
}

function Removal({ passkey, onClose, onGone }: RemovalProps) {
  const say = useSay()
  const form = useForm({
    typed: useState({ code: '' }),
    body: ({ code }) => code.trim(),
    send: async (code) => post(`/api/me/passkeys/${passkey.id}/removal`, { proof: await shownFactor(code) }, newKey()),
    places: { 'second-factor.wrong': 'code', 'sign-in.too-many-attempts': 'code', 'input.invalid': 'code' },
    onDone: () => {
      onClose()
      onGone()
    },
  })
  return (
    <form className={styles.removal} {...form.wiring}>
      <p>{say('portal.passkeys.remove.text')}</p>
      <ProofField hasKeys {...form.text('code')} />
      <FormTrouble form={form} />
      <div className={styles.choices}>
        <SendButton form={form} kind="danger">
          {say('portal.passkeys.remove.do')}
        </SendButton>
        <Button onClick={onClose}>{say('portal.passkeys.remove.not')}</Button>
      </div>
    </form>
  )
}
