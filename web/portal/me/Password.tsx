import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { put } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

const SHORTEST = 10

/** A password is an option: a code by mail always works. Setting one ends every other session and all tokens of programs. */
export function Password() {
  const say = useSay()
  const { name } = useMe()
  const queries = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isComplaining, setComplaining] = useState(false)
  const saving = useMutation({
    mutationFn: () => put('/api/me/password', { next, ...(current !== '' && { current }) }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      setComplaining(false)
      showToast({ text: say('portal.password.saved') })
      void queries.invalidateQueries({ queryKey: ['tokens'] })
      void queries.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setComplaining(true)
    if (next.length >= SHORTEST) saving.mutate()
  }
  const { error } = saving
  const isWrong = error instanceof Problem && error.code === 'sign-in.failed'
  const isShort = isComplaining && next.length < SHORTEST
  return (
    <Sheet title={say('portal.password')} lead={say('portal.password.lead')}>
      <form className={styles.two} onSubmit={submit} noValidate>
        <input type="text" hidden readOnly autoComplete="username" value={name} />
        <TextField
          label={say('portal.password.current')}
          hint={say('portal.password.current.hint')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          error={isWrong && say('portal.password.wrong')}
        />
        <TextField
          label={say('portal.password.next')}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.target.value)}
          error={(isShort && say('refusal.password.too-weak')) || (error && !isWrong && say(textOfProblem(error)))}
        />
        <div className={styles.save}>
          <Button type="submit" disabled={saving.isPending}>
            {say('portal.password.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
