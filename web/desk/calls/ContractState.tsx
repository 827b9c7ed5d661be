import { IconCircleCheck, IconPhoneOff } from '@tabler/icons-react'
import type { CallCandidate } from '../../../src/contract/phone/calls.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { PhoneException } from '../new/PhoneException.tsx'
import { TurnedAway } from '../new/TurnedAway.tsx'
import type { Caller as Turned } from '../new/turned-away.ts'
import { WayOut } from '../new/WayOut.tsx'
import styles from './CallDock.module.css'
import type { CallWords } from './call-words.ts'

interface ContractStateProps {
  readonly contract: CallCandidate['contract']
  readonly caller: Omit<Turned, 'service'>
  readonly words: CallWords
  readonly onChange: (news: Partial<CallWords>) => void
}

/** Before anything else: whether his contract takes calls. Where it does not, what to say, and the link that is open to him. */
export function ContractState({ contract, caller, words, onChange }: ContractStateProps) {
  const say = useSay()
  if (contract.isPhoneOpen) return <Taken contract={contract} />
  return (
    <section className={styles.contract} data-closed aria-label={say('desk.call.contract')}>
      <Icon of={IconPhoneOff} />
      <div className={styles.terms}>
        <strong>{say('desk.call.contract.closed')}</strong>
        <p>{say('desk.call.contract.name', { name: contract.name })}</p>
        {words.exception === null && (
          <>
            <WayOut caller={{ ...caller, service: null }} />
            <TurnedAway person={caller.person} />
            <PhoneException reason={null} error={undefined} onChange={(exception) => onChange({ exception })} />
          </>
        )}
      </div>
    </section>
  )
}

function Taken({ contract: { name, reactionDueAt } }: Pick<CallCandidate, 'contract'>) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  return (
    <section className={styles.contract} aria-label={say('desk.call.contract')}>
      <Icon of={IconCircleCheck} />
      <div className={styles.terms}>
        <strong>{say('desk.call.contract.open')}</strong>
        <p>
          {reactionDueAt === null
            ? say('desk.call.contract.name', { name })
            : say('desk.call.contract.reaction', { name, at: formats.moment(reactionDueAt, now) })}
        </p>
      </div>
    </section>
  )
}
