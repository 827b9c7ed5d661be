import { IconSearch } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useDeferredValue, useRef, useState } from 'react'
import styles from '../frame/SearchBox.module.css'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { giveFocusBack } from '../ui/focus.ts'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useOptions } from '../ui/use-options.ts'
import { glanceAt, groupsOf } from './search/hits.ts'
import { meansSomebody } from './search/means-somebody.ts'
import { SearchHits } from './search/SearchHits.tsx'
import { searchFor, useSearch } from './search/use-search.ts'
import { useShortcuts } from './shortcuts.ts'

/** One box for everything: a number, a phone, a restaurant, a word with a typo. */
export function SearchBox() {
  const say = useSay()
  const router = useRouter()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const [isOpen, setOpen] = useState(false)
  const asked = useDeferredValue(words.trim())
  const { data } = useSearch(asked)
  const hits = data && asked ? glanceAt(groupsOf(data, meansSomebody(asked))) : []
  const isShown = isOpen && hits.length > 0
  const { active, setActive, ...walk } = useOptions({
    count: isShown ? hits.length : 0,
    first: -1,
    loops: true,
    onChoose,
  })
  useShortcuts({
    search: () => {
      input.current?.focus()
      input.current?.select()
    },
  })

  const leave = (href: string) => {
    setOpen(false)
    setActive(-1)
    router.history.push(href)
    if (input.current) giveFocusBack(input.current)
  }
  function onChoose(place: number) {
    const hit = hits[place]
    if (hit) leave(hit.href)
  }
  /** A number opens its request at once, anything else the page of what was found. */
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const typed = words.trim()
    if (!typed) return
    const number = /^[№#]?\s*(\d{1,12})$/.exec(typed)?.[1]
    const found = number ? await queries.fetchQuery(searchFor(typed)).catch(() => null) : null
    const exact = found?.requests.find((request) => String(request.number) === number)
    leave(exact ? paths.deskRequest(exact.number) : paths.deskSearch(typed))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpen(false)
      if (!isShown && input.current) giveFocusBack(input.current)
      return
    }
    walk.onKeyDown(event)
  }
  return (
    <search className={styles.search}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Icon of={IconSearch} />
        <input
          ref={input}
          type="search"
          name="q"
          {...walk.box}
          autoComplete="off"
          aria-label={say('desk.search')}
          placeholder={say('desk.search')}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setOpen(true)
            setActive(-1)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <Kbd>/</Kbd>
      </form>
      {isShown && (
        <SearchHits hits={hits} active={active} walk={walk} read={data?.read} words={asked} onChoose={leave} />
      )}
    </search>
  )
}
