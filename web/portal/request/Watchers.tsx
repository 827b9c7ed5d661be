import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import type { Standing } from '../../../src/contract/request/request-changes.ts'
import { post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import type { Problem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focus.ts'
import { Icon } from '../../ui/Icon.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Fact } from './Fact.tsx'
import styles from './Facts.module.css'
import { useRefresh } from './request.ts'

/** Who follows, and the way to bring in a colleague. */
export function Watchers({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  const [isAdding, setAdding] = useState(false)
  if (request.watchers.length === 0 && !request.may.addWatcher) return null
  return (
    <Fact name={say('portal.fact.watchers')}>
      {request.watchers.map(({ id, name }) => (
        <span key={id} className={styles.time}>
          {name}
        </span>
      ))}
      {isAdding && <AddForm number={request.number} onDone={() => setAdding(false)} />}
      {!isAdding && request.may.addWatcher && (
        <button type="button" className={styles.ask} onClick={() => setAdding(true)}>
          <Icon of={IconUserPlus} size={20} />
          {say('portal.watch.add')}
        </button>
      )}
    </Fact>
  )
}

function AddForm({ number, onDone }: { readonly number: number; readonly onDone: () => void }) {
  const say = useSay()
  const refresh = useRefresh(number)
  const form = useForm({
    typed: useState({ address: '' }),
    check: ({ address }) => ({ address: address.trim() === '' && say('sign-in.address.missing') }),
    body: ({ address }) => ({ address: address.trim() }),
    send: (body, key) => post<Standing>(`/api/requests/${number}/watchers`, body, key),
    places: { 'person.not-found': 'address', 'input.invalid': 'address' },
    refusal: (problem) => (isUnknown(problem) ? say('portal.watch.unknown') : undefined),
    onDone: async () => {
      await refresh()
      showToast({ text: say('portal.watch.added') })
      onDone()
    },
  })
  return (
    <form className={styles.add} {...form.wiring}>
      <TextField
        label={say('portal.watch.address')}
        ref={focusAtOnce}
        autoCapitalize="none"
        inputMode="email"
        {...form.text('address')}
      />
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say('portal.watch.do')}</SendButton>
        <Button onClick={onDone}>{say('portal.cancel')}</Button>
      </div>
    </form>
  )
}

function isUnknown({ code }: Problem): boolean {
  return code === 'person.not-found' || code === 'input.invalid'
}
