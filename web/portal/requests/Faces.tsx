import type { ReactNode } from 'react'
import { useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import styles from './Faces.module.css'

export const SCORES = [1, 2, 3, 4, 5] as const

interface FacesProps {
  /** Names the group: «Оценка заявки №1031». */
  readonly label: string
  readonly score: number | null
  readonly onRate: (score: number) => void
  /** With a word under each face. */
  readonly wide?: boolean
}

/** Five faces: one press rates, another one changes it. */
export function Faces({ label, score, onRate, wide = false }: FacesProps) {
  const say = useSay()
  return (
    <fieldset className={classes(styles.faces, wide && styles.wide)}>
      <legend className={styles.legend}>{label}</legend>
      {SCORES.map((one) => {
        const word = say(`portal.rate.${one}`)
        return (
          <button
            key={one}
            type="button"
            className={styles.face}
            aria-pressed={one === score}
            aria-label={`${one} — ${word}`}
            data-tip={wide ? undefined : word}
            onClick={() => onRate(one)}
          >
            <svg viewBox="0 0 24 24" className={styles.picture} aria-hidden="true">
              <circle cx="12" cy="12" r="9" />
              {FACES[one]}
            </svg>
            {wide && <span aria-hidden="true">{word}</span>}
          </button>
        )
      })}
    </fieldset>
  )
}

const FACES: Record<(typeof SCORES)[number], ReactNode> = {
  1: <path d="M8 9l2 1M16 9l-2 1M9 11.5h.01M15 11.5h.01M8 16.5c1.6-2.4 6.4-2.4 8 0" />,
  2: <path d="M9 10h.01M15 10h.01M9 16c1.2-1.2 4.8-1.2 6 0" />,
  3: <path d="M9 10h.01M15 10h.01M9 15h6" />,
  4: <path d="M9 10h.01M15 10h.01M9 14.5c1.2 1.4 4.8 1.4 6 0" />,
  5: <path d="M9 9.5h.01M15 9.5h.01M8 13.5a4 4 0 0 0 8 0z" />,
}
