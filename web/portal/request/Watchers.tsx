import { IconUserPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { RequestDetails, Standing } from '../../../src/contract/request/request.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
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
  const [address, setAddress] = useState('')
  const adding = useMutation({
    mutationFn: () => post<Standing>(`/api/requests/${number}/watchers`, { address: address.trim() }),
    onSuccess: async () => {
      await refresh()
      showToast({ text: say('portal.watch.added') })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (address.trim() !== '') adding.mutate()
  }
  const trouble = adding.error && say(isUnknown(adding.error) ? 'portal.watch.unknown' : textOfProblem(adding.error))
  return (
    <form className={styles.add} onSubmit={submit} noValidate>
      <TextField
        label={say('portal.watch.address')}
        autoFocus
        autoCapitalize="none"
        inputMode="email"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        error={trouble}
      />
      <div>
        <Button type="submit" kind="primary" disabled={adding.isPending}>
          {say('portal.watch.do')}
        </Button>
        <Button onClick={onDone}>{say('portal.cancel')}</Button>
      </div>
    </form>
  )
}

function isUnknown(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'person.not-found' || error.code === 'input.invalid')
}
