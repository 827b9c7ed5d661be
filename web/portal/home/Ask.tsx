import { IconArrowRight, IconSearch } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useGo } from '../go.ts'
import styles from './Ask.module.css'

/** His own words open the form with them in it. */
export function Ask() {
  const say = useSay()
  const go = useGo()
  const [words, setWords] = useState('')
  const ask = (event: FormEvent) => {
    event.preventDefault()
    go(paths.newRequest(words.trim()))
  }
  return (
    <form className={styles.ask} onSubmit={ask}>
      <Icon of={IconSearch} size={24} className={styles.glass} />
      <input
        className={styles.words}
        aria-label={say('portal.ask')}
        placeholder={say('portal.ask.placeholder')}
        autoComplete="off"
        enterKeyHint="go"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit" kind="primary" className={styles.go} aria-label={say('portal.ask.go')}>
        <span className="desk-only">{say('portal.ask.go')}</span>
        <Icon of={IconArrowRight} size={20} className="phone-only" />
      </Button>
    </form>
  )
}
