import { useState } from 'react'
import type { Named } from '../../../src/contract/common.ts'
import type { CallerCard, MadeCard, VenueOption } from '../../../src/contract/people/people.ts'
import { isCallable, normalisedAddress } from '../../../src/domain/people/address.ts'
import { phoneDigits } from '../../../src/domain/people/phone-spelling.ts'
import { post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './NewPage.module.css'
import { VenueField } from './VenueField.tsx'

interface QuickCardProps {
  /** What was looked for and belongs to nobody: a number or a name. */
  readonly words: string
  readonly onMade: (person: Named) => void
}

interface Card {
  readonly name: string
  readonly phone: string
  readonly venue: VenueOption | null
}

/** A caller whom nobody knows: his name, his number and his restaurant make a person to file for. */
export function QuickCard({ words, onMade }: QuickCardProps) {
  const say = useSay()
  const formats = useFormats()
  const isNumber = phoneDigits(words) !== null
  const form = useForm({
    typed: useState<Card>({ name: isNumber ? '' : words, phone: isNumber ? words : '', venue: null }),
    check: ({ name, phone }) => ({
      name: name.trim() === '' && say('desk.new.card.name.missing'),
      phone: !isCallable(normalisedAddress(phone)) && say('desk.new.card.phone.wrong'),
    }),
    body: ({ name, phone, venue }): CallerCard => ({ name, phone, ...(venue && { venueId: venue.id }) }),
    send: (body, key) => post<MadeCard>('/api/people', body, key),
    places: { 'venue.not-found': 'venue' },
    refusal: ({ facts }) => (facts.because === 'archived' ? { phone: say('desk.new.card.phone.archived') } : undefined),
    onDone: ({ id, name, isNew }) => {
      if (!isNew) showToast({ text: say('desk.new.card.known', { name }) })
      onMade({ id, name })
    },
  })
  const { phone } = form.typed
  return (
    <form className={styles.card} aria-label={say('desk.new.card')} {...form.wiring}>
      <div role="status">
        <h2>
          {isNumber
            ? say('desk.new.unknown.phone', { phone: formats.phone(normalisedAddress(phone || words).value) })
            : say('desk.new.unknown')}
        </h2>
        <p className="muted">{say('desk.new.unknown.text')}</p>
      </div>
      <TextField label={say('desk.new.card.name')} maxLength={200} autoComplete="off" {...form.text('name')} />
      <TextField
        label={say('desk.new.card.phone')}
        type="tel"
        maxLength={40}
        autoComplete="off"
        {...form.text('phone')}
      />
      <VenueField {...form.choice('venue')} />
      <FormTrouble form={form} />
      <p>
        <SendButton form={form}>{say('desk.new.card.make')}</SendButton>
      </p>
    </form>
  )
}
