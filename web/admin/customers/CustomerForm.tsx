import { useState } from 'react'
import type { CustomerOrder, CustomerRecord, NewCustomer } from '../../../src/contract/customers/customers.ts'
import { post, put } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { zoneOptions } from '../../zones.ts'
import { Crossed, savedMeanwhile } from './Crossed.tsx'
import { CustomerPlaces, type TypedPlace } from './CustomerPlaces.tsx'
import { filled } from './OrganisationForm.tsx'
import styles from './RemoteList.module.css'
import { useRefresh } from './records.ts'

interface Typed {
  readonly name: string
  readonly position: string
  readonly locale: 'ru' | 'en'
  readonly zone: string
  readonly externalCode: string
  readonly places: readonly TypedPlace[]
  readonly email: string
  readonly phone: string
}

interface CustomerFormProps {
  /** Null: a new one. */
  readonly record: CustomerRecord | null
  readonly onMade: (id: number) => void
}

export function CustomerForm({ record, onMade }: CustomerFormProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const refresh = useRefresh()
  const { zone: own } = useMe()
  const [opened] = useState(record && stateOf(record))
  const [seen, setSeen] = useState(opened)
  const [saved, setSaved] = useState<Readonly<Record<string, unknown>> | null>(null)
  const form = useForm<Typed, NewCustomer, { readonly id?: number }>({
    typed: useState<Typed>(typedOf(record, own)),
    check: ({ name }) => ({ name: name.trim() === '' && say('admin.person.name.missing') }),
    body: bodyOf,
    send: async (body, key): Promise<{ readonly id?: number }> =>
      record
        ? put(`/api/customers/${record.id}`, { customer: body.customer, seen })
        : post('/api/customers', body, key),
    places: { 'person.external-code-taken': 'externalCode', 'person.role-wrong': 'places' },
    refusal: ({ code, facts }) => {
      const field = facts?.field
      if (code !== 'person.address-taken' || (field !== 'email' && field !== 'phone')) return undefined
      return { [field]: say('refusal.person.address-taken') }
    },
    onRefused: (problem) => {
      const theirs = savedMeanwhile(problem)
      if (!theirs || !seen) return
      setSaved(theirs)
      setSeen({ ...seen, ...theirs })
    },
    onDone: async ({ id }) => {
      showToast({ text: say('admin.saved') })
      setSaved(null)
      await refresh()
      if (id !== undefined) onMade(id)
    },
  })
  const plain = (value: unknown) => (value === null || value === '' ? say('admin.none') : String(value))
  return (
    <form className={styles.form} {...form.wiring}>
      {saved && opened && (
        <Crossed
          seen={{ ...opened }}
          saved={saved}
          mine={{ ...bodyOf(form.typed).customer }}
          lines={[
            { name: 'name', label: say('admin.person.name'), words: plain },
            { name: 'position', label: say('admin.person.position'), words: plain },
            { name: 'locale', label: say('admin.person.language'), words: plain },
            { name: 'zone', label: say('admin.venue.zone'), words: plain },
            { name: 'externalCode', label: say('admin.external'), words: plain },
          ]}
          onTake={(name, value) => form.set({ [name]: value ?? '' })}
        />
      )}
      <div className={styles.two}>
        <TextField label={say('admin.person.name')} autoComplete="off" maxLength={200} {...form.text('name')} />
        <TextField label={say('admin.person.position')} autoComplete="off" maxLength={200} {...form.text('position')} />
      </div>
      {!record && (
        <div className={styles.two}>
          <TextField
            label={say('admin.person.email')}
            type="email"
            autoComplete="off"
            maxLength={200}
            {...form.text('email')}
          />
          <TextField
            label={say('admin.person.phone')}
            type="tel"
            autoComplete="off"
            maxLength={40}
            {...form.text('phone')}
          />
        </div>
      )}
      <div className={styles.two}>
        <Select
          label={say('admin.person.language')}
          placeholder={say('admin.choose')}
          options={(['ru', 'en'] as const).map((value) => ({ value, label: say(`admin.person.language.${value}`) }))}
          {...form.choice('locale')}
        />
        <Select
          label={say('admin.venue.zone')}
          placeholder={say('admin.choose')}
          options={zoneOptions(form.typed.zone, formats.language, now)}
          search={{ placeholder: say('admin.records.find'), nothing: say('admin.records.nothing') }}
          {...form.choice('zone')}
        />
      </div>
      <TextField
        label={say('admin.external')}
        hint={say('admin.external.hint')}
        maxLength={200}
        {...form.text('externalCode')}
      />
      <CustomerPlaces
        places={form.typed.places}
        error={form.error('places')}
        onChange={(places) => form.set({ places })}
      />
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say(record ? 'admin.save' : 'admin.person.new')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

function stateOf({ customer }: CustomerRecord): CustomerOrder {
  const places = customer.places.map(({ role, organisationId, venueId, withSubDealers }) => ({
    role,
    organisationId,
    venueId,
    withSubDealers,
  }))
  return { ...customer, places }
}

function typedOf(record: CustomerRecord | null, zone: string): Typed {
  const customer = record?.customer
  return {
    name: customer?.name ?? '',
    position: customer?.position ?? '',
    locale: customer?.locale ?? 'ru',
    zone: customer?.zone ?? zone,
    externalCode: customer?.externalCode ?? '',
    places: (customer?.places ?? []).map(({ organisation, venue, ...place }) => ({
      ...place,
      where: organisation ?? venue ?? '',
    })),
    email: '',
    phone: '',
  }
}

function bodyOf({ email, phone, ...typed }: Typed): NewCustomer {
  return {
    customer: {
      name: typed.name.trim(),
      position: filled(typed.position),
      locale: typed.locale,
      zone: typed.zone,
      externalCode: filled(typed.externalCode),
      places: typed.places.map(({ where: _, ...place }) => place),
    },
    email: filled(email),
    phone: filled(phone),
  }
}
