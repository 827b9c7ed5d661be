import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react'
import type { AdminSearch as Answer } from '../../../src/contract/people/admin-search.ts'
import { get } from '../../api.ts'
import styles from '../../frame/SearchBox.module.css'
import { useInMyLanguage, useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { giveFocusBack } from '../../ui/focus.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useOptions } from '../../ui/use-options.ts'
import { AdminHits } from './AdminHits.tsx'
import { type FoundGroup, foundData, foundSettings } from './found.ts'
import { useSlash } from './use-slash.ts'

/** One box: settings first, then things. «/» comes to it, arrows walk, Enter opens. */
export function AdminSearch({ onLeave }: { readonly onLeave?: () => void }) {
  const say = useSay()
  const { history } = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const [isOpen, setOpen] = useState(false)
  const asked = useDeferredValue(words.trim())
  const groups = useFound(asked)
  const hits = groups.flatMap((group) => group.hits)
  const isShown = isOpen && asked !== ''
  const { active, setActive, ...walk } = useOptions({ count: isShown ? hits.length : 0, loops: true, onChoose })
  useSlash(input)

  const leave = (href: string) => {
    setOpen(false)
    setWords('')
    if (href.startsWith('/admin')) history.push(href)
    else location.assign(href)
    if (input.current) giveFocusBack(input.current)
    onLeave?.()
  }
  function onChoose(place: number) {
    const hit = hits[place]
    if (hit) leave(hit.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return void walk.onKeyDown(event)
    if (isShown) event.preventDefault()
    else if (input.current) giveFocusBack(input.current)
    setOpen(false)
  }
  return (
    <search className={styles.search}>
      <span className={styles.form}>
        <Icon of={IconSearch} />
        <input
          ref={input}
          type="search"
          {...walk.box}
          autoComplete="off"
          aria-label={say('admin.search')}
          placeholder={say('admin.search')}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setOpen(true)
            setActive(0)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <Kbd>/</Kbd>
      </span>
      {isShown && <AdminHits groups={groups} active={active} walk={walk} words={asked} onChoose={leave} />}
    </search>
  )
}

function useFound(asked: string): readonly FoundGroup[] {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { abilities } = useMe()
  const { data } = useQuery({
    queryKey: ['admin-search', asked],
    queryFn: ({ signal }) => get<Answer>(`/api/admin-search?q=${encodeURIComponent(asked)}`, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
  if (asked === '') return []
  const all: readonly FoundGroup[] = [
    { name: 'settings', hits: foundSettings({ say, abilities }, asked) },
    { name: 'data', hits: data ? foundData({ say, abilities }, data, inMyLanguage) : [] },
  ]
  return all.filter(({ hits }) => hits.length > 0)
}
