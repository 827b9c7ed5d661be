import { useState } from 'react'
import type { KeptOffer } from '../../../../src/contract/catalogue/offer.ts'
import { useSay } from '../../../language.ts'
import { Button } from '../../../ui/Button.tsx'
import { StateDot } from '../../../ui/StateDot.tsx'
import styles from '../Service.module.css'
import { OfferDialog } from './OfferDialog.tsx'
import { useOffer } from './offers.ts'

const DOTS = { available: 'ok', limited: 'warn', unavailable: 'off' } as const

/** How well a service works just now; opens what is said of it, for whom it is and by which ways. */
export function OfferLine({ serviceId }: { readonly serviceId: number }) {
  const say = useSay()
  const { data: offer } = useOffer(serviceId)
  const [isOpen, setOpen] = useState(false)
  if (!offer) return null
  const state = holdsAt(offer, Date.now()) ? offer.availability : 'available'
  return (
    <div className={styles.offer}>
      <span>{say('admin.offer')}</span>
      <Button kind="ghost" onClick={() => setOpen(true)}>
        <StateDot state={DOTS[state]} /> {say(`admin.offer.${state}`)}
      </Button>
      {isOpen && <OfferDialog serviceId={serviceId} offer={offer} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** Outside its term a service is as usual. */
function holdsAt({ from, until }: KeptOffer, now: number): boolean {
  return (from === null || Date.parse(from) <= now) && (until === null || Date.parse(until) > now)
}
