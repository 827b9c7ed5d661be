import { useState } from 'react'
import type { FileCard } from '../../../src/contract/request/message.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { FileTile } from '../../request/FileTile.tsx'
import { LightBox } from './LightBox.tsx'
import styles from './Shots.module.css'

/** Pictures open over the page, other files are downloaded. */
export function Shots({ files }: { readonly files: readonly FileCard[] }) {
  const say = useSay()
  const [open, setOpen] = useState<number | null>(null)
  const pictures = files.filter(({ isPicture }) => isPicture)
  if (files.length === 0) return null
  return (
    <div className={styles.shots}>
      {files.map((file) =>
        file.isPicture ? (
          <button
            key={file.id}
            type="button"
            className={styles.shot}
            aria-label={say('portal.picture.open', { name: file.name })}
            onClick={() => setOpen(pictures.indexOf(file))}
          >
            <img src={paths.picture(file.id)} alt="" loading="lazy" />
          </button>
        ) : (
          <FileTile key={file.id} file={file} />
        ),
      )}
      <LightBox pictures={pictures} place={open} onMove={setOpen} />
    </div>
  )
}
