import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Scanner } from '../../scan/Scanner.tsx'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { useGo } from '../go.ts'
import page from '../Page.module.css'
import { usePhoneBar } from '../phone-bar.ts'
import styles from './Scan.module.css'

/** A camera on the code of a till: the restaurant and the till are chosen by it. */
export function ScanPage() {
  const say = useSay()
  const go = useGo()
  const title = say('portal.scan')
  const lead = say('portal.scan.lead')
  useTitle(title)
  usePhoneBar({ title, back: paths.newRequest() })
  return (
    <div className={page.page}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      <Scanner
        lead={lead}
        cannot={say('portal.scan.cannot')}
        onPlace={({ venue, device }) => go(paths.newRequestAt(venue, device), 'replace')}
      />
      <a className={buttonClass()} href={paths.newRequest()}>
        <ButtonFace>{say('portal.scan.without')}</ButtonFace>
      </a>
    </div>
  )
}
