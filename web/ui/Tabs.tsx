import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { Count } from './Count.tsx'
import styles from './Tabs.module.css'

interface TabsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly tabs: readonly { readonly value: Value; readonly label: ReactNode; readonly count?: number }[]
  readonly onChange: (value: Value) => void
  /** What the chosen tab shows. */
  readonly children?: ReactNode
}

export function Tabs<Value extends string>({ label, value, tabs, onChange, children }: TabsProps<Value>) {
  const id = useId()
  return (
    <>
      <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={moveByArrows}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={tab.value === value}
            aria-controls={children === undefined ? undefined : id}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
            {tab.count !== undefined && <Count>{tab.count}</Count>}
          </button>
        ))}
      </div>
      {children !== undefined && (
        <div id={id} role="tabpanel">
          {children}
        </div>
      )}
    </>
  )
}

function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!step) return
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const here = tabs.findIndex((tab) => tab.matches(':focus'))
  const next = tabs.at((here + step) % tabs.length)
  next?.focus()
  next?.click()
}
