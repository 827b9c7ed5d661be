import type { ContractDraft, Covered } from '../../../src/contract/terms/contract-book.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Check } from '../../ui/Check.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useServices } from '../catalogue/services.ts'
import panes from '../terms/Panes.module.css'
import { Line } from '../terms/Panes.tsx'
import { useHoursList } from '../terms/terms.ts'
import styles from './Contracts.module.css'
import { CustomerSearch, iconOf } from './CustomerSearch.tsx'
import { customerKey, customerOf, yearLater } from './contracts.ts'
import { LevelTable } from './LevelTable.tsx'

interface ContractFieldsProps {
  readonly draft: ContractDraft
  readonly onChange: (draft: ContractDraft) => void
  readonly isDefault: boolean
  /** How those whom it covers are called. */
  readonly names: readonly Covered[]
  readonly onNamed: (hit: Covered) => void
  readonly onNumber?: string | undefined
}

/** The terms of a contract as lines: each says its value and what it causes. */
export function ContractFields({ draft, onChange, isDefault, names, onNamed, onNumber }: ContractFieldsProps) {
  const say = useSay()
  const set = (some: Partial<ContractDraft>) => onChange({ ...draft, ...some })
  const { data: hours = [] } = useHoursList()
  return (
    <>
      <Line label={say('admin.contracts.title')}>
        <div className={styles.two}>
          <TextField
            label={say('admin.contracts.number')}
            maxLength={60}
            autoComplete="off"
            value={draft.number}
            error={onNumber}
            onChange={(event) => set({ number: event.target.value })}
          />
          <TextField
            label={say('admin.contracts.name')}
            maxLength={200}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
          <Segmented
            label={say('admin.contracts.kind')}
            options={(['contract', 'agreement'] as const).map((value) => ({
              value,
              label: say(`admin.contracts.kind.${value}`),
            }))}
            value={draft.kind}
            onChange={(kind) => set({ kind })}
          />
        </div>
      </Line>
      <Term draft={draft} set={set} isDefault={isDefault} />
      <Customers draft={draft} set={set} isDefault={isDefault} names={names} onNamed={onNamed} />
      <Services draft={draft} set={set} isDefault={isDefault} />
      <Line
        label={say('admin.contracts.hours')}
        link={
          draft.hoursId > 0 && (
            <a className={panes.plain} href={paths.serviceHours(draft.hoursId)}>
              {say('admin.contracts.hours.open')}
            </a>
          )
        }
      >
        <Select
          label={<VisuallyHidden>{say('admin.contracts.hours')}</VisuallyHidden>}
          placeholder={say('admin.contracts.hours.choose')}
          options={hours.map(({ id, name, zone }) => ({ value: String(id), label: name, note: zone }))}
          value={draft.hoursId > 0 ? String(draft.hoursId) : null}
          onChange={(id) => set({ hoursId: Number(id) })}
        />
      </Line>
      <Line label={say('admin.contracts.service-type')} hint={say('admin.contracts.service-type.hint')}>
        <Check
          label={say(draft.contractServiceType ? 'admin.contracts.phone.on' : 'admin.contracts.phone.off')}
          on={draft.contractServiceType}
          onChange={(contractServiceType) => set({ contractServiceType })}
        />
        <Check
          label={say('admin.contracts.external')}
          on={draft.waitingExternalPauses}
          onChange={(waitingExternalPauses) => set({ waitingExternalPauses })}
        />
      </Line>
      <Line label={say('admin.contracts.package')} hint={say('admin.contracts.package.hint')}>
        <TextField
          label={<VisuallyHidden>{say('admin.contracts.package')}</VisuallyHidden>}
          inputMode="numeric"
          maxLength={6}
          value={draft.hourPackage === null ? '' : String(draft.hourPackage)}
          onChange={(event) => set({ hourPackage: Number(event.target.value.replace(/\D/g, '')) || null })}
        />
      </Line>
      <LevelTable levelId={draft.levelId} onChange={(levelId) => set({ levelId })} />
    </>
  )
}

