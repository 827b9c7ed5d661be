import { IconCode, IconServer2 } from '@tabler/icons-react'
import type { AdminChangeCard } from '../../../src/contract/audit/admin-change.ts'
import { useSay } from '../../language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Audit.module.css'

/** Who made a change: a person, his program by the name of its token, or the desk itself. */
export function ByWhom({ change: { actor, token } }: { readonly change: AdminChangeCard }) {
  const say = useSay()
  const name = token ?? actor?.name ?? say('admin.audit.nobody')
  return (
    <span className={styles.whom}>
      {actor && token === null ? (
        <Avatar name={actor.name} ours size={20} />
      ) : (
        <span className={styles.machine}>
          <Icon of={token === null ? IconServer2 : IconCode} size={12} />
        </span>
      )}
      <span className="cut">{name}</span>
    </span>
  )
}
