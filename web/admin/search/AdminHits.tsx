import { inRussianLayout } from '../../../src/domain/ground/keyboard-layout.ts'
import { useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import type { useOptions } from '../../ui/use-options.ts'
import styles from './AdminSearch.module.css'
import type { Found, FoundGroup } from './found.ts'

interface AdminHitsProps {
  readonly groups: readonly FoundGroup[]
  readonly active: number
  readonly walk: Pick<ReturnType<typeof useOptions>, 'list' | 'option'>
  readonly words: string
  readonly onChoose: (href: string) => void
}

/** What was found, in its groups, under the box that keeps the focus. */
export function AdminHits({ groups, active, walk, words, onChoose }: AdminHitsProps) {
  const say = useSay()
  if (groups.length === 0) {
    return (
      <div className={styles.sheet}>
        <p className={styles.nothing} role="status">
          {say('admin.search.nothing')}
        </p>
      </div>
    )
  }
  const before = (name: FoundGroup['name']) =>
    name === 'data' ? (groups.find((one) => one.name === 'settings')?.hits.length ?? 0) : 0
  return (
    <div className={styles.sheet}>
      <div {...walk.list} role="listbox" aria-label={say('admin.find.found')}>
        {groups.map(({ name, hits }) => (
          // biome-ignore lint/a11y/useSemanticElements: options are grouped by a role alone
          <div key={name} role="group" aria-label={say(`admin.find.${name}`)} className={styles.group}>
            <div className={styles.title} aria-hidden="true">
              {say(`admin.find.${name}`)}
            </div>
            {hits.map((hit, place) => (
              <Hit
                key={hit.key}
                hit={hit}
                place={before(name) + place}
                active={active}
                walk={walk}
                words={words}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={styles.foot} aria-hidden="true">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> {say('admin.find.walk')} <Kbd>Enter</Kbd> {say('admin.find.open')}
      </p>
    </div>
  )
}

interface HitProps extends Omit<AdminHitsProps, 'groups'> {
  readonly hit: Found
  readonly place: number
}

function Hit({ hit: { href, icon, title, about }, place, active, walk, words, onChoose }: HitProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the box names the active option
    <div
      {...walk.option(place)}
      role="option"
      aria-selected={place === active}
      className={styles.hit}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(href)}
    >
      <Icon of={icon} />
      <span className={styles.words}>
        <span className="cut">
          <Marked title={title} words={words} />
        </span>
        <span className={styles.about}>{about}</span>
      </span>
    </div>
  )
}

/** The part of the name that was typed, in either keyboard layout. */
function Marked({ title, words }: { readonly title: string; readonly words: string }) {
  const lower = title.toLocaleLowerCase()
  const typed = [words, inRussianLayout(words) ?? words].map((one) => one.toLocaleLowerCase())
  const found = typed.find((one) => lower.includes(one))
  if (found === undefined) return title
  const at = lower.indexOf(found)
  return (
    <>
      {title.slice(0, at)}
      <b className={styles.typed}>{title.slice(at, at + found.length)}</b>
      {title.slice(at + found.length)}
    </>
  )
}
