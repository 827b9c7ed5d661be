import { Suspense, useEffect, useRef, useState } from 'react'
import type { CallCard } from '../../../src/contract/phone/calls.ts'
import { useSay } from '../../language.ts'
import { later, Nothing } from '../../later.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { changeDock } from './dock.ts'
import { useCurrentCalls, useShownCalls } from './use-calls.ts'
import { useNameOf } from './use-name-of.ts'

/** Fetched with the first call: whoever is not called does not pay for it. */
const CallDock = later(() => import('./CallDock.tsx').then((one) => one.CallDock), Nothing)

/** Where calls come up over any page of the desk, and are said aloud once. */
export function CallsHost() {
  const shown = useShownCalls()
  const { calls } = useCurrentCalls()
  const words = useAnnounced(calls)
  return (
    <>
      <VisuallyHidden>
        <span role="status">{words}</span>
      </VisuallyHidden>
      {shown.length > 0 && (
        <Suspense fallback={null}>
          <CallDock shown={shown} />
        </Suspense>
      )}
    </>
  )
}

/** Who calls, said politely when his call is seen first; nothing moves and nothing takes the keys. */
function useAnnounced(calls: readonly CallCard[]): string {
  const nameOf = useNameOf()
  const say = useSay()
  const said = useRef(new Set<number>())
  const [words, setWords] = useState('')
  const news = calls.filter(
    ({ id, state, direction }) => state === 'ringing' && direction === 'in' && !said.current.has(id),
  )
  useEffect(() => {
    if (news.length === 0) return
    // A call that comes while another is on the table does not open what was folded.
    if (said.current.size === 0 || calls.length === news.length) changeDock({ folded: isTypingOnPhone() })
    for (const { id } of news) said.current.add(id)
    setWords(news.map((call) => say('desk.call.announced', { name: nameOf(call) })).join(' '))
  })
  return words
}

/** Under a thumb the keyboard leaves no room for a whole card. */
function isTypingOnPhone(): boolean {
  return matchMedia('(max-width: 720px)').matches && document.activeElement?.matches('input, textarea') === true
}
