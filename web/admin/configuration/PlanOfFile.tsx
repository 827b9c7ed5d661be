import { useState } from 'react'
import type { ConfigurationPlan, ConfigurationStep } from '../../../src/contract/configuration/configuration.ts'
import { SECTIONS } from '../../../src/domain/configuration/plan.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Difference } from '../audit/Difference.tsx'
import styles from './Configuration.module.css'
import type { StepName } from './file.ts'

interface PlanOfFileProps {
  readonly plan: ConfigurationPlan
  readonly busy: boolean
  readonly error: Error | null
  readonly onApply: (left: readonly StepName[]) => void
}

/** What a file would add and change, section by section: each step can be looked into and left out. */
export function PlanOfFile({ plan: { steps, same }, busy, error, onApply }: PlanOfFileProps) {
  const say = useSay()
  const formats = useFormats()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const due = steps.filter(({ change }) => change !== 'only_here')
  const others = steps.filter(({ change }) => change === 'only_here')
  const possible = due.filter(({ missing }) => missing === null)
  const chosen = possible.filter((step) => !left.has(idOf(step)))
  const toggle = (step: ConfigurationStep) => {
    const next = new Set(left)
    if (!next.delete(idOf(step))) next.add(idOf(step))
    setLeft(next)
  }
  const count = (change: ConfigurationStep['change']) =>
    formats.number(due.filter((step) => step.change === change).length)
  return (
    <>
      {due.length === 0 ? (
        <EmptyState title={say('admin.configuration.equal')}>
          {say('admin.configuration.equal.text', { same })}
        </EmptyState>
      ) : (
        <>
          <p className={styles.lead}>
            {say('admin.configuration.counts', {
              added: count('add'),
              changed: count('change'),
              same: formats.number(same),
            })}
          </p>
          {SECTIONS.map((section) => (
            <SectionOf
              key={section}
              section={section}
              steps={due.filter((step) => step.section === section)}
              isChosen={(step) => step.missing === null && !left.has(idOf(step))}
              onToggle={toggle}
            />
          ))}
        </>
      )}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>
            {say('admin.configuration.only_here')} <span className="muted">{formats.number(others.length)}</span>
          </summary>
          <ul>
            {others.map((step) => (
              <li key={idOf(step)}>
                <span className="muted">{say(`admin.configuration.section.${step.section}`)}</span> {nameOf(step, say)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {due.length > 0 && (
        <div className={styles.dock}>
          {error ? (
            <p className={styles.trouble} role="alert">
              {say(textOfProblem(error))}
            </p>
          ) : (
            <p className={styles.lead}>{say('admin.configuration.open')}</p>
          )}
          <Button
            kind="primary"
            aria-busy={busy}
            reason={chosen.length === 0 ? say('admin.configuration.nothing') : undefined}
            onClick={() => !busy && onApply(possible.filter((step) => left.has(idOf(step))).map(stepName))}
          >
            {say('admin.configuration.apply', { count: chosen.length })}
          </Button>
        </div>
      )}
    </>
  )
}

interface SectionProps {
  readonly section: ConfigurationStep['section']
  readonly steps: readonly ConfigurationStep[]
  readonly isChosen: (step: ConfigurationStep) => boolean
  readonly onToggle: (step: ConfigurationStep) => void
}

function SectionOf({ section, steps, isChosen, onToggle }: SectionProps) {
  const say = useSay()
  if (steps.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>{say(`admin.configuration.section.${section}`)}</h3>
      <ul>
        {steps.map((step) => {
          const name = nameOf(step, say)
          return (
            <li key={idOf(step)}>
              <input
                type="checkbox"
                checked={isChosen(step)}
                disabled={step.missing !== null}
                aria-label={say('admin.configuration.take', { name })}
                onChange={() => onToggle(step)}
              />
              <details>
                <summary>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.mark} data-change={step.change}>
                    {say(`admin.configuration.${step.change}`)}
                  </span>
                  {step.missing !== null && (
                    <span className={styles.trouble}>{say('admin.configuration.missing', { name: step.missing })}</span>
                  )}
                </summary>
                <Difference change={step} />
              </details>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function nameOf({ section, name }: ConfigurationStep, say: ReturnType<typeof useSay>): string {
  return section === 'policy' ? say('admin.configuration.policy') : name
}

function idOf({ section, key }: StepName): string {
  return `${section} ${key}`
}

function stepName({ section, key }: ConfigurationStep): StepName {
  return { section, key }
}
