import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useSay } from '../../../language.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { QueueAddress } from '../../queue/queue-address.ts'
import { FilterAdd, HeldFilters, useHeldFilters } from '../filter/FilterChips.tsx'
import { QuickChips } from './QuickChips.tsx'
import styles from './Telephone.module.css'

/** Under the head: one press for what is asked for daily, then the filters that hold; more of them behind the button at the end. */
export function TelephoneLine({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const chips = useRef<HTMLDivElement>(null)
  const held = useHeldFilters(address).filter(({ key }) => key !== 'also')
  // Whoever comes by an address sees what narrows his list.
  useEffect(() => {
    if (address.also === null) return
    const pressed = chips.current?.querySelector('[aria-pressed="true"]')
    pressed?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [address.also])
  return (
    <div className={styles.line}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll aside */}
      <div ref={chips} role="group" aria-label={say('desk.quick')} className={styles.chips}>
        <QuickChips address={address} />
        <HeldFilters address={address} held={held} />
      </div>
      <FilterAdd
        address={address}
        position="bottom-end"
        trigger={(wiring) => (
          <IconButton
            {...wiring}
            icon={IconAdjustmentsHorizontal}
            label={say('desk.filter')}
            pip={held.length > 0}
            className={styles.add}
          />
        )}
      />
    </div>
  )
}
