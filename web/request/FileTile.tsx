import type { FileCard } from '../../src/contract/request/message.ts'
import { useFormats } from '../language.ts'
import { paths } from '../paths.ts'
import { iconOfFile } from '../ui/FileRow.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './FileTile.module.css'

/** A file of a message: a picture is shown, anything else is named. Opens the file itself. */
export function FileTile({ file }: { readonly file: FileCard }) {
  const formats = useFormats()
  if (file.isPicture) {
    return (
      <a className={styles.picture} href={paths.picture(file.id)} target="_blank" rel="noreferrer">
        <img src={paths.picture(file.id)} alt={file.name} loading="lazy" />
      </a>
    )
  }
  return (
    <a className={styles.tile} href={paths.file(file.id)} download={file.name}>
      <Icon of={iconOfFile(file.mediaType)} size={20} className={styles.icon} />
      <span className={styles.words}>
        <span className="cut">{file.name}</span>
        <span className={styles.size}>{formats.size(file.size)}</span>
      </span>
    </a>
  )
}

export function FileTiles({ files }: { readonly files: readonly FileCard[] }) {
  if (files.length === 0) return null
  return (
    <div className={styles.tiles}>
      {files.map((file) => (
        <FileTile key={file.id} file={file} />
      ))}
    </div>
  )
}
