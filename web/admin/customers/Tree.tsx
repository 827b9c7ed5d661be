import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { Branch } from '../../../src/contract/customers/organisations.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useTree } from './records.ts'
import styles from './Tree.module.css'
import { useAddressQuery } from './use-query.ts'

export type Reading = 'dealers' | 'owners'

/** So many venues stand in the tree; the list beside it has them all. */
const MOST_LEAVES = 6

interface TreeProps {
  readonly reading: Reading
  readonly current: number | null
}

/** One tree in two readings. Arrows walk, right and left unfold and fold, Enter opens; what is unfolded stands in the address. */
export function Tree({ reading, current }: TreeProps) {
  const say = useSay()
  const { get, put } = useAddressQuery()
  const unfolded = (get('open') ?? '').split(',').filter(Boolean)
  const turn = (place: string, open: boolean) =>
    put({ open: (open ? [...unfolded, place] : unfolded.filter((one) => one !== place)).join(',') })
  return (
    <div
      role="tree"
      aria-label={say(`admin.org.tree.${reading}`)}
      className={styles.tree}
      onKeyDown={(event) => walk(event, turn)}
    >
      <Level reading={reading} under={null} level={1} {...{ current, unfolded, turn }} />
    </div>
  )
}

interface LevelProps extends TreeProps {
  readonly under: string | null
  readonly level: number
  readonly unfolded: readonly string[]
  readonly turn: (place: string, open: boolean) => void
}

function Level(props: LevelProps) {
  const { reading, under, level, current, unfolded, turn } = props
  const say = useSay()
  const formats = useFormats()
  const { hrefWith } = useAddressQuery()
  const { data, error, refetch } = useTree(reading, under)
  if (!data) {
    if (error) return <Failed error={error} onRetry={() => void refetch()} />
    return level === 1 ? <Loading groups={2} /> : null
  }
  const more = data.leaves.length - MOST_LEAVES
  const owner = Number(under?.split('.').at(-1))
  return (
    <>
      {data.branches.map((branch) => {
        const place = placeOf(branch, props)
        const isOpen = unfolded.includes(place)
        return (
          <div key={branch.id} role="none">
            <Line
              {...{ level, turn }}
              href={hrefWith({ venue: null, pane: null }, paths.adminOrganisation(branch.id))}
              name={branch.name}
              aside={
                branch.venues === branch.ofVenues
                  ? formats.number(branch.venues)
                  : say('admin.org.of', { count: formats.number(branch.venues), all: formats.number(branch.ofVenues) })
              }
              place={branch.opens ? place : null}
              isOpen={isOpen}
              isCurrent={branch.id === current}
              isOff={branch.archived}
            />
            {isOpen && <Level {...props} under={place} level={level + 1} />}
          </div>
        )
      })}
      {data.withoutDealer !== null && data.withoutDealer > 0 && (
        <div role="none">
          <Line
            {...{ level, turn }}
            name={say('admin.org.no-dealer')}
            aside={formats.number(data.withoutDealer)}
            place="none"
            isOpen={unfolded.includes('none')}
          />
          {unfolded.includes('none') && <Level {...props} under="none" level={level + 1} />}
        </div>
      )}
      {data.leaves.slice(0, MOST_LEAVES).map(({ id, address, works }) => (
        <Line
          key={id}
          {...{ level, turn }}
          href={hrefWith({ venue: String(id), pane: null, tab: null }, paths.adminOrganisation(owner))}
          name={address}
          place={null}
          isOff={!works}
        />
      ))}
      {more > 0 && (
        <Line
          {...{ level, turn }}
          href={hrefWith({ venue: null, tab: null }, paths.adminOrganisation(owner))}
          name={say('admin.org.more-venues', { count: more })}
          place={null}
        />
      )}
    </>
  )
}

/** A corporation under a dealer has the venues that this dealer serves. */
function placeOf({ id, kind }: Branch, { reading, under }: LevelProps): string {
  return reading === 'dealers' && kind !== 'dealer' && under !== null ? `${under}.${id}` : String(id)
}

interface LineProps {
  readonly level: number
  readonly href?: string
  readonly name: string
  readonly aside?: string
  /** What unfolds under it; null: nothing does. */
  readonly place: string | null
  readonly isOpen?: boolean
  readonly isCurrent?: boolean
  readonly isOff?: boolean
  readonly turn: (place: string, open: boolean) => void
}

function Line({ level, href, name, aside, place, isOpen = false, isCurrent = false, isOff = false, turn }: LineProps) {
  return (
    <a
      role="treeitem"
      href={href}
      tabIndex={0}
      aria-level={level}
      aria-expanded={place === null ? undefined : isOpen}
      aria-selected={isCurrent}
      data-place={place ?? undefined}
      data-off={isOff || undefined}
      className={styles.line}
      style={{ paddingLeft: `${8 + (level - 1) * 12}px` }}
      onClick={() => href === undefined && place !== null && turn(place, !isOpen)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's way; the line itself hears the keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the line itself hears the keys */}
      <span
        className={styles.twist}
        onClick={(event) => {
          if (place === null) return
          event.preventDefault()
          event.stopPropagation()
          turn(place, !isOpen)
        }}
      >
        {place !== null && <Icon of={isOpen ? IconChevronDown : IconChevronRight} size={12} />}
      </span>
      <span className="cut">{name}</span>
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </a>
  )
}

function walk(event: KeyboardEvent<HTMLElement>, turn: LevelProps['turn']) {
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')]
  const at = lines.findIndex((line) => line.matches(':focus'))
  const line = lines[at]
  if (!line) return
  const { place } = line.dataset
  const isOpen = line.ariaExpanded === 'true'
  const level = Number(line.ariaLevel)
  const parent = lines.slice(0, at).findLast((one) => Number(one.ariaLevel) < level)
  const step = { ArrowDown: lines[at + 1], ArrowUp: lines[at - 1], Home: lines[0], End: lines.at(-1) }[event.key]
  if (step) step.focus()
  else if (event.key === 'ArrowRight' && place !== undefined && !isOpen) turn(place, true)
  else if (event.key === 'ArrowRight' && isOpen) lines[at + 1]?.focus()
  else if (event.key === 'ArrowLeft' && place !== undefined && isOpen) turn(place, false)
  else if (event.key === 'ArrowLeft') parent?.focus()
  else if (event.key === 'Enter' && !line.hasAttribute('href') && place !== undefined) turn(place, !isOpen)
  else return
  event.preventDefault()
}
