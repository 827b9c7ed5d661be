import { IconSearch } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useRef } from 'react'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import styles from './SearchBox.module.css'
import { useShortcuts } from './shortcuts.ts'

/** One box for everything: a number, a phone, a restaurant, a word with a typo. */
export function SearchBox() {
  const say = useSay()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  useShortcuts({ search: () => input.current?.select() })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const words = input.current?.value.trim()
    if (words) router.history.push(paths.deskSearch(words))
  }
  return (
    <search className={styles.search}>
      <form className={styles.form} onSubmit={submit}>
        <Icon of={IconSearch} />
        <input ref={input} type="search" name="q" aria-label={say('desk.search')} placeholder={say('desk.search')} />
        <Kbd>/</Kbd>
      </form>
    </search>
  )
}
