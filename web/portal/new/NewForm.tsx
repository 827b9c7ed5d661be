import { Suspense, useRef } from 'react'
import type { MyVenues } from '../../../src/contract/people/people.ts'
import type { NewRequest } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useLanguage, useSay, withWords } from '../../language.ts'
import { later, Nothing } from '../../later.ts'
import type { Outcome } from '../../outbox/state.ts'
import { paths } from '../../paths.ts'
import { useAttachments } from '../../request/attach/use-attachments.ts'
import { useKnownTrouble } from '../../request/known-trouble.ts'
import { classes } from '../../ui/classes.ts'
import { showToast } from '../../ui/toasts.ts'
import { useIsWide } from '../../ui/use-wide.ts'
import { useService } from '../catalogue.ts'
import { useGo } from '../go.ts'
import page from '../Page.module.css'
import { SCAN_WORDS } from '../scan/words.ts'
import { usualVenue } from '../venues.ts'
import { complaintsFrom, complaintsOf } from './complaints.ts'
import { Details } from './Details.tsx'
import { FilesField } from './FilesField.tsx'
import { Help, toldIn } from './Help.tsx'
import styles from './NewForm.module.css'
import heading from './NewPage.module.css'
import { EMPTY, orderOf, type useNewDraft } from './new-draft.ts'
import { ProblemField } from './ProblemField.tsx'
import { PromiseBar } from './PromiseBar.tsx'
import { ServiceFields } from './ServiceFields.tsx'
import { ServiceTrouble } from './ServiceTrouble.tsx'
import { Situations } from './Situations.tsx'
import { StopNotice } from './StopNotice.tsx'
import { useJoin } from './use-join.ts'
import { useSending } from './use-sending.ts'
import { Where } from './Where.tsx'

/** A phone has no room for it, and does not fetch it. */
const Known = later(() => import('./Known.tsx').then((one) => one.Known), Nothing)

/** Fetched by whoever comes by the code of a label. */
const Scanned = later(async () => (await withWords(SCAN_WORDS, import('./Scanned.tsx'))).Scanned, Nothing)

interface NewFormProps {
  readonly title: string
  readonly draft: ReturnType<typeof useNewDraft>
  readonly mine: MyVenues
  /** Somebody came by the code of a label at a venue that is none of his. */
  readonly isForeignCode: boolean
}

export function NewForm({
  title,
  draft: { name, body: draft, edit, discard, savedAt },
  mine,
  isForeignCode,
}: NewFormProps) {
  const say = useSay()
  const [language] = useLanguage()
  const serviceId = typeof draft.serviceId === 'number' ? draft.serviceId : null
  const { data: service } = useService(serviceId)
  const venueId = draft.venueId ?? usualVenue(mine)
  const lacksVenue = venueId === null && mine.venues.length > 0
  // What became of the code is said even when nothing of it is left in the draft.
  const cameByCode = useRef(false)
  if (isForeignCode || (draft.scannedId ?? null) !== null) cameByCode.current = true
  const attachments = useAttachments(draft.files, (change) => edit(({ files }) => ({ files: change(files) })))
  const isWide = useIsWide()
  const forget = () => {
    discard()
    attachments.uploads.clear()
  }
  const sent = useSent(forget)
  const join = useJoin(draft, service, forget)
  const send = useSending(name, attachments)
  const file = (order: NewRequest) =>
    send(order, order.subject ?? say(draft.stopOfTrade ? 'portal.stop' : 'portal.new-request'))
  const form = useForm({
    typed: [draft, edit],
    check: () => complaintsOf(draft, { service, lacksVenue, say }),
    body: () => orderOf(draft, { service, venueId, language }),
    send: file,
    places: { 'venue.not-found': 'venueId' },
    refusal: (problem) => complaintsFrom(problem, say),
    onDone: sent,
  })
  const reason = attachments.areDone ? undefined : say('portal.new.file-coming')
  const known = useKnownTrouble({ words: toldIn(draft), venue: venueId, service: service?.id ?? null })
  const help = { draft, edit, service, known, joining: { join, reason } }

  return (
    <form {...form.wiring}>
      <div className={classes(page.page, styles.page)}>
        <h1 className={heading.title}>{title}</h1>
        <div className={styles.columns}>
          <div className={styles.sheet}>
            {mine.venues.length > 0 && (
              <Where
                mine={mine}
                venueId={venueId}
                isMissing={form.error('venueId') !== undefined}
                onChoose={(id) => edit({ venueId: id, equipmentId: null, scannedId: null })}
              />
            )}
            {cameByCode.current && (
              <Suspense fallback={null}>
                <Scanned draft={draft} edit={edit} service={service} venueId={venueId} isForeign={isForeignCode} />
              </Suspense>
            )}
            {draft.stopOfTrade ? (
              <StopNotice onBack={() => edit({ stopOfTrade: false })} />
            ) : (
              <>
                <Situations chosen={draft.serviceId} edit={edit} />
                <ServiceTrouble service={service} />
                <ProblemField
                  draft={draft}
                  edit={edit}
                  service={service}
                  isMissing={form.error('problem') !== undefined}
                />
                <Help className="phone-only" {...help} />
              </>
            )}
            <Details draft={draft} edit={edit} />
            {!draft.stopOfTrade && (
              <ServiceFields
                draft={draft}
                edit={edit}
                service={service}
                venueId={venueId}
                venues={mine.venues}
                attachments={attachments}
                trouble={(field) => form.error(`answers.${field}`)}
              />
            )}
            <FilesField
              attachments={attachments}
              checklist={draft.stopOfTrade ? [] : (service?.form.logsChecklist ?? [])}
            />
          </div>
          <aside className={styles.beside}>
            {!draft.stopOfTrade && <Help className="desk-only" {...help} />}
            {isWide && (
              <Suspense fallback={null}>
                <Known venueId={venueId} told={known} />
              </Suspense>
            )}
          </aside>
        </div>
      </div>
      <PromiseBar
        question={{ service: serviceId, venue: venueId, urgency: draft.urgency, stopOfTrade: draft.stopOfTrade }}
        attachments={attachments}
        savedAt={savedAt}
        form={form}
        onClear={() => {
          forget()
          form.reset(EMPTY)
        }}
      />
    </form>
  )
}

/** Filed: nothing is left to keep, and the request itself is the answer. */
function useSent(forget: () => void) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const go = useGo()
  return (outcome: Outcome) => {
    forget()
    const number = outcome.state === 'sent' ? outcome.answer?.number : undefined
    if (outcome.state === 'waiting' || number === undefined) {
      showToast({ text: say('outbox.later') })
      return go(paths.requests)
    }
    const reactionDueAt = outcome.state === 'sent' ? outcome.answer?.reactionDueAt : null
    const at = reactionDueAt && formats.moment(reactionDueAt, now)
    showToast({ text: at ? say('portal.new.sent', { number, at }) : say('portal.new.sent.plain', { number }) })
    go(paths.request(number))
  }
}
