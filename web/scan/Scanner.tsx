import { useEffect, useState } from 'react'
import { useSay } from '../language.ts'
import { isApp } from '../platform/shell.ts'
import { thisDevice } from '../platform/this-device.ts'
import { Button } from '../ui/Button.tsx'
import { Camera } from './Camera.tsx'
import { type LabelledPlace, labelIn } from './label-code.ts'
import { canRead } from './reader.ts'
import styles from './Scanner.module.css'

interface ScannerProps {
  readonly onPlace: (place: LabelledPlace) => void
  /** What to aim at, said by the scanner of the shell. */
  readonly lead: string
  /** What to do where no code can be read. */
  readonly cannot: string
}

/** Reads labels until one is ours; of every other code it says why it is not. */
export function Scanner({ onPlace, lead, cannot }: ScannerProps) {
  const say = useSay()
  const [why, setWhy] = useState<'foreign' | 'other' | null>(null)
  const read = (text: string) => {
    const label = labelIn(text, location.origin)
    if ('why' in label) setWhy(label.why)
    else onPlace(label)
  }
  return (
    <>
      <p className={styles.why} role="status">
        {why && say(`scan.why.${why}`)}
      </p>
      {isApp() ? <InApp onRead={read} lead={lead} /> : <InBrowser onRead={read} cannot={cannot} />}
    </>
  )
}

interface Reading {
  readonly onRead: (text: string) => void
}

/** The scanner of the shell fills the screen, and comes back with what it has read. */
function InApp({ onRead, lead }: Reading & Pick<ScannerProps, 'lead'>) {
  const say = useSay()
  const scan = async () => {
    const text = await (await thisDevice()).scan?.(lead)
    if (text) onRead(text)
  }
  return (
    <div className={styles.again}>
      <Button kind="primary" onClick={() => void scan()}>
        {say('scan.start')}
      </Button>
    </div>
  )
}

/** A browser that reads codes by itself; others are told what to do. */
function InBrowser({ onRead, cannot }: Reading & Pick<ScannerProps, 'cannot'>) {
  const [can, setCan] = useState<boolean | null>(null)
  useEffect(() => void canRead().then(setCan), [])
  if (can === null) return null
  return can ? <Camera onRead={onRead} /> : <p className={styles.cannot}>{cannot}</p>
}
