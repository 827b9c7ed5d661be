import { useState } from 'react'
import type { NewVenue, VenueRecord } from '../../../src/contract/customers/venues.ts'
import { post, put } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { zoneOptions } from '../../zones.ts'
import { Crossed, savedMeanwhile } from './Crossed.tsx'
import { filled } from './OrganisationForm.tsx'
import styles from './Panes.module.css'
import { type Found, PickOne } from './PickOne.tsx'
import { findDealers } from './picks.ts'
import { useRefresh } from './records.ts'
import { useAddressQuery } from './use-query.ts'

interface Typed {
  readonly code: string
  readonly name: string
  readonly address: string
  readonly zone: string
  readonly openingHours: string
  readonly works: boolean
  readonly dealer: Found | null
}

interface VenueFormProps {
  /** Null: a new one. */
  readonly record: VenueRecord | null
  readonly owner: { readonly id: number; readonly name: string; readonly code: string | null }
}

export function VenueForm({ record, owner }: VenueFormProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const refresh = useRefresh()
  const { go } = useAddressQuery()
  const { zone: own } = useMe()
  const [opened] = useState(record?.venue ?? null)
  const [seen, setSeen] = useState(record?.venue ?? null)
  const [saved, setSaved] = useState<Readonly<Record<string, unknown>> | null>(null)
  const bodyOf = ({ dealer, openingHours, ...typed }: Typed): NewVenue => ({
    ...typed,
    code: typed.code.trim(),
    openingHours: filled(openingHours),
    corporationId: owner.id,
    dealerId: dealer?.id ?? null,
  })
  const form = useForm<Typed, NewVenue, { readonly id?: number }>({
    typed: useState<Typed>({
      code: record?.venue.code ?? owner.code ?? '',
      name: record?.venue.name ?? owner.name,
      address: record?.venue.address ?? '',
      zone: record?.venue.zone ?? own,
      openingHours: record?.venue.openingHours ?? '',
      works: record?.venue.works ?? true,
      dealer: record?.dealer ?? null,
    }),
    check: ({ name, address }) => ({
      name: name.trim() === '' && say('admin.venue.name.missing'),
      address: address.trim() === '' && say('admin.venue.address.missing'),
    }),
    body: bodyOf,
    send: async ({ dealerId, ...venue }, key): Promise<{ readonly id?: number }> =>
      record ? put(`/api/venues/${record.id}`, { venue, seen }) : post('/api/venues', { ...venue, dealerId }, key),
    places: {
      'venue.code-wrong': 'code',
      'venue.code-of-another-corporation': 'code',
      'venue.code-taken': 'code',
      'venue.dealer-wrong': 'dealer',
    },
    onRefused: (problem) => {
      const theirs = savedMeanwhile(problem)
      if (!theirs || !seen) return
      setSaved(theirs)
      setSeen({ ...seen, ...theirs })
    },
    onDone: async ({ id }) => {
      showToast({ text: say('admin.saved') })
      go({ pane: null, venue: String(id ?? record?.id) })
      await refresh()
    },
  })
  const plain = (value: unknown) => (value === null || value === '' ? say('admin.none') : String(value))
  return (
    <form className={styles.form} {...form.wiring}>
      <div className={styles.scroll}>
        <div className={styles.fields}>
          {saved && opened && (
            <Crossed
              seen={{ ...opened }}
              saved={saved}
              mine={{ ...bodyOf(form.typed) }}
              lines={[
                { name: 'code', label: say('admin.venue.code'), words: plain },
                { name: 'name', label: say('admin.venue.name'), words: plain },
                { name: 'address', label: say('admin.venue.address'), words: plain },
                { name: 'zone', label: say('admin.venue.zone'), words: plain },
                { name: 'openingHours', label: say('admin.venue.hours'), words: plain },
                {
                  name: 'works',
                  label: say('admin.venue.works'),
                  words: (value) => (value === true ? '✓' : say('admin.venue.closed')),
                },
              ]}
              onTake={(name, value) => form.set({ [name]: value ?? '' })}
            />
          )}
          <TextField
            label={say('admin.venue.code')}
            hint={say('admin.venue.code.hint', { code: owner.code ?? '' })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            {...form.text('code')}
          />
          <TextField label={say('admin.venue.name')} autoComplete="off" maxLength={200} {...form.text('name')} />
          <TextField label={say('admin.venue.address')} autoComplete="off" maxLength={400} {...form.text('address')} />
          <Select
            label={say('admin.venue.zone')}
            placeholder={say('admin.choose')}
            options={zoneOptions(form.typed.zone, formats.language, now)}
            search={{ placeholder: say('admin.records.find'), nothing: say('admin.records.nothing') }}
            {...form.choice('zone')}
          />
          <TextField
            label={say('admin.venue.hours')}
            hint={say('admin.venue.hours.hint')}
            maxLength={400}
            {...form.text('openingHours')}
          />
          {!record && (
            <PickOne
              label={say('admin.venue.dealer')}
              none={say('admin.venue.dealer.none')}
              name="dealer"
              find={findDealers}
              {...form.choice('dealer')}
            />
          )}
          <Check
            label={say('admin.venue.works')}
            hint={say('admin.venue.works.hint')}
            on={form.typed.works}
            onChange={(works) => form.set({ works })}
          />
        </div>
      </div>
      <div className={styles.dock}>
        <FormTrouble form={form} />
        <Button kind="ghost" onClick={() => go({ pane: null })}>
          {say('admin.cancel')}
        </Button>
        <SendButton form={form}>{say(record ? 'admin.save' : 'admin.venue.new')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}
