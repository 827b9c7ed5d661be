import type { ReactNode } from 'react'
import { Logo } from '../frame/Logo.tsx'
import { useTitle } from '../title.ts'
import styles from './SignIn.module.css'

/** The way in looks the same at every door. */
export function SignInSheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
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
