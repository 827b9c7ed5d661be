import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { StaffChange, StaffMember } from '../../../src/contract/people/staff.ts'
import { isStaffRole, type StaffRole } from '../../../src/domain/access/staff.ts'
import { ROLES } from '../../../src/domain/ground/words.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import { RestoredNote } from '../audit/RestoredNote.tsx'
import { useRestored } from '../audit/restore.ts'
import { AbsencesOf } from './AbsencesOf.tsx'
import { BelongingFields } from './BelongingFields.tsx'
import { LetGo } from './LetGo.tsx'
import { LetterNote } from './LetterNote.tsx'
import { LinkOnce } from './LinkOnce.tsx'
import { LostDevice } from './LostDevice.tsx'
import styles from './People.module.css'
import { SessionsOf } from './SessionsOf.tsx'
import { stateOf, useInviteAgain, useStaff, useStaffActs, useTakeBack } from './staff.ts'
import { ViewAs } from './ViewAs.tsx'
import { WorkSettings } from './WorkSettings.tsx'

export function SpecialistPage() {
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useStaff()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  const member = data.find((one) => one.id === Number(id))
  return member ? <Page key={member.id} member={member} /> : <Missing home={paths.adminPeople} />
}

function Page({ member }: { readonly member: StaffMember }) {
  const say = useSay()
  const state = stateOf(member)
  useTitle(member.name)
  return (
    <div className={styles.page}>
      <a className="link" href={paths.adminPeople}>
        {say('admin.staff')}
      </a>
      <div className={styles.head}>
        <h1>{member.name}</h1>
        {state !== 'left' && <ViewAs id={member.id} name={member.name} />}
      </div>
      <p className={styles.about}>
        {member.email && <span>{member.email}</span>}
        {member.extension && <span>{say('admin.staff.extension.short', { extension: member.extension })}</span>}
        <span className={styles.seen} data-state={state}>
          {say(`admin.staff.is.${state}`)}
        </span>
        <a href={paths.deskSearch(member.name)} className="link">
          {say('admin.staff.open', { count: member.open })}
        </a>
      </p>
      {state === 'invited' && <Invited member={member} />}
      {state === 'left' ? (
        <Gone member={member} />
      ) : (
        <>
          <Belonging member={member} />
          <WorkSettings member={member} />
          <AbsencesOf member={member} />
          {member.hasSecondFactor && <LostDevice member={member} />}
          <SessionsOf person={member.id} />
          <LetGo member={member} />
        </>
      )}
    </div>
  )
}

function Invited({ member: { id } }: { readonly member: StaffMember }) {
  const say = useSay()
  const again = useInviteAgain(id)
  if (again.data) {
    return (
      <>
        <LetterNote link={again.data} />
        <LinkOnce link={again.data} />
      </>
    )
  }
  return (
    <div>
      <Button disabled={again.isPending} onClick={() => again.mutate()}>
        {say('admin.staff.invite.again')}
      </Button>
    </div>
  )
}

function Gone({ member }: { readonly member: StaffMember }) {
  const say = useSay()
  const back = useTakeBack(member)
  return (
    <>
      <p className="muted">{say('admin.staff.left.text')}</p>
      <div>
        <Button disabled={back.isPending} onClick={() => back.mutate()}>
          {say('admin.staff.back')}
        </Button>
      </div>
    </>
  )
}

interface TypedBelonging {
  readonly roles: readonly StaffRole[]
  readonly teamIds: readonly number[]
}

function Belonging({ member }: { readonly member: StaffMember }) {
  const say = useSay()
  const { change } = useStaffActs()
  // As it was when the page showed it: saving past somebody else's change is refused.
  const [seen, setSeen] = useState({ roles: [...member.roles], teamIds: member.teams.map(({ id }) => id) })
  const form = useForm<TypedBelonging, StaffChange, void>({
    typed: useState<TypedBelonging>(seen),
    check: ({ roles }) => ({ roles: roles.length === 0 && say('admin.staff.roles.missing') }),
    body: ({ roles, teamIds }) => ({ roles: [...roles], teamIds: [...teamIds], seen }),
    send: (body) => change(member.id, body),
    onDone: (_, { roles, teamIds }) => {
      setSeen({ roles: [...roles], teamIds: [...teamIds] })
      showToast({ text: say('admin.staff.saved') })
      restored.forget()
    },
  })
  const restored = useRestored('specialist', (state) => form.set(formerBelonging(state)))
  return (
    <form className={styles.form} {...form.wiring}>
      <RestoredNote former={restored.former} />
      <BelongingFields
        roles={form.typed.roles}
        teamIds={form.typed.teamIds}
        rolesError={form.error('roles')}
        onChange={form.set}
      />
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say('admin.staff.save')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

function formerBelonging({
  roles,
  teams,
}: {
  readonly roles?: unknown
  readonly teams?: unknown
}): Partial<TypedBelonging> {
  const ids = (list: readonly unknown[]) => list.map((one) => Number(Object(one).id)).filter(Number.isSafeInteger)
  return {
    ...(Array.isArray(roles) && { roles: ROLES.filter(isStaffRole).filter((role) => roles.includes(role)) }),
    ...(Array.isArray(teams) && { teamIds: ids(teams) }),
  }
}
