import { useRef } from 'react'
import { HelpButton } from '../frame/HelpButton.tsx'
import { useSay } from '../language.ts'
import { Kbd } from '../ui/Kbd.tsx'
import styles from './DeskHelp.module.css'
import { SHORTCUTS, useShortcuts } from './shortcuts.ts'

export function DeskHelp() {
  const say = useSay()
  const trigger = useRef<HTMLButtonElement>(null)
  useShortcuts({ help: () => trigger.current?.click() })
  return (
    <HelpButton ref={trigger} size={16}>
      <h3>{say('desk.keys')}</h3>
      <dl className={styles.keys}>
        {Object.values(SHORTCUTS).map((shortcut) => (
          <div key={shortcut.code}>
            <dt>{say(shortcut.means)}</dt>
            <dd>
              <Kbd>{shortcut.shown}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </HelpButton>
  )
}
