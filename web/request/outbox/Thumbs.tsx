import { useEffect, useState } from 'react'
import type { WaitingFile } from '../../outbox/entry.ts'
import { bytesOf } from '../../outbox/outbox.ts'
import styles from './OutboxList.module.css'

/** The files that go along: pictures small, the rest by name. They are drawn from this device. */
export function Thumbs({ files }: { readonly files: readonly WaitingFile[] }) {
  return (
    <div className={styles.thumbs}>
      {files.map((file) => (
        <Thumb key={file.key} file={file} />
      ))}
    </div>
  )
}

function Thumb({ file: { key, name, mediaType } }: { readonly file: WaitingFile }) {
  const [picture, setPicture] = useState<string | null>(null)
  const isPicture = mediaType.startsWith('image/')
  useEffect(() => {
    if (!isPicture) return
    let address: string | null = null
    let isGone = false
    void bytesOf(key).then((bytes) => {
      if (!bytes || isGone) return
      address = URL.createObjectURL(bytes)
      setPicture(address)
    })
    return () => {
      isGone = true
      if (address) URL.revokeObjectURL(address)
    }
  }, [key, isPicture])
  return picture ? (
    <img className={styles.thumb} src={picture} alt={name} />
  ) : (
    <span className={styles.file}>{name}</span>
  )
}
