import { type ReactNode, useState } from 'react'
import type { Invitation, InvitationLink } from '../../../src/contract/people/staff.ts'
import type { StaffRole } from '../../../src/domain/access/staff.ts'
import type { Language } from '../../../src/texts/language.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { BelongingFields } from './BelongingFields.tsx'
import { LetterNote } from './LetterNote.tsx'
import { LinkOnce } from './LinkOnce.tsx'
import styles from './People.module.css'
import { useStaffActs } from './staff.ts'

const LANGUAGES = ['ru', 'en'] as const

interface TypedInvitation {
  readonly name: string
  readonly email: string
  readonly roles: readonly StaffRole[]
  readonly teamIds: readonly number[]
  readonly locale: Language
  readonly byLetter: boolean
}

const EMPTY = { name: '', email: '', roles: ['specialist'], teamIds: [], byLetter: true } as const

/** Somebody new on the desk, on a page of its own. */
export function NewSpecialistPage() {
  const say = useSay()
  useTitle(say('admin.staff.invite.title'))
  return (
    <div className={styles.page}>
      <a className="link" href={paths.adminPeople}>
        {say('admin.staff')}
      </a>
      <InviteSpecialist heading={(text) => <h1>{text}</h1>} />
    </div>
  )
}

/** A name, an address, what he may do. Then his link, to be handed over. */
export function InviteSpecialist({ heading }: { readonly heading: (text: string) => ReactNode }) {
  const say = useSay()
  const { invite } = useStaffActs()
  const [language] = useLanguage()
  const empty: TypedInvitation = { ...EMPTY, locale: language }
  const [made, setMade] = useState<(InvitationLink & { readonly name: string; readonly wanted: boolean }) | null>(null)
  const form = useForm<TypedInvitation, Invitation, InvitationLink>({
    typed: useState(empty),
    check: ({ name, email, roles }) => ({
      name: name.trim() === '' && say('admin.staff.name.missing'),
      email: !/^\S+@\S+\.\S+$/.test(email.trim()) && say('admin.staff.email.missing'),
      roles: roles.length === 0 && say('admin.staff.roles.missing'),
    }),
    body: ({ name, email, roles, teamIds, locale, byLetter }) => ({
      locale,
      byLetter,
      name: name.trim(),
      email: email.trim(),
      roles: [...roles],
      teamIds: [...teamIds],
    }),
    send: invite,
    places: { 'person.address-taken': 'email', '/email': 'email', '/name': 'name' },
    onDone: (link, { name, byLetter = true }) => setMade({ ...link, name, wanted: byLetter }),
  })
  const another = () => {
    form.reset(empty)
    setMade(null)
  }
  return (
    <>
      {heading(made ? say('admin.staff.invited', { name: made.name }) : say('admin.staff.invite.title'))}
      {made ? (
        <>
          {made.wanted && <LetterNote link={made} />}
          <LinkOnce link={made} />
          <div>
            <Button onClick={another}>{say('admin.staff.another')}</Button>
          </div>
        </>
      ) : (
        <form className={styles.form} {...form.wiring}>
          <div className={styles.two}>
            <TextField label={say('admin.staff.name')} autoComplete="off" maxLength={200} {...form.text('name')} />
            <TextField
              label={say('admin.staff.email')}
              type="email"
              autoComplete="off"
              maxLength={200}
              hint={say('admin.staff.email.hint')}
              {...form.text('email')}
            />
          </div>
          <BelongingFields
            roles={form.typed.roles}
            teamIds={form.typed.teamIds}
            rolesError={form.error('roles')}
            onChange={form.set}
          />
          <Segmented
            label={say('admin.staff.language')}
            options={LANGUAGES.map((value) => ({ value, label: say(`admin.staff.language.${value}`) }))}
            value={form.typed.locale}
            onChange={(locale) => form.set({ locale })}
          />
          <Check
            label={say('admin.staff.letter')}
            hint={say('admin.staff.letter.hint')}
            on={form.typed.byLetter}
            onChange={(byLetter) => form.set({ byLetter })}
          />
          <FormTrouble form={form} />
          <div>
            <SendButton form={form}>{say('admin.staff.invite')}</SendButton>
          </div>
          <Unsaved form={form} />
        </form>
      )}
    </>
  )
}
