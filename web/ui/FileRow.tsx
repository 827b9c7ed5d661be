import {
  IconAlertTriangle,
  IconCheck,
  IconFileText,
  IconFileZip,
  IconMusic,
  IconPhoto,
  IconVideo,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './FileRow.module.css'
import { Icon, type IconShape } from './Icon.tsx'

interface FileRowProps {
  readonly name: string
  readonly mediaType: string
  /** A picture of it, when there is one. */
  readonly preview?: string | undefined
  readonly state: 'done' | 'uploading' | 'broken'
  /** 0–100, while it is on its way or where it broke. */
  readonly percent: number
  /** «Загружено · 2,4 МБ», «64 % · 11,5 из 18 МБ», «Связь пропала на 38 %». */
  readonly note: string
  /** What can be done with it: take away, go on. */
  readonly action: ReactNode
}

export function FileRow({ name, mediaType, preview, state, percent, note, action }: FileRowProps) {
  return (
    <li className={styles.file}>
      {preview ? (
        <img className={styles.picture} src={preview} alt="" />
      ) : (
        <span className={styles.picture}>
          <Icon of={iconOfFile(mediaType)} size={20} />
        </span>
      )}
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <div className={styles.note} data-state={state}>
          {state === 'done' && <Icon of={IconCheck} />}
          {state === 'broken' && <Icon of={IconAlertTriangle} />}
          {state === 'uploading' && <Meter percent={percent} label={name} />}
          <span>{note}</span>
        </div>
      </div>
      {action}
    </li>
  )
}

export function Meter({ percent, label }: { readonly percent: number; readonly label: string }) {
  return (
    <progress className={styles.meter} max={100} value={percent} aria-label={label}>
      {percent} %
    </progress>
  )
}

export function iconOfFile(mediaType: string): IconShape {
  const [kind, form = ''] = mediaType.split('/')
  if (kind === 'image') return IconPhoto
  if (kind === 'video') return IconVideo
  if (kind === 'audio') return IconMusic
  return /zip|rar|7z|tar|gzip/.test(form) ? IconFileZip : IconFileText
}
