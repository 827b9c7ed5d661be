import { useEffect, useState } from 'react'
import type { MyVenues } from '../../../src/contract/people/people.ts'
import type { Registered } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { classes } from '../../ui/classes.ts'
import { showToast } from '../../ui/toasts.ts'
import { useAttachments } from '../attach/use-attachments.ts'
import { useService } from '../catalogue.ts'
import { useGo } from '../go.ts'
import page from '../Page.module.css'
import { usualVenue } from '../venues.ts'
import { both, complaintsFrom, complaintsOf, isFine, NONE } from './complaints.ts'
import { Details } from './Details.tsx'
import { FilesField } from './FilesField.tsx'
import { Help } from './Help.tsx'
import styles from './NewForm.module.css'
import heading from './NewPage.module.css'
import { orderOf, type useNewDraft } from './new-draft.ts'
import { ProblemField } from './ProblemField.tsx'
import { PromiseBar } from './PromiseBar.tsx'
import { ServiceFields } from './ServiceFields.tsx'
import { Situations } from './Situations.tsx'
import { StopNotice } from './StopNotice.tsx'
import { useSending } from './use-sending.ts'
import { Where } from './Where.tsx'

interface NewFormProps {
  readonly title: string
  readonly draft: ReturnType<typeof useNewDraft>
  readonly mine: MyVenues
}

export function NewForm({ title, draft: { body: draft, edit, discard, savedAt }, mine }: NewFormProps) {
  const [language] = useLanguage()
  const [isComplaining, setComplaining] = useState(false)
  const serviceId = typeof draft.serviceId === 'number' ? draft.serviceId : null
  const { data: service } = useService(serviceId)
  const venueId = draft.venueId ?? usualVenue(mine)
  const lacksVenue = venueId === null && mine.venues.length > 0
  const attachments = useAttachments(draft.files, (change) => edit(({ files }) => ({ files: change(files) })))
  const sent = useSent(() => {
    discard()
    attachments.uploads.clear()
  })
  const order = orderOf(draft, { service, venueId, language })
  const { send, isSending, error } = useSending({ draft, edit, order, onSent: sent })

  const found = complaintsOf(draft, service, lacksVenue)
  const complaints = isComplaining ? both(found, isSending ? NONE : complaintsFrom(error)) : NONE
  useFocusOnComplaint(isComplaining && !isSending && !isFine(complaints))
  const submit = () => {
    setComplaining(true)
    if (isFine(found)) send()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className={classes(page.page, styles.page)}>
        <h1 className={heading.title}>{title}</h1>
        <div className={styles.columns}>
          <div className={styles.sheet}>
            {mine.venues.length > 0 && (
              <Where
                mine={mine}
                venueId={venueId}
                isMissing={complaints.venue}
                onChoose={(id) => edit({ venueId: id, equipmentId: null })}
              />
            )}
            {draft.stopOfTrade ? (
              <StopNotice onBack={() => edit({ stopOfTrade: false })} />
            ) : (
              <>
                <Situations chosen={draft.serviceId} edit={edit} />
                <ProblemField draft={draft} edit={edit} service={service} isMissing={complaints.problem} />
                <Help className="phone-only" draft={draft} edit={edit} service={service} />
              </>
            )}
            <Details draft={draft} edit={edit} />
            {!draft.stopOfTrade && (
              <ServiceFields draft={draft} edit={edit} service={service} venueId={venueId} complaints={complaints} />
            )}
            <FilesField
              attachments={attachments}
              checklist={draft.stopOfTrade ? [] : (service?.form.logsChecklist ?? [])}
            />
          </div>
          <aside className={styles.beside}>
            {!draft.stopOfTrade && <Help className="desk-only" draft={draft} edit={edit} service={service} />}
          </aside>
        </div>
      </div>
      <PromiseBar
        question={{ service: serviceId, venue: venueId, urgency: draft.urgency, stopOfTrade: draft.stopOfTrade }}
        attachments={attachments}
        savedAt={savedAt}
        isSending={isSending}
        isWaiting={draft.isWaiting}
        error={isFine(complaints) ? error : null}
        onClear={() => {
          discard()
          attachments.uploads.clear()
          setComplaining(false)
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
  return ({ number, reactionDueAt }: Registered) => {
    forget()
    const at = reactionDueAt && formats.moment(reactionDueAt, now)
    showToast({ text: at ? say('portal.new.sent', { number, at }) : say('portal.new.sent.plain', { number }) })
    go(paths.request(number))
  }
}

/** What is wrong comes into sight, and the keyboard with it. */
function useFocusOnComplaint(isWrong: boolean) {
  useEffect(() => {
    if (!isWrong) return
    const wrong = document.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] :is(input, button)')
    wrong?.focus()
    wrong?.scrollIntoView({ block: 'center' })
  }, [isWrong])
}
