import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Company } from '../../../src/contract/customers/company.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { useMe } from '../../session.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Company.module.css'
import { useRefreshCompany } from './company.ts'

type Person = Company['people'][number]

export function People({ people }: Pick<Company, 'people'>) {
  const say = useSay()
  if (people.length === 0) return <p className={styles.empty}>{say('portal.company.nothing')}</p>
  return (
    <ul className={styles.sheet}>
      {people.map((one) => (
        <Line key={one.id} one={one} />
      ))}
    </ul>
  )
}

function Line({ one }: { readonly one: Person }) {
  const say = useSay()
  const me = useMe()
  const { id, name, places, hasEntered } = one
  const [place] = places
  return (
    <li>
      <Avatar name={name} size={32} />
      <span className={styles.words}>
        <strong>{name}</strong>
        <small>{[...new Set(places.map(({ where }) => where))].join(', ')}</small>
      </span>
      <span className={styles.quiet}>
        {place && say(`portal.company.role.${place.role}`)}
        {!hasEntered && ` · ${say('portal.company.not-entered')}`}
      </span>
      {id === me.id ? <span className={styles.noMenu} /> : <Actions one={one} />}
    </li>
  )
}

function Actions({ one: { id, name } }: { readonly one: Person }) {
  const say = useSay()
  const refresh = useRefreshCompany()
  const [isAsking, setAsking] = useState(false)
  const leaving = useMutation({
    mutationFn: () => post(`/api/company/people/${id}/leaving`),
    onSuccess: () => showToast({ text: say('portal.company.left', { name }) }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: refresh,
  })
  const label = say('portal.company.actions', { name })
  return (
    <>
      <Menu label={label} trigger={(wiring) => <IconButton {...wiring} icon={IconDots} label={label} />}>
        <MenuItem danger onChoose={() => setAsking(true)}>
          {say('portal.company.leave')}
        </MenuItem>
      </Menu>
      <AskFirst
        opened={isAsking}
        title={say('portal.company.leave.title', { name })}
        text={say('portal.company.leave.text')}
        yes={say('portal.company.leave')}
        no={say('portal.company.leave.not')}
        onYes={() => leaving.mutate()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
