import { type ReactNode, useId } from 'react'
import type { CheckAnswer, Revision } from '../../../src/contract/terms/terms.ts'
import { useFormats, useSay } from '../../language.ts'
import { writeMinutes } from '../levels/minutes.ts'
import styles from './WhatChanges.module.css'

/** How many are open, earlier, later and late at once; of those that are over always none. */
export function Figures({ check: { open, earlier, later, late, meanShiftMs } }: { readonly check: CheckAnswer }) {
  const say = useSay()
  const formats = useFormats()
  const mean =
    meanShiftMs === null
      ? ''
      : say('admin.check.mean', {
          shift: writeMinutes(Math.max(1, Math.round(Math.abs(meanShiftMs) / 60_000)), formats),
        })
  return (
    <div className={styles.figures}>
      <p className={styles.figure}>
        {say('admin.check.open')}
        <b>{formats.number(open)}</b>
      </p>
      <p className={styles.figure}>
        {say(earlier >= later ? 'admin.check.earlier' : 'admin.check.later')}
        <b>{formats.number(Math.max(earlier, later))}</b>
        {earlier > 0 && later > 0
          ? say(earlier >= later ? 'admin.check.and-later' : 'admin.check.and-earlier', {
              count: formats.number(Math.min(earlier, later)),
            })
          : mean}
      </p>
      <p className={styles.figure} data-late={late > 0 ? '' : undefined}>
        {say('admin.check.late')}
        <b>{formats.number(late)}</b>
        {late > 0 && say('admin.check.late.hint')}
      </p>
      <p className={styles.figure}>
        {say('admin.check.over')}
        <b>0</b>
        {say('admin.check.over.hint')}
      </p>
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly hint: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onChoose: () => void
  readonly children?: ReactNode
}

export function Choice({ label, hint, checked, disabled = false, onChoose, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type="radio"
        name="open-requests"
        checked={checked}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onChange={onChoose}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`}>{hint}</p>
      {children && <div>{children}</div>}
    </div>
  )
}

export interface VersionLine extends Revision {
  readonly version: number
  /** From when it holds, in words. */
  readonly since: string
  readonly isNow: boolean
  readonly what?: string | undefined
}

/** How something came to be, the latest first. */
export function Versions({ versions }: { readonly versions: readonly VersionLine[] }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <ol className={styles.versions} reversed>
      {versions.map(({ version, since, madeBy, reason, recounted, isNow, what }) => (
        <li key={version} data-now={isNow ? '' : undefined}>
          <b>{say('admin.terms.version', { version })}</b>
          {[since, madeBy].filter(Boolean).join(' · ')}
          {[what, reason].filter(Boolean).map((words) => (
            <span key={words}>
              <br />
              {words}
            </span>
          ))}
          {version > 1 && (
            <>
              <br />
              {recounted === null
                ? say('admin.version.new-only')
                : say('admin.version.recounted', { count: formats.number(recounted) })}
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
