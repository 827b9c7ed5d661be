import { IconClock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { type Texts, useSay, withWords } from '../language.ts'
import { type LeftHere as Left, leftHere } from '../outbox/left-here.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './SignIn.module.css'

const WORDS: Texts = {
  ru: async () => ({ texts: (await import('../../src/texts/ru/sign-in-left.ts')).signInLeft }),
  en: async () => ({ texts: (await import('../../src/texts/en/sign-in-left.ts')).signInLeft }),
}

/** Says that something waits for its person to sign in; whose it is and what it says is for him alone. */
export function LeftHere() {
  const say = useSay()
  const left = useLeft()
  if (!left) return null
  return (
    <p className={styles.left}>
      <Icon of={IconClock} size={20} />
      <span>{say(left.people > 1 ? 'sign-in.left.several' : 'sign-in.left', { count: left.count })}</span>
    </p>
  )
}

function useLeft(): Left | null {
  const [left, setLeft] = useState<Left | null>(null)
  useEffect(() => {
    let current = true
    const look = async () => {
      const found = await leftHere()
      const told = found && (await withWords(WORDS, Promise.resolve(found)))
      if (current) setLeft(told)
    }
    // Without its words it is not said: whoever signs in finds what waits.
    look().catch(() => undefined)
    return () => {
      current = false
    }
  }, [])
  return left
}
