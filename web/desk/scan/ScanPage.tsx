import { useRouter } from '@tanstack/react-router'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Scanner } from '../../scan/Scanner.tsx'
import { useTitle } from '../../title.ts'
import { BesideViews } from '../queue/BesideViews.tsx'
import { ByHand } from './ByHand.tsx'
import styles from './Scan.module.css'

/** A camera on the label of a till: its restaurant opens, with what is open there. */
export function ScanPage() {
  const say = useSay()
  const { history } = useRouter()
  const title = say('desk.scan.title')
  const lead = say('desk.scan.lead')
  useTitle(title)
  return (
    <BesideViews>
      <section className={styles.page} aria-label={title}>
        <h1>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        <Scanner
          lead={lead}
          cannot={say('desk.scan.cannot')}
          // Back leads to where one was before the camera.
          onPlace={({ venue, device }) => history.replace(paths.deskLabelled(venue, device))}
        />
        <ByHand />
      </section>
    </BesideViews>
  )
}
