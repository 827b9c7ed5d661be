import { type FormEvent, useState } from 'react'
import { isPlainAddress } from '../../../src/domain/people/address.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { AddressLine, WaitingLine } from './AddressLines.tsx'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'
import { useAddresses, useConfirming } from './use-addresses.ts'

/** Every address that the person writes from. A new one counts when its reader pressed the button in our letter. */
export function Addresses() {
  const say = useSay()
  const { data, error, refetch } = useAddresses()
  return (
    <Sheet title={say('portal.addresses')} lead={say('portal.addresses.lead')}>
      {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />)}
      {data && (
        <ul className={styles.lines}>
          {data.items.map((address) => (
            <AddressLine key={address.id} address={address} all={data.items} />
          ))}
          {data.waiting.map((waiting) => (
            <WaitingLine key={waiting.id} waiting={waiting} />
          ))}
        </ul>
      )}
      <NewAddress />
    </Sheet>
  )
}

function NewAddress() {
  const say = useSay()
  const confirming = useConfirming()
  const [typed, setTyped] = useState('')
  const [isComplaining, setComplaining] = useState(false)
  const address = typed.trim().toLowerCase()
  const isWrong = !isPlainAddress(address)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setComplaining(isWrong)
    if (!isWrong) confirming.mutate(address, { onSuccess: () => setTyped('') })
  }
  const refused = confirming.error && say(wordsOf(confirming.error))
  return (
    <form className={styles.two} onSubmit={submit} noValidate>
      <TextField
        label={say('portal.addresses.new')}
        type="email"
        autoComplete="email"
        maxLength={254}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          confirming.reset()
        }}
        error={(isComplaining && isWrong && say('portal.addresses.wrong')) || refused}
      />
      <div className={styles.save}>
        <Button type="submit" disabled={confirming.isPending}>
          {say('portal.addresses.add')}
        </Button>
      </div>
    </form>
  )
}

function wordsOf(error: Error) {
  const because = error instanceof Problem ? error.facts.because : undefined
  if (because === 'ours') return 'portal.addresses.ours'
  return because === 'too_many' ? 'portal.addresses.too-many' : textOfProblem(error)
}
