import { useEffect, useState } from 'react'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { isApp } from '../../platform/shell.ts'
import { thisDevice } from '../../platform/this-device.ts'
import { useTitle } from '../../title.ts'
import { Button, ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { useGo } from '../go.ts'
import page from '../Page.module.css'
import { usePhoneBar } from '../phone-bar.ts'
import { Camera } from './Camera.tsx'
import { targetOf } from './label-code.ts'
import { canRead } from './reader.ts'
import styles from './Scan.module.css'

/** A camera on the code of a till: the restaurant and the till are chosen by it. */
export function ScanPage() {
  const say = useSay()
  const go = useGo()
  const title = say('portal.scan')
  const [why, setWhy] = useState<'foreign' | 'other' | null>(null)
  useTitle(title)
  usePhoneBar({ title, back: paths.newRequest() })
  const read = (text: string) => {
    const target = targetOf(text, location.origin)
    if ('path' in target) go(target.path, 'replace')
    else setWhy(target.why)
  }
  return (
    <div className={page.page}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{say('portal.scan.lead')}</p>
      <p className={styles.why} role="status">
        {why && say(`portal.scan.why.${why}`)}
      </p>
      {isApp() ? <InApp onRead={read} /> : <InBrowser onRead={read} />}
      <a className={buttonClass()} href={paths.newRequest()}>
        <ButtonFace>{say('portal.scan.without')}</ButtonFace>
      </a>
    </div>
  )
}

interface ReadingProps {
  readonly onRead: (text: string) => void
}

/** The scanner of the shell fills the screen, and comes back with what it has read. */
function InApp({ onRead }: ReadingProps) {
  const say = useSay()
  const scan = async () => {
    const text = await (await thisDevice()).scan?.(say('portal.scan.lead'))
    if (text) onRead(text)
  }
  return (
    <div className={styles.again}>
      <Button kind="primary" onClick={() => void scan()}>
        {say('portal.scan.start')}
      </Button>
    </div>
  )
}

/** A browser that reads codes by itself; others are told what to do. */
function InBrowser({ onRead }: ReadingProps) {
  const say = useSay()
  const [can, setCan] = useState<boolean | null>(null)
  useEffect(() => void canRead().then(setCan), [])
  if (can === null) return null
  return can ? <Camera onRead={onRead} /> : <p className={styles.cannot}>{say('portal.scan.cannot')}</p>
}
