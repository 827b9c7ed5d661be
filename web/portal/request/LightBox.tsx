import { IconChevronLeft, IconChevronRight, IconDownload, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { FileCard } from '../../../src/contract/request/message.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { focusAtOnce } from '../../ui/focus.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton, squareClass } from '../../ui/IconButton.tsx'
import styles from './LightBox.module.css'

interface LightBoxProps {
  readonly pictures: readonly FileCard[]
  /** Which one is shown; null: none. */
  readonly place: number | null
  readonly onMove: (place: number | null) => void
}

/** A picture as large as the screen allows; a press on it shows it in its own size. */
export function LightBox({ pictures, place, onMove }: LightBoxProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const picture = place === null ? undefined : pictures[place]

  useEffect(() => {
    if (picture && !dialog.current?.open) dialog.current?.showModal()
    if (!picture) dialog.current?.close()
  }, [picture])

  const close = () => onMove(null)
  return (
    <dialog
      ref={dialog}
      className={styles.box}
      aria-label={picture?.name}
      onClose={close}
      onKeyDown={(event) => place !== null && walk(event, place, pictures.length, onMove)}
    >
      {picture && place !== null && (
        <Inside picture={picture} place={place} count={pictures.length} onMove={onMove} onClose={close} />
      )}
    </dialog>
  )
}

interface InsideProps {
  readonly picture: FileCard
  readonly place: number
  readonly count: number
  readonly onMove: (place: number) => void
  readonly onClose: () => void
}

function Inside({ picture, place, count, onMove, onClose }: InsideProps) {
  const say = useSay()
  const image = useRef<HTMLImageElement>(null)
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.name}>{picture.name}</span>
        {count > 1 && (
          <>
            <IconButton
              icon={IconChevronLeft}
              label={say('portal.picture.before')}
              disabled={place === 0}
              onClick={() => onMove(place - 1)}
            />
            <IconButton
              icon={IconChevronRight}
              label={say('portal.picture.next')}
              disabled={place === count - 1}
              onClick={() => onMove(place + 1)}
            />
          </>
        )}
        <a
          className={squareClass}
          href={paths.file(picture.id)}
          download={picture.name}
          aria-label={say('portal.picture.save')}
        >
          <Icon of={IconDownload} size={20} />
        </a>
        <IconButton icon={IconX} label={say('portal.close')} onClick={onClose} ref={focusAtOnce} />
      </div>
      <div className={styles.stage}>
        <button
          type="button"
          className={styles.zoom}
          aria-label={say('portal.picture.zoom')}
          onClick={() => image.current?.toggleAttribute('data-whole')}
        >
          <img ref={image} key={picture.id} src={paths.picture(picture.id)} alt={picture.name} />
        </button>
      </div>
    </>
  )
}

function walk(event: KeyboardEvent, place: number, count: number, onMove: (place: number) => void) {
  const next = { ArrowLeft: place - 1, ArrowRight: place + 1 }[event.key]
  if (next !== undefined && next >= 0 && next < count) onMove(next)
}
