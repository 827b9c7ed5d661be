import type { JSX } from 'react'
import styles from './Install.module.css'

/** What is pressed on a telephone of Apple, where: drawn, so that it is right in both themes and in every language. */
export function Picture({ of }: { readonly of: keyof typeof DRAWN }) {
  return (
    <svg viewBox="0 0 96 56" width="96" height="56" className={styles.picture} aria-hidden="true">
      <rect x="0.5" y="0.5" width="95" height="55" rx="8" data-part="glass" />
      {DRAWN[of]}
    </svg>
  )
}

const DRAWN: Readonly<Record<'share' | 'home' | 'open', JSX.Element>> = {
  share: (
    <>
      <path d="M1 36h94" data-part="line" />
      <path d="M12 43l-3 3 3 3M26 43l3 3-3 3" data-part="line" />
      <circle cx="48" cy="45" r="10" data-part="mark" />
      <path d="M48 48v-9m-3 3l3-3 3 3M44 45v6h8v-6" data-part="sign" />
      <rect x="64" y="42" width="8" height="8" rx="2" data-part="line" />
      <rect x="80" y="42" width="8" height="8" rx="2" data-part="line" />
    </>
  ),
  home: (
    <>
      <path d="M8 9h44M8 47h36" data-part="word" />
      <rect x="5" y="18" width="86" height="20" rx="4" data-part="mark" />
      <path d="M12 28h50" data-part="word" />
      <path d="M75 23h10v10H75zM80 25.500v5M77.500 28h5" data-part="sign" />
    </>
  ),
  open: (
    <>
      <rect x="10" y="9" width="16" height="16" rx="4" data-part="app" />
      <rect x="34" y="9" width="16" height="16" rx="4" data-part="app" />
      <rect x="10" y="31" width="16" height="16" rx="4" data-part="app" />
      <rect x="55" y="6" width="22" height="22" rx="6" data-part="mark" />
      <path d="M66 11v12M60 17h12" data-part="sign" />
    </>
  ),
}
