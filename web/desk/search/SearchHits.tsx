import { IconBuildingStore, IconUser } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { StatusGlyph } from '../../request/StatusGlyph.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { useOptions } from '../../ui/use-options.ts'
import type { Hit } from './hits.ts'
import styles from './Search.module.css'

interface SearchHitsProps {
  readonly hits: readonly Hit[]
  readonly active: number
  readonly walk: Pick<ReturnType<typeof useOptions>, 'list' | 'option'>
  /** How the words were understood, and as they were typed. */
  readonly read: string | undefined
  readonly words: string
  readonly onChoose: (href: string) => void
}

/** What was found, under the box that keeps the focus. */
export function SearchHits({ hits, active, walk, read, words, onChoose }: SearchHitsProps) {
  const say = useSay()
  return (
    <div className={styles.sheet}>
      {read && read !== words && <p className={styles.read}>{say('desk.search.read', { words: read })}</p>}
      <div {...walk.list} role="listbox" aria-label={say('desk.search.found')}>
        {hits.map((hit, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the box names the active option
          <div
            key={hit.key}
            {...walk.option(place)}
            role="option"
            aria-selected={place === active}
            className={styles.hit}
            data-under={isUnder(hit)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(hit.href)}
          >
            <HitFace hit={hit} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** Whether it stands in the shade of a card. */
export function isUnder(hit: Hit): true | undefined {
  return (hit.kind === 'request' && hit.isUnderCard) || undefined
}

export function HitFace({ hit }: { readonly hit: Hit }) {
  return (
    <>
      {hit.kind === 'request' ? (
        <StatusGlyph status={hit.status} />
      ) : (
        <Icon of={hit.kind === 'person' ? IconUser : IconBuildingStore} size={14} />
      )}
      <span className={styles.words}>
        <span className="cut">
          {hit.kind === 'request' && <span className={styles.number}>№{hit.number} </span>}
          {hit.title}
        </span>
        {hit.about && <span className={`${styles.about} cut`}>{hit.about}</span>}
      </span>
    </>
  )
}
