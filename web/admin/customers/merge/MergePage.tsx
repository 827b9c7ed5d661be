import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { MergePlan } from '../../../../src/contract/customers/merges.ts'
import { post } from '../../../api.ts'
import { FormTrouble } from '../../../form/FormTrouble.tsx'
import { SendButton } from '../../../form/SendButton.tsx'
import { useForm } from '../../../form/use-form.ts'
import { Failed, Loading } from '../../../frame/Loaded.tsx'
import { Missing } from '../../../frame/Missing.tsx'
import { useSay } from '../../../language.ts'
import { paths } from '../../../paths.ts'
import { Problem } from '../../../problem.ts'
import { useTitle } from '../../../title.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { type Found, PickOne } from '../PickOne.tsx'
import styles from '../RemoteList.module.css'
import { listOf, useCustomer, useRefresh } from '../records.ts'
import { useAddressQuery } from '../use-query.ts'
import merge from './Merge.module.css'
import { useCountLines, useMergePlan } from './merges.ts'
import { Lines } from './Part.tsx'

/** Who stays, who goes over to him, and what that does, before it is done. */
export function MergePage() {
  const say = useSay()
  const { id } = useParams({ strict: false })
  const { get } = useAddressQuery()
  const { data, error, refetch } = useCustomer(Number(id))
  const other = get('with')
  useTitle(say('admin.merge.title'))
  if (error instanceof Problem && error.status === 404) return <Missing home={paths.adminCustomers} />
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  return (
    <div className={styles.page}>
      <a className="link" href={paths.adminCustomer(data.id)}>
        {data.customer.name}
      </a>
      <h1>{say('admin.merge.title')}</h1>
      <p className="muted">{say('admin.merge.lead')}</p>
      {other === null ? (
        <Pick id={data.id} />
      ) : (
        <Planned key={`${data.id} ${other}`} kept={data.id} gone={Number(other)} />
      )}
    </div>
  )
}

function Pick({ id }: { readonly id: number }) {
  const say = useSay()
  const { go } = useAddressQuery()
  return (
    <div className={styles.form}>
      <PickOne<Found>
        label={say('admin.merge.pick')}
        name="merge"
        value={null}
        onChange={(one) => one && go({ with: String(one.id) })}
        find={async (words, signal) => {
          const { items } = await listOf('customers', `archived=false&limit=20&q=${encodeURIComponent(words)}`, signal)
          return items
            .filter((one) => one.id !== id)
            .map((one) => ({
              id: one.id,
              name: one.name,
              note: [one.email, one.phone, ...one.places].filter(Boolean).join(' · '),
            }))
        }}
      />
    </div>
  )
}

function Planned({ kept, gone }: { readonly kept: number; readonly gone: number }) {
  const { data, error, refetch } = useMergePlan(kept, gone)
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  return <Merging plan={data} onChanged={() => void refetch()} />
}

function Merging({ plan, onChanged }: { readonly plan: MergePlan; readonly onChanged: () => void }) {
  const say = useSay()
  const refresh = useRefresh()
  const { history } = useRouter()
  const { kept, gone } = plan
  const form = useForm({
    typed: useState({}),
    body: () => ({ goneId: gone.id, mark: plan.mark }),
    send: (body, key) => post(`/api/customers/${kept.id}/merges`, body, key),
    onRefused: ({ code }) => code === 'merge.changed' && onChanged(),
    onDone: async () => {
      showToast({ text: say('admin.merge.done', { gone: gone.name, kept: kept.name }) })
      history.push(paths.adminCustomer(kept.id))
      await refresh()
    },
  })
  return (
    <form className={merge.plan} {...form.wiring}>
      <div className={merge.two}>
        <Side label={say('admin.merge.stays')} person={kept} stays />
        <Side label={say('admin.merge.goes')} person={gone} />
      </div>
      <div>
        <a className={buttonClass()} href={paths.mergeCustomer(gone.id, kept.id)}>
          {say('admin.merge.swap')}
        </a>
      </div>
      <Effect plan={plan} />
      <FormTrouble form={form} />
      <div className={styles.buttons}>
        <SendButton form={form}>{say('admin.merge.do', { name: kept.name })}</SendButton>
        <Button onClick={() => history.push(paths.adminCustomer(kept.id))}>{say('admin.merge.cancel')}</Button>
      </div>
    </form>
  )
}

interface SideProps {
  readonly label: string
  readonly person: { readonly id: number; readonly name: string }
  readonly stays?: boolean
}

function Side({ label, person, stays = false }: SideProps) {
  const { data } = useCustomer(person.id)
  const known = [
    data?.customer.position,
    ...(data?.addresses ?? []).map(({ value }) => value),
    ...(data?.customer.places ?? []).map(({ organisation, venue }) => venue ?? organisation),
  ].filter((one): one is string => Boolean(one))
  return (
    <section className={merge.side} data-stays={stays || undefined} aria-label={label}>
      <span className={styles.quiet}>{label}</span>
      <strong>{person.name}</strong>
      {known.map((line) => (
        <span key={line} className={styles.quiet}>
          {line}
        </span>
      ))}
    </section>
  )
}

function Effect({ plan }: { readonly plan: MergePlan }) {
  const say = useSay()
  const linesOf = useCountLines()
  const { kept, gone, addresses, reading, codeLeft } = plan
  const [over, remains] = [linesOf(plan.goesOver, addresses), linesOf(plan.remains)]
  return (
    <section className={styles.section} aria-live="polite">
      <h2>{say('admin.merge.over')}</h2>
      <Lines lines={over.length > 0 ? over : [say('admin.merge.over.none')]} />
      {(remains.length > 0 || codeLeft !== null) && (
        <>
          <h3>{say('admin.merge.remains')}</h3>
          <Lines lines={[...remains, ...(codeLeft === null ? [] : [say('admin.merge.code', { code: codeLeft })])]} />
        </>
      )}
      {reading.more > 0 ? (
        <div className={merge.look}>
          <strong>{say('admin.merge.reading', { count: reading.more, name: kept.name })}</strong>
          {reading.some.map(({ number, subject }) => (
            <a key={number} className="link" href={paths.deskRequest(number)}>
              {`№${number} ${subject}`}
            </a>
          ))}
        </div>
      ) : (
        <p className="muted">{say('admin.merge.reading.none')}</p>
      )}
      {addresses.length > 0 && <p className="muted">{say('admin.merge.ways-in', { name: kept.name })}</p>}
      <p className="muted">{say('admin.merge.sessions', { name: gone.name })}</p>
    </section>
  )
}
