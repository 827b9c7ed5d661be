import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeptOffer, OfferDraft } from '../../../../src/contract/catalogue/offer.ts'
import { put } from '../../../api.ts'
import { FormTrouble } from '../../../form/FormTrouble.tsx'
import { SendButton } from '../../../form/SendButton.tsx'
import { useForm } from '../../../form/use-form.ts'
import { useSay } from '../../../language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Group } from '../../../ui/Group.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { AudienceField } from '../../wording/AudienceField.tsx'
import { localMoment } from '../../wording/wording.ts'
import styles from '../Service.module.css'
import { CUSTOMER_WAYS, offerKey } from './offers.ts'

interface OfferDialogProps {
  readonly serviceId: number
  readonly offer: KeptOffer
  readonly onClose: () => void
}

const STATES = ['available', 'limited', 'unavailable'] as const

/** What customers are told of a service that does not work as usual, until when; for whom it is, and by which ways it is asked for. */
export function OfferDialog({ serviceId, offer, onClose }: OfferDialogProps) {
  const say = useSay()
  const queries = useQueryClient()
  const form = useForm({
    typed: useState(() => ({
      availability: offer.availability,
      ru: offer.note?.ru ?? '',
      en: offer.note?.en ?? '',
      from: localMoment(offer.from),
      until: localMoment(offer.until),
      ways: offer.ways ?? [...CUSTOMER_WAYS],
      customers: offer.customers,
    })),
    check: ({ availability, ru, en, from, until, ways }) => ({
      ru: availability !== 'available' && ru.trim() === '' && en.trim() === '' && say('admin.offer.note.missing'),
      until: from !== '' && until !== '' && until <= from && say('admin.announcements.ends.before'),
      ways: ways.length === 0 && say('admin.offer.ways.missing'),
    }),
    body: ({ availability, ru, en, from, until, ways, customers }): OfferDraft => ({
      availability,
      note: ru.trim() === '' && en.trim() === '' ? null : { ru: ru.trim() || en.trim(), en: en.trim() || ru.trim() },
      from: from === '' ? null : new Date(from).toISOString(),
      until: until === '' ? null : new Date(until).toISOString(),
      ways: CUSTOMER_WAYS.every((way) => ways.includes(way)) ? null : ways,
      customers: customers.map(({ organisationId, venueId }) => ({ organisationId, venueId })),
    }),
    send: (body) => put(`/api/services/${serviceId}/offer`, { offer: body, revision: offer.revision }),
    onRefused: ({ code }) => {
      if (code === 'terms.changed') void queries.invalidateQueries({ queryKey: offerKey(serviceId) })
    },
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: offerKey(serviceId) })
      showToast({ text: say('admin.offer.saved') })
      onClose()
    },
  })
  const { typed } = form
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('admin.offer.title')}
      actions={
        <>
          <SendButton form={form}>{say('admin.offer.save')}</SendButton>
          <Button onClick={onClose}>{say('admin.cancel')}</Button>
        </>
      }
    >
      <form {...form.wiring} className={styles.offerForm}>
        <Segmented
          label={say('admin.offer')}
          value={typed.availability}
          options={STATES.map((value) => ({ value, label: say(`admin.offer.${value}`) }))}
          onChange={(availability) => form.set({ availability })}
        />
        {typed.availability !== 'available' && (
          <>
            <TextField label={say('admin.offer.note')} maxLength={500} {...form.text('ru')} />
            <TextField label={say('admin.offer.note.en')} maxLength={500} {...form.text('en')} />
            <TextField
              type="datetime-local"
              label={say('admin.offer.from')}
              hint={say('admin.offer.from.hint')}
              {...form.text('from')}
            />
            <TextField
              type="datetime-local"
              label={say('admin.offer.until')}
              hint={say('admin.offer.until.hint')}
              {...form.text('until')}
            />
          </>
        )}
        <Group label={say('admin.offer.ways')} hint={say('admin.offer.ways.hint')} error={form.error('ways')}>
          <div className={styles.ways}>
            {CUSTOMER_WAYS.map((way) => (
              <Chip
                key={way}
                on={typed.ways.includes(way)}
                onPress={() =>
                  form.set({
                    ways: typed.ways.includes(way) ? typed.ways.filter((one) => one !== way) : [...typed.ways, way],
                  })
                }
              >
                {say(`admin.offer.way.${way}`)}
              </Chip>
            ))}
          </div>
        </Group>
        <AudienceField
          hint={say('admin.offer.audience.hint')}
          customers={typed.customers}
          onChange={(customers) => form.set({ customers: [...customers] })}
        />
        <FormTrouble form={form} />
      </form>
    </Dialog>
  )
}
