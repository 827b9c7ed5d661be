import { useSay } from '../../language.ts'
import styles from './Composer.module.css'
import type { Suggestion } from './use-suggestions.ts'

interface SuggestionsProps {
  readonly id: string
  readonly shown: readonly Suggestion[]
  readonly current: number
  readonly pick: (suggestion: Suggestion) => void
}

/** What «/» or «@» offers; the text area keeps the focus. */
export function Suggestions({ id, shown, current, pick }: SuggestionsProps) {
  const say = useSay()
  if (shown.length === 0) return null
  return (
    <div id={id} role="listbox" aria-label={say('desk.composer.suggestions')} className={styles.suggestions}>
      {shown.map((suggestion, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text area hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the text area names the active option
        <div
          key={suggestion.key}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === current}
          className={styles.suggestion}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(suggestion)}
        >
          {suggestion.label}
          <small className="cut">{suggestion.note}</small>
        </div>
      ))}
    </div>
  )
}
