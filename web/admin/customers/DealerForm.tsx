import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { DealerOrder, VenueRecord } from '../../../src/contract/customers/venues.ts'
import { post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Panes.module.css'
import { type Found, PickOne } from './PickOne.tsx'
import { findDealers } from './picks.ts'
import { useDealerEffect, useRefresh } from './records.ts'
import { Served, useDay } from './Served.tsx'
import { useAddressQuery } from './use-query.ts'

interface Typed {
  readonly dealer: Found | null
  readonly from: string
  readonly ground: string
}

/** Another dealer from a day on: what follows is told before the button. */
export function DealerForm({ record }: { readonly record: VenueRecord }) {
  const say = useSay()
  const day = useDay()
  const refresh = useRefresh()
  const { go } = useAddressQuery()
  const form = useForm<Typed, DealerOrder, unknown>({
    typed: useState<Typed>({ dealer: record.dealer, from: record.today, ground: '' }),
    check: ({ from, ground }) => ({
      from: from === '' && say('admin.dealer.from.missing'),
      ground: ground.trim() === '' && say('admin.dealer.ground.missing'),
    }),
    body: ({ dealer, from, ground }) => ({
      dealerId: dealer?.id ?? null,
      startsOn: from,
      ground: ground.trim(),
      seenDealerId: record.dealer?.id ?? null,
    }),
    send: (body, key) => post(`/api/venues/${record.id}/dealer-changes`, body, key),
    places: {
      'venue.dealer-wrong': 'dealer',
      'venue.dealer-same': 'dealer',
      'venue.dealer-change-too-early': 'from',
      '/startsOn': 'from',
    },
    onDone: async (_, { startsOn }) => {
      showToast({ text: say('admin.dealer.done', { date: day(startsOn) }) })
      go({ pane: null })
      await refresh()
    },
  })
  const { dealer, from } = form.typed
  const name = dealer?.name ?? say('admin.venue.dealer.none')
  const isOther = (dealer?.id ?? null) !== (record.dealer?.id ?? null)
  return (
    <form className={styles.form} {...form.wiring}>
      <div className={styles.scroll}>
        <div className={styles.fields}>
          <h2>{say('admin.dealer.change')}</h2>
          <PickOne
            label={say('admin.dealer.new')}
            none={say('admin.venue.dealer.none')}
            name="dealer"
            find={findDealers}
            {...form.choice('dealer')}
          />
          <div className={styles.two}>
            <TextField label={say('admin.dealer.from')} type="date" {...form.text('from')} />
            <TextField label={say('admin.dealer.ground')} autoComplete="off" maxLength={400} {...form.text('ground')} />
          </div>
        </div>
        {isOther && from !== '' && <Effect record={record} dealer={dealer} from={from} />}
        <Served record={record} unsaved={isOther && from !== '' ? { dealer: name, from } : null} />
      </div>
      <div className={styles.dock}>
        <FormTrouble form={form} />
        <Button kind="ghost" onClick={() => go({ pane: null })}>
          {say('admin.cancel')}
        </Button>
        <SendButton form={form}>
          {from === '' ? say('admin.dealer.change') : say('admin.dealer.do', { date: day(from) })}
        </SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

interface EffectProps {
  readonly record: VenueRecord
  readonly dealer: Found | null
  readonly from: string
}

function Effect({ record, dealer, from }: EffectProps) {
  const say = useSay()
  const formats = useFormats()
  const day = useDay()
  const { data } = useDealerEffect(record.id, dealer?.id ?? null)
  if (!data) return null
  const numbers = data.openNumbers.map((number) => `№${number}`).join(', ')
  const said = [
    dealer
      ? say('admin.dealer.what.readers', { dealer: dealer.name, count: data.readers })
      : say('admin.dealer.what.nobody'),
    data.open > 0 &&
      say('admin.dealer.what.open', { count: data.open, numbers: data.open > 5 ? `${numbers}…` : numbers }),
    record.dealer && data.past > 0 && say('admin.dealer.what.past', { count: data.past }),
    record.contract && say('admin.dealer.what.contract', { number: `№${record.contract.name}` }),
  ].filter((text): text is string => typeof text === 'string')
  return (
    <section className={styles.section} aria-live="polite">
      <h2>{say('admin.dealer.what', { date: formats.longDate(`${from}T12:00:00Z`) || day(from) })}</h2>
      <ul className={styles.what}>
        {said.map((text) => (
          <li key={text}>
            <Icon of={IconCheck} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
