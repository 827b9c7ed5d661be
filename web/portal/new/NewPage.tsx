import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { isDrawn } from '../../drawing.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { placeInCode } from '../../scan/label-code.ts'
import { useTitle } from '../../title.ts'
import { useCatalogue, useService } from '../catalogue.ts'
import { useGo } from '../go.ts'
import page from '../Page.module.css'
import { usePhoneBar } from '../phone-bar.ts'
import { useMyVenues } from '../venues.ts'
import { NewForm } from './NewForm.tsx'
import styles from './NewPage.module.css'
import { useNewDraft } from './new-draft.ts'
import { wishIn } from './wish.ts'

/** One page, no wizard: what happened, where, and send. */
export function NewPage() {
  const title = useSay()('portal.new-request')
  const go = useGo()
  const { searchStr } = useLocation()
  const asked = wishIn(searchStr)
  // Drawn without a browser it is not taken over later: the form begins with it.
  const draft = useNewDraft(isDrawn() ? asked : null)
  const wish = isDrawn() ? null : asked
  const venues = useMyVenues()
  const { isFetched: areSituationsThere } = useCatalogue()
  const { serviceId } = draft.body
  const service = useService(typeof serviceId === 'number' ? serviceId : null)
  const [hasStood, setStood] = useState(false)
  const code = placeInCode(searchStr)
  const [isForeign, setForeign] = useState(false)
  useTitle(title)
  usePhoneBar({ title, back: paths.home })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish in the address is taken over once, then the draft rules
  useEffect(() => {
    if (!draft.ready || !wish) return
    draft.edit(wish)
    go('/new', 'replace')
  }, [draft.ready, searchStr])

  // biome-ignore lint/correctness/useExhaustiveDependencies: so is the place that a label names, once one's own places are known
  useEffect(() => {
    if (!draft.ready || !code || !venues.data) return
    const isMine = venues.data.venues.some(({ id }) => id === code.venue)
    setForeign(!isMine)
    if (isMine) draft.edit({ venueId: code.venue, equipmentId: null, scannedId: code.device })
    go('/new', 'replace')
  }, [draft.ready, searchStr, venues.data])

  // What the form begins with is all there from the beginning; a service chosen later comes into the form that stands.
  const isServiceThere = typeof serviceId !== 'number' || service.isFetched || hasStood
  const isReady = draft.ready && !wish && !code && areSituationsThere && isServiceThere && venues.data !== undefined
  useEffect(() => {
    if (isReady) setStood(true)
  }, [isReady])

  if (isReady) return <NewForm title={title} draft={draft} mine={venues.data} isForeignCode={isForeign} />
  return (
    <div className={page.page}>
      <h1 className={styles.title}>{title}</h1>
      {venues.error ? (
        <Failed error={venues.error} onRetry={() => void venues.refetch()} />
      ) : (
        <Loading widths={[40, 90, 90, 60]} groups={2} />
      )}
    </div>
  )
}
