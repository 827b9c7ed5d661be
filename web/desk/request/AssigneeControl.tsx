import { IconUser } from '@tabler/icons-react'
import { useRef } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useShortcuts } from '../shortcuts.ts'
import { AssigneeChoice } from './AssigneeChoice.tsx'
import styles from './RequestHead.module.css'
import { useAssign } from './use-assign.ts'
import { useAwayWords } from './use-away-words.ts'

/** Who works it; «Взять» when nobody does. */
export function AssigneeControl({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const me = useMe()
  const trigger = useRef<HTMLButtonElement>(null)
  const assign = useAssign(details)
  const awayWords = useAwayWords()
  const { specialist, team, may, away } = details
  const mayTake = may.assign && specialist?.id !== me.id
  const take = () => void assign({ specialist: me, team })
  useShortcuts({
    assign: may.assign ? () => trigger.current?.click() : undefined,
    take: mayTake ? take : undefined,
  })
  const face = (
    <>
      {specialist ? (
        <Avatar name={specialist.name} ours size={20} />
      ) : (
        <span className={styles.none}>
          <Icon of={IconUser} size={12} />
        </span>
      )}
      <span className="cut">{specialist?.name ?? say('desk.nobody')}</span>
      {specialist && away && <span className={styles.away}>{awayWords(away)}</span>}
    </>
  )
  if (!may.assign) return <span className={styles.prop}>{face}</span>
  return (
    <>
      <Popover
        label={say('desk.assign')}
        position="bottom-start"
        trigger={(wiring) => (
          <button
            {...wiring}
            ref={trigger}
            type="button"
            className={styles.prop}
            data-tip={say('desk.team', { name: team.name })}
          >
            {face}
          </button>
        )}
      >
        {(close) => <AssigneeChoice details={details} onChosen={close} />}
      </Popover>
      {!specialist && (
        <Button kind="primary" className={styles.take} onClick={take}>
          {say('desk.take')}
        </Button>
      )}
    </>
  )
}
