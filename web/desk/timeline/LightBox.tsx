import { IconExternalLink, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton, squareClass } from '../../ui/IconButton.tsx'
import styles from './LightBox.module.css'

interface LightBoxProps {
  /** Address of the picture; null: closed. */
  readonly picture: string | null
  readonly onClose: () => void
}

/** A picture as large as the window, dark around it in any theme; a press shows it in its own size, to read a serial number. */
export function LightBox({ picture, onClose }: LightBoxProps) {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  const [whole, setWhole] = useState(true)

  useEffect(() => {
    if (picture) dialog.current?.showModal()
    else dialog.current?.close()
    setWhole(true)
  }, [picture])

  return (
    <dialog ref={dialog} className={styles.box} data-theme="dark" aria-label={say('desk.picture')} onClose={onClose}>
      {picture && (
        <>
          <div className={styles.tools}>
            <a
              className={squareClass}
              href={picture}
              target="_blank"
              rel="noreferrer"
              aria-label={say('desk.picture.open')}
            >
              <Icon of={IconExternalLink} size={20} />
            </a>
            <IconButton icon={IconX} label={say('desk.picture.close')} onClick={onClose} />
          </div>
          <div className={styles.stage} data-whole={whole}>
            <button
              type="button"
              aria-label={say(whole ? 'desk.picture.enlarge' : 'desk.picture.whole')}
              onClick={() => setWhole(!whole)}
            >
              <img src={picture} alt="" />
            </button>
          </div>
        </>
      )}
    </dialog>
  )
}
