import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { apiToken, newApiToken } from '../../../src/contract/people/session.ts'
import { get, post, remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

type Token = z.infer<typeof apiToken>

const KEY = ['tokens']

/** Keys for programs; each is shown once, when it is made. */
export function Tokens() {
  const say = useSay()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<{ tokens: readonly Token[] }>('/api/tokens', signal),
  })
  const making = useMutation({
    mutationFn: () => post<z.infer<typeof newApiToken>>('/api/tokens', { name: name.trim() }),
    onSuccess: () => setName(''),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') making.mutate()
  }
  return (
    <Sheet title={say('portal.tokens')} lead={say('portal.tokens.lead')}>
      <ul className={styles.lines}>
        {data?.tokens.map((token) => (
          <Line key={token.id} token={token} />
        ))}
      </ul>
      {making.data && <NewToken token={making.data.token} />}
      <form className={styles.two} onSubmit={submit} noValidate>
        <TextField
          label={say('portal.tokens.name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.save}>
          <Button type="submit" disabled={making.isPending}>
            {say('portal.tokens.make')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function NewToken({ token }: { readonly token: string }) {
  const say = useSay()
  const copy = async () => {
    await navigator.clipboard.writeText(token)
    showToast({ text: say('portal.tokens.copied') })
  }
  return (
    <div role="status">
      <p>{say('portal.tokens.once')}</p>
      <p className={styles.secret}>{token}</p>
      {window.isSecureContext && <Button onClick={() => void copy()}>{say('portal.tokens.copy')}</Button>}
    </div>
  )
}

function Line({ token }: { readonly token: Token }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const queries = useQueryClient()
  const revoking = useMutation({
    mutationFn: () => remove(`/api/tokens/${token.id}`),
    onSuccess: () => showToast({ text: say('portal.tokens.revoked') }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
  const used = token.usedAt
    ? say('portal.tokens.used', { at: formats.moment(token.usedAt, now) })
    : say('portal.tokens.unused', { at: formats.date(token.createdAt, now) })
  return (
    <li>
      <span className={styles.words}>
        {token.name}
        <small>{used}</small>
      </span>
      <Button kind="danger" disabled={revoking.isPending} onClick={() => revoking.mutate()}>
        {say('portal.tokens.revoke')}
      </Button>
    </li>
  )
}
