import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { apiToken, apiTokenOrder, newApiToken } from '../../../src/contract/people/session.ts'
import { get, post, remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { useMe } from '../../session.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

type Token = z.infer<typeof apiToken>

const KEY = ['tokens']
const DAYS = ['30', '90', '365', ''] as const

interface Typed {
  readonly name: string
  readonly days: (typeof DAYS)[number]
  readonly writes: boolean
  readonly administers: boolean
}

const NOTHING: Typed = { name: '', days: '365', writes: true, administers: false }

/** Keys for programs; each is shown once, when it is made. */
export function Tokens() {
  const say = useSay()
  const queries = useQueryClient()
  const [made, setMade] = useState<string | null>(null)
  const { abilities } = useMe()
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<{ tokens: readonly Token[] }>('/api/tokens', signal),
  })
  const form = useForm({
    typed: useState(NOTHING),
    check: ({ name }) => ({ name: name.trim() === '' && say('portal.tokens.name.missing') }),
    body: ({ name, days, writes, administers }): z.input<typeof apiTokenOrder> => ({
      name: name.trim(),
      scopes: ['read', ...(writes ? (['write'] as const) : []), ...(administers ? (['administration'] as const) : [])],
      ...(days !== '' && { days: Number(days) }),
    }),
    send: (body, key) => post<z.infer<typeof newApiToken>>('/api/tokens', body, key),
    onDone: ({ token }) => {
      setMade(token)
      form.reset(NOTHING)
      return queries.invalidateQueries({ queryKey: KEY })
    },
  })
  return (
    <Sheet title={say('portal.tokens')} lead={say('portal.tokens.lead')}>
      <ul className={styles.lines}>
        {data?.tokens.map((token) => (
          <Line key={token.id} token={token} />
        ))}
      </ul>
      {made && <NewToken token={made} />}
      <form className={styles.two} {...form.wiring}>
        <TextField label={say('portal.tokens.name')} maxLength={100} {...form.text('name')} />
        <Select
          label={say('portal.tokens.days')}
          placeholder={say('portal.tokens.days')}
          options={DAYS.map((value) => ({ value, label: say(`portal.tokens.days.${value || 'never'}`) }))}
          {...form.choice('days')}
        />
        <Check
          label={say('portal.tokens.writes')}
          hint={say('portal.tokens.writes.hint')}
          on={form.typed.writes}
          onChange={(writes) => form.set({ writes })}
        />
        {(abilities.administer || abilities.manageTerms || abilities.manageCatalogue) && (
          <Check
            label={say('portal.tokens.administers')}
            hint={say('portal.tokens.administers.hint')}
            on={form.typed.administers}
            onChange={(administers) => form.set({ administers })}
          />
        )}
        <FormTrouble form={form} />
        <div className={styles.save}>
          <SendButton form={form} kind="default">
            {say('portal.tokens.make')}
          </SendButton>
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
  const [isAsking, setAsking] = useState(false)
  const revoking = useMutation({
    mutationFn: () => remove(`/api/tokens/${token.id}`),
    onSuccess: () => showToast({ text: say('portal.tokens.revoked') }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
  const used = token.usedAt
    ? say('portal.tokens.used', { at: formats.moment(token.usedAt, now) })
    : say('portal.tokens.unused', { at: formats.date(token.createdAt, now) })
  const until = token.expiresAt && say('portal.tokens.until', { at: formats.date(token.expiresAt, now) })
  return (
    <li>
      <span className={styles.words}>
        {token.name}
        <small>{[scopesOf(token, say), until, used].filter(Boolean).join(' · ')}</small>
      </span>
      <Button kind="danger" disabled={revoking.isPending} onClick={() => setAsking(true)}>
        {say('portal.tokens.revoke')}
      </Button>
      <AskFirst
        opened={isAsking}
        title={say('portal.tokens.revoke.title', { name: token.name })}
        text={say('portal.tokens.revoke.text')}
        yes={say('portal.tokens.revoke')}
        no={say('portal.tokens.revoke.not')}
        onYes={() => revoking.mutate()}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}

function scopesOf({ scopes }: Token, say: ReturnType<typeof useSay>): string {
  if (scopes.includes('administration')) return say('portal.tokens.may.administration')
  return say(scopes.includes('write') ? 'portal.tokens.may.write' : 'portal.tokens.may.read')
}
