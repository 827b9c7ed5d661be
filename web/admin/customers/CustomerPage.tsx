import { useMutation } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { CustomerRecord } from '../../../src/contract/customers/customers.ts'
import type { EnterLink } from '../../../src/contract/people/staff.ts'
import { post } from '../../api.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import { LinkOnce } from '../people/LinkOnce.tsx'
import { ViewAs } from '../people/ViewAs.tsx'
import { CustomerAddresses } from './CustomerAddresses.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { GoneInto, MergesOf } from './merge/MergesOf.tsx'
import styles from './RemoteList.module.css'
import { useCustomer, useRefresh } from './records.ts'

export function NewCustomerPage() {
  const say = useSay()
  const { history } = useRouter()
  useTitle(say('admin.person.new'))
  return (
    <div className={styles.page}>
      <a className="link" href={paths.adminCustomers}>
        {say('admin.persons')}
      </a>
      <h1>{say('admin.person.new')}</h1>
      <CustomerForm record={null} onMade={(id) => history.push(paths.adminCustomer(id))} />
    </div>
  )
}

export function CustomerPage() {
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useCustomer(Number(id))
  if (data) return <Page key={data.id} record={data} />
  if (error instanceof Problem && error.status === 404) return <Missing home={paths.adminCustomers} />
  return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
}

function Page({ record }: { readonly record: CustomerRecord }) {
  const say = useSay()
  const { customer, isStaff, isMerged, archivedAt, hasEntered } = record
  useTitle(customer.name)
  return (
    <div className={styles.page}>
      <a className="link" href={paths.adminCustomers}>
        {say('admin.persons')}
      </a>
      <div className={styles.head}>
        <h1>{customer.name}</h1>
        <span className={styles.quiet}>
          {archivedAt !== null
            ? say('admin.archived')
            : say(hasEntered ? 'admin.person.entered' : 'admin.person.not-entered')}
        </span>
        {archivedAt === null && !isStaff && <ViewAs id={record.id} name={customer.name} />}
      </div>
      {isStaff ? (
        <p>
          {say('admin.person.is-staff')}{' '}
          <a className="link" href={paths.specialist(record.id)}>
            {customer.name}
          </a>
        </p>
      ) : isMerged ? (
        <GoneInto id={record.id} />
      ) : (
        <>
          <CustomerForm record={record} onMade={() => undefined} />
          <CustomerAddresses record={record} />
          <MergesOf id={record.id} />
          {archivedAt === null && <Invite id={record.id} />}
          <Leave record={record} />
        </>
      )}
    </div>
  )
}

function Invite({ id }: { readonly id: number }) {
  const say = useSay()
  const inviting = useMutation({
    mutationFn: () => post<EnterLink>(`/api/customers/${id}/invitation`),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  return (
    <section className={styles.section}>
      <h2>{say('admin.person.invite')}</h2>
      {inviting.data ? (
        <LinkOnce link={inviting.data} />
      ) : (
        <>
          <p className="muted">{say('admin.person.invite.hint')}</p>
          <div>
            <Button disabled={inviting.isPending} onClick={() => inviting.mutate()}>
              {say('admin.person.invite')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function Leave({ record: { id, customer, archivedAt } }: { readonly record: CustomerRecord }) {
  const say = useSay()
  const refresh = useRefresh()
  const [isAsking, setAsking] = useState(false)
  const { name } = customer
  const turning = useMutation({
    mutationFn: (to: 'archiving' | 'return') => post(`/api/customers/${id}/${to}`),
    onSuccess: (_, to) =>
      showToast({ text: say(to === 'return' ? 'admin.org.return.done' : 'admin.org.archive.done', { name }) }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: refresh,
  })
  return (
    <div>
      {archivedAt === null ? (
        <Button kind="danger" disabled={turning.isPending} onClick={() => setAsking(true)}>
          {say('admin.archive')}
        </Button>
      ) : (
        <Button disabled={turning.isPending} onClick={() => turning.mutate('return')}>
          {say('admin.return')}
        </Button>
      )}
      <AskFirst
        opened={isAsking}
        title={say('admin.person.archive.title', { name })}
        text={say('admin.person.archive.text')}
        yes={say('admin.archive')}
        no={say('admin.archive.no')}
        onYes={() => turning.mutate('archiving')}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
