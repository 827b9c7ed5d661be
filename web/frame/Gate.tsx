import { type ReactNode, useContext, useEffect } from 'react'
import { hasChosenLanguage, speakIn, TextsContext } from '../language.ts'
import { useLiveQueries } from '../queries.ts'
import { MeContext, useSession } from '../session.ts'
import { SignInAgain } from '../sign-in/SignInAgain.tsx'
import { SignInPage } from '../sign-in/SignInPage.tsx'
import { Crashed } from './Crashed.tsx'

/** Behind it there is always a person. Nobody signed in: the way in stands in place of the page, the address stays. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { data: me, error } = useSession()
  const texts = useContext(TextsContext)
  const locale = me?.locale

  useEffect(() => {
    if (locale && texts && !hasChosenLanguage()) void speakIn(locale, texts)
  }, [locale, texts])

  if (me) {
    return (
      <MeContext value={me}>
        <Alive />
        {children}
        <SignInAgain />
      </MeContext>
    )
  }
  if (me === null) return <SignInPage />
  return error ? <Crashed error={error} /> : null
}

function Alive() {
  useLiveQueries()
  return null
}
