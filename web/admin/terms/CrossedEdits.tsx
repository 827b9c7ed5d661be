import { useState } from 'react'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import panes from './Panes.module.css'
import type { Crossed } from './use-crossing.ts'
import styles from './WhatChanges.module.css'

interface CrossedEditsProps {
  readonly crossed: Crossed
  /** Who saved meanwhile, where that is known. */
  readonly who?: string | null
  /** How a part is called, and its value in words. */
  readonly nameOf: (part: string) => string
  readonly tell: (part: string, value: unknown) => string
  readonly onGoOn: (takesTheirs: ReadonlySet<string>) => void
}

const SIDES = ['mine', 'theirs'] as const

/** Somebody has saved while this was typed: both versions side by side, and a choice line by line. */
export function CrossedEdits({ crossed: { both, others }, who, nameOf, tell, onGoOn }: CrossedEditsProps) {
  const say = useSay()
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const choose = (part: string, side: (typeof SIDES)[number]) => {
    const next = new Set(theirs)
    if (side === 'theirs') next.add(part)
    else next.delete(part)
    setTheirs(next)
  }
  return (
    <section role="alert" className={styles.crossed} aria-label={say('admin.edits')}>
      <p className={panes.notice}>{who ? say('admin.edits.by', { who }) : say('admin.edits')}</p>
      <ul>
        {others.map((part) => (
          <li key={part}>
            <span>{nameOf(part)}</span>
            <span className="muted">{say('admin.edits.taken')}</span>
          </li>
        ))}
        {both.map(({ part, mine, theirs: other }) => (
          <li key={part}>
            <span>{nameOf(part)}</span>
            <Segmented
              label={nameOf(part)}
              value={theirs.has(part) ? 'theirs' : 'mine'}
              options={SIDES.map((side) => ({
                value: side,
                label: say(`admin.edits.${side}`, { value: tell(part, side === 'mine' ? mine : other) || '—' }),
              }))}
              onChange={(side) => choose(part, side)}
            />
          </li>
        ))}
      </ul>
      <Button kind="primary" onClick={() => onGoOn(theirs)}>
        {say('admin.edits.go-on')}
      </Button>
    </section>
  )
}
