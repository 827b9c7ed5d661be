import type { ReactNode } from 'react'
import { Logo } from '../../frame/Logo.tsx'
import { useTitle } from '../../title.ts'
import styles from './LetterPage.module.css'

/** One sheet, as narrow as a letter: nothing around it that would need a signed-in person. */
export function LetterFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useTitle(title)
  return (
    <main className={styles.page}>
      <Logo />
      <div className={styles.sheet}>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