interface PartProps {
  readonly draft: ContractDraft
  readonly set: (some: Partial<ContractDraft>) => void
  readonly isDefault: boolean
}

function Term({ draft, set, isDefault }: PartProps) {
  const say = useSay()
  const { startsOn, endsOn } = draft
  return (
    <Line
      label={say('admin.contracts.term')}
      hint={say(isDefault ? 'admin.contracts.term.default' : 'admin.contracts.term.hint')}
      link={
        endsOn !== null && (
          <button
            type="button"
            className={panes.plain}
            onClick={() => set({ endsOn: yearLater(endsOn), state: 'active' })}
          >
            {say('admin.contracts.renew')}
          </button>
        )
      }
    >
      <div className={styles.two}>
        <TextField
          type="date"
          label={say('admin.contracts.starts')}
          value={startsOn}
          onChange={(event) => event.target.value && set({ startsOn: event.target.value })}
        />
        {!isDefault && (
          <TextField
            type="date"
            label={say('admin.contracts.ends')}
            min={startsOn}
            value={endsOn ?? ''}
            onChange={(event) => set({ endsOn: event.target.value || null })}
          />
        )}
      </div>
    </Line>
  )
}

function Customers({
  draft,
  set,
  isDefault,
  names,
  onNamed,
}: PartProps & Pick<ContractFieldsProps, 'names' | 'onNamed'>) {
  const say = useSay()
  const label = say('admin.contracts.customers')
  if (isDefault) return <Line label={label}>{say('admin.contracts.for-all')}</Line>
  const named = new Map(names.map((one) => [customerKey(one), one]))
  const add = (hit: Covered) => {
    const customer = customerOf(hit)
    if (!customer || draft.customers.some((one) => customerKey(one) === customerKey(customer))) return
    onNamed(hit)
    set({ customers: [...draft.customers, customer] })
  }
  return (
    <Line
      label={label}
      hint={say('admin.contracts.customers.hint')}
      link={<CustomerSearch label={say('admin.contracts.customers.add')} onChoose={add} />}
    >
      <div className={styles.chips}>
        {draft.customers.length === 0 && <span className="muted">{say('admin.contracts.nobody')}</span>}
        {draft.customers.map((customer) => {
          const one = named.get(customerKey(customer))
          return (
            <Chip
              key={customerKey(customer)}
              removable
              {...(one && { icon: iconOf(one) })}
              onPress={() => set({ customers: draft.customers.filter((other) => other !== customer) })}
            >
              {one?.name ?? customerKey(customer)}
              {one?.venues != null && one.venues > 0 && `, ${say('admin.contracts.venues', { count: one.venues })}`}
            </Chip>
          )
        })}
      </div>
    </Line>
  )
}

function Services({ draft, set, isDefault }: PartProps) {
  const say = useSay()
  const inMine = useInMyLanguage()
  const { data = [] } = useServices()
  const services = data.filter(({ isGroup }) => !isGroup)
  const label = say('admin.contracts.services')
  if (isDefault) return <Line label={label}>{say('admin.contracts.services.all', { count: services.length })}</Line>
  const has = (id: number) => draft.coversAllServices || draft.serviceIds.includes(id)
  const choose = (id: number, on: boolean) => {
    const chosen = services.filter((one) => (one.id === id ? on : has(one.id))).map((one) => one.id)
    set({ coversAllServices: false, serviceIds: chosen })
  }
  return (
    <Line label={label} hint={say('admin.contracts.services.hint')}>
      <Check
        label={say('admin.contracts.services.all', { count: services.length })}
        on={draft.coversAllServices}
        onChange={(on) => set({ coversAllServices: on, serviceIds: on ? [] : services.map(({ id }) => id) })}
      />
      {!draft.coversAllServices && (
        <div className={styles.services}>
          {services.map(({ id, name }) => (
            <Check key={id} label={inMine(name)} on={has(id)} onChange={(on) => choose(id, on)} />
          ))}
        </div>
      )}
    </Line>
  )
}
