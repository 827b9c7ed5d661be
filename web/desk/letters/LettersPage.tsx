import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LetterList } from './LetterList.tsx'
import { LetterPane } from './LetterPane.tsx'
import styles from './Letters.module.css'
import { TABS, type Tab } from './use-letters.ts'

/** Every letter that came, where it went and why; those that wait are decided here. The address holds what is shown. */
export function LettersPage() {
  const say = useSay()
  const router = useRouter()
  const { searchStr } = useLocation()
  const { letter } = useParams({ strict: false })
  const id = Number(letter) || null
  const search = new URLSearchParams(searchStr)
  const tab = TABS.find((one) => one === search.get('tab')) ?? 'waiting'
  const words = search.get('q') ?? ''
  const hrefOf = (opened: number | null, over: { readonly tab?: Tab; readonly words?: string } = {}) => {
    const question = new URLSearchParams({ tab: over.tab ?? tab })
    const asked = over.words ?? words
    if (asked) question.set('q', asked)
    return `${opened === null ? paths.deskLetters : paths.deskLetter(opened)}?${question}`
  }
  useTitle(say('desk.letters'))
  return (
    <div className={styles.sheet} data-opened={id !== null || undefined}>
      <LetterList
        tab={tab}
        words={words}
        opened={id}
        hrefOf={hrefOf}
        onChange={(over) => void router.navigate({ href: hrefOf(null, over), replace: true })}
      />
      {id === null ? (
        <div className={styles.nothing}>
          <EmptyState title={say('desk.letters.nothing-opened')}>{say('desk.letters.nothing-opened.text')}</EmptyState>
        </div>
      ) : (
        <LetterPane key={id} id={id} back={hrefOf(null)} />
      )}
    </div>
  )
}
