import { useMutation } from '@tanstack/react-query'
import type { RemoteAccess as Access, VenueCard } from '../../../src/contract/request/request.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'
import { CopyButton } from './CopyButton.tsx'
import styles from './SidePanel.module.css'

interface RemoteAccessProps {
  readonly number: number
  readonly equipment: VenueCard['equipment'][number]
}

/** By which programs a till is reached. The numbers come when the specialist asks for them, which is noted; nothing keeps them. */
export function RemoteAccess({ number, equipment: { id, name, remoteAccess } }: RemoteAccessProps) {
  const say = useSay()
  const look = useMutation({
    mutationFn: () => post<Access>(`/api/requests/${number}/equipment/${id}/remote-access`),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    gcTime: 0,
  })
  return remoteAccess.map((program) => {
    const told = look.data?.remoteAccess[program]
    return (
      <div key={program} className={styles.pair}>
        <dt>{program}</dt>
        <dd>
          {told === undefined ? (
            <button
              type="button"
              className="link"
              aria-label={say('desk.equipment.show.access', { program, name })}
              data-tip={say('desk.equipment.show.noted')}
              disabled={look.isPending}
              onClick={() => look.mutate()}
            >
              {say('desk.equipment.show')}
            </button>
          ) : (
            <>
              <span className="mono">{told}</span>
              <CopyButton text={told} />
            </>
          )}
        </dd>
      </div>
    )
  })
}
