import { type ReactNode, Suspense, useContext, useEffect, useState } from 'react'
import type { Me } from '../../src/contract/people/session.ts'
import { belongsTo, sayFarewell, takeOver } from '../belongings.ts'
import { isDrawn } from '../drawing.ts'
import { hasChosenLanguage, speakIn, TextsContext } from '../language.ts'
import { later } from '../later.ts'
import { closeOutbox, openOutbox } from '../outbox/outbox.ts'
import { useFlushing } from '../outbox/use-outbox.ts'
import { useLiveQueries } from '../queries.ts'
import { keepAnswer, readFor } from '../reading/answers.ts'
import { fetchOutboxList } from '../request/outbox/later-list.ts'
import { MeContext, useSession } from '../session.ts'
import { SecondFactorFirst } from '../sign-in/SecondFactorFirst.tsx'
import { SignInAgain } from '../sign-in/SignInAgain.tsx'
import { SignInPage } from '../sign-in/SignInPage.tsx'
import { speakFor } from '../wire.ts'
import { Crashed } from './Crashed.tsx'
import { LostDialog } from './Lost.tsx'
import { askBeforeLeaving, useLeaving } from './leaving.ts'
import { ViewAsBar } from './ViewAsBar.tsx'

/** Behind it there is always a person. Nobody signed in: the way in stands in place of the page, the address stays. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { data: me, error } = useSession()
  const texts = useContext(TextsContext)
  const locale = me?.locale

  useEffect(() => {
    if (locale && texts && !hasChosenLanguage()) void speakIn(locale, texts)
  }, [locale, texts])

  const isHome = useBelonging(me)
  if (me && !isHome) return null
  if (me?.lacksSecondFactor) return <SecondFactorFirst />
  if (me) {
    return (
      <MeContext value={me}>
        <Alive me={me} />
        {me.viewer && <ViewAsBar me={me} until={me.viewer.until} />}
        {children}
        <SignInAgain />
        <Leaving />
      </MeContext>
    )
  }
  if (me === null) return <SignInPage />
  return error ? <Crashed error={error} /> : null
}

/** False until nothing of anybody else is left in this browser. Another person in the same page begins with a fresh one. */
function useBelonging(me: Me | null | undefined): boolean {
  const person = me?.id
  const seat = me?.viewer ? null : person
  const [home, setHome] = useState<number | null>(null)
  useEffect(() => {
    if (person === undefined || person === home) return
    if (home !== null) return void sayFarewell(location.href)
    if (belongsTo(person)) return setHome(person)
    let current = true
    void takeOver(person, seat ?? null).then(() => {
      if (current) setHome(person)
    })
    return () => {
      current = false
    }
  }, [person, seat, home])
  return person !== undefined && (home === person || isDrawn())
}

/** Fetched by whom something waits when he leaves. */
const LeaveDialog = later(() => import('./LeaveDialog.tsx').then((one) => one.LeaveDialog), LostDialog)

function Leaving() {
  if (!useLeaving()) return null
  return (
    <Suspense fallback={null}>
      <LeaveDialog onClose={() => askBeforeLeaving(false)} />
    </Suspense>
  )
}

/** What a page does for its person as long as it stands. Whoever looks as somebody else leaves nothing, and sends nothing. */
function Alive({ me }: { readonly me: Me }) {
  const { id, viewer } = me
  const isSelf = viewer === null
  useLiveQueries()
  useFlushing()
  useEffect(() => {
    speakFor(id)
    readFor(isSelf ? id : null)
    if (!isSelf) return closeOutbox()
    void openOutbox(id)
    return () => closeOutbox()
  }, [id, isSelf])
  // A net may go at any moment: what shows what waits is here by then.
  useEffect(() => {
    const timer = setTimeout(fetchOutboxList, 3_000)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    // A session that has ended by itself is asked for anew: who is here is known from the server alone.
    if (isSelf) void keepAnswer('/api/me', me, id)
  }, [isSelf, id, me])
  return null
}
