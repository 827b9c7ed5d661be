import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { CHANNELS, PRIORITIES, REQUEST_TYPES } from '../../../src/domain/ground/words.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { useServices } from '../catalogue/services.ts'
import { useBook, useCustomerSearch } from '../contracts/contracts.ts'
import type { Names } from './names.ts'
import { type Pickable, PickChip } from './PickChip.tsx'
import styles from './Rules.module.css'
import type { Clause } from './rules.ts'

interface AddValueProps {
  readonly clause: Clause
  readonly names: Names
  readonly onChange: (values: readonly (string | number)[]) => void
}

/** By which the values of a clause become more: a menu where there are few, a search where there are many, a line for words. */
export function AddValue(props: AddValueProps) {
  switch (props.clause.kind) {
    case 'vip':
    case 'stop_of_trade':
      return null
    case 'words':
      return <AddWord {...props} />
    case 'service':
      return <AddService {...props} />
    case 'contract':
      return <AddContract {...props} />
    case 'organisation':
    case 'dealer':
    case 'venue':
      return <AddCustomer {...props} />
    default:
      return <AddOfFew {...props} few={FEW[props.clause.kind]} />
  }
}

const FEW = {
  channel: CHANNELS,
  type: REQUEST_TYPES,
  priority: PRIORITIES,
  language: ['ru', 'en'],
  hours: ['inside', 'outside'],
} as const

function AddOfFew({ clause, names, onChange, few }: AddValueProps & { readonly few: readonly (string | number)[] }) {
  const say = useSay()
  const values: readonly (string | number)[] = clause.values
  const label = say('admin.rules.add-value', { kind: say(`routing.kind.${clause.kind}`) })
  return (
    <Menu
      label={label}
      position="bottom-start"
      trigger={(wiring) => (
        <button {...wiring} type="button" aria-label={label} className={styles.plus}>
          <Icon of={IconPlus} size={14} />
        </button>
      )}
    >
      {few.map((value) => (
        <MenuItem
          key={value}
          chosen={values.includes(value)}
          staysOpen
          onChoose={() => onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])}
        >
          {names.ofValue(clause.kind, value)}
        </MenuItem>
      ))}
    </Menu>
  )
}

function AddWord({ clause, onChange }: AddValueProps) {
  const say = useSay()
  const [word, setWord] = useState('')
  const values: readonly (string | number)[] = clause.values
  const take = () => {
    const clean = word.trim()
    if (clean.length > 1 && !values.includes(clean)) onChange([...values, clean])
    if (clean.length > 1) setWord('')
  }
  return (
    <input
      className={styles.word}
      aria-label={say('admin.rules.word')}
      placeholder={say('admin.rules.word')}
      value={word}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => setWord(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Backspace' && word === '') onChange(values.slice(0, -1))
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        take()
      }}
    />
  )
}

function AddService(props: AddValueProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data: services = [] } = useServices()
  const nameOf = new Map(services.map(({ id, name }) => [id, inMyLanguage(name)]))
  const items = services.map(({ id, parentId }) => ({
    id,
    name: nameOf.get(id) ?? '',
    note: parentId === null ? undefined : nameOf.get(parentId),
  }))
  return <Pick {...props} items={items} placeholder={say('admin.rules.find-service')} />
}

function AddContract(props: AddValueProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const { data } = useBook(words, 'all')
  const lines = data?.pages.flatMap(({ items }) => items) ?? []
  const items = lines.map(({ id, number, name }) => ({ id, name: `${number} ${name}` }))
  return <Pick {...props} items={items} placeholder={say('admin.rules.find-contract')} onWords={setWords} />
}

function AddCustomer(props: AddValueProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const { data: hits = [] } = useCustomerSearch(words)
  const wanted = words.trim().length > 1 ? hits : []
  const items = wanted.flatMap(({ organisationId, venueId, name, code }): Pickable[] => {
    const id = props.clause.kind === 'venue' ? venueId : organisationId
    return id === undefined ? [] : [{ id, name, note: code ?? undefined }]
  })
  return <Pick {...props} items={items} placeholder={say('admin.contracts.customers.find')} onWords={setWords} />
}

interface ManyProps extends AddValueProps {
  readonly items: readonly Pickable[]
  readonly placeholder: string
  readonly onWords?: (words: string) => void
}

function Pick({ clause, names, onChange, ...list }: ManyProps) {
  const say = useSay()
  const values = clause.values.filter((one) => typeof one === 'number')
  const { kind } = clause
  return (
    <PickChip
      {...list}
      label={say('admin.rules.add-value', { kind: say(`routing.kind.${kind}`) })}
      chosen={values}
      onChoose={({ id, name }) => {
        if (
          kind === 'service' ||
          kind === 'organisation' ||
          kind === 'dealer' ||
          kind === 'venue' ||
          kind === 'contract'
        )
          names.learn(kind, id, name)
        if (!values.includes(id)) onChange([...values, id])
      }}
    />
  )
}
