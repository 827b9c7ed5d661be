import { IconPlus, IconX } from '@tabler/icons-react'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { Named } from '../../../src/contract/common.ts'
import type { SearchResult } from '../../../src/contract/people/people.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { post, remove } from '../../api.ts'
import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { type Pick, PickList } from '../../ui/PickList.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useWork } from '../request/use-work.ts'
import { useSearch } from '../search/use-search.ts'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'

/** Who hears of everything that happens to it. */
export function WatchersSection({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const me = useMe()
  const work = useWork(details.number)
  const { number, watchers, may } = details
  const add = (person: Named) =>
    void work({
      show: (now) => ({ watchers: [...now.watchers.filter(({ id }) => id !== person.id), person] }),
      call: () => post(`/api/requests/${number}/watchers`, { personId: person.id }),
    })
  const drop = (person: Named) =>
    void work({
      show: (now) => ({ watchers: now.watchers.filter(({ id }) => id !== person.id) }),
      call: () => remove(`/api/requests/${number}/watchers/${person.id}`),
      done: say('desk.watcher.dropped', { name: person.name }),
      undo: { run: () => add(person) },
    })
  return (
    <Section title={say('desk.watchers')} aside={may.addWatcher && <AddWatcher onChosen={add} />}>
      <ul>
        {watchers.map((person) => (
          <li key={person.id} className={styles.person}>
            <Avatar name={person.name} size={20} />
            <span className="cut grow">{person.name}</span>
            {(may.work || person.id === me.id) && (
              <IconButton
                icon={IconX}
                size={14}
                label={say('desk.watcher.drop', { name: person.name })}
                className={styles.tiny}
                onClick={() => drop(person)}
              />
            )}
          </li>
        ))}
      </ul>
      {watchers.length === 0 && <p className={styles.small}>{say('desk.watchers.none')}</p>}
    </Section>
  )
}

function AddWatcher({ onChosen }: { readonly onChosen: (person: Named) => void }) {
  const say = useSay()
  return (
    <Popover
      label={say('desk.watcher.add')}
      className={styles.pop}
      trigger={(wiring) => (
        <IconButton {...wiring} icon={IconPlus} size={16} label={say('desk.watcher.add')} className={styles.tiny} />
      )}
    >
      {(close) => (
        <FindPerson
          label={say('desk.watcher.who')}
          onChosen={(person) => {
            close()
            onChosen(person)
          }}
        />
      )}
    </Popover>
  )
}

interface FindPersonProps {
  readonly label: string
  readonly onChosen: (person: Named) => void
  /** Said where nobody fits what was typed. */
  readonly nothing?: (words: string) => ReactNode
  /** False: it came by itself, and takes the keys from nobody. */
  readonly takesFocus?: boolean
}

/** A person by name, phone or mail. */
export function FindPerson({ label, onChosen, nothing, takesFocus = true }: FindPersonProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const { data, isPlaceholderData } = useSearch(asked)
  const people = asked === '' ? [] : (data?.people ?? [])
  const isKnown = asked !== '' && data !== undefined && !isPlaceholderData
  const isUnknown = isKnown && asked === words.trim() && people.length === 0
  return (
    <>
      <PickList
        looks="field"
        label={label}
        placeholder={say('desk.person.hint')}
        found={say('desk.search.found')}
        words={words}
        onWords={setWords}
        groups={[{ key: 'people', picks: people.map((person) => pickOf(person, onChosen)) }]}
        nothing={isKnown && !nothing ? say('desk.person.nothing') : null}
        takesFocus={takesFocus}
      />
      {isUnknown && nothing?.(asked)}
    </>
  )
}

type Found = SearchResult['people'][number]

function pickOf({ id, name, about }: Found, onChosen: (person: Named) => void): Pick {
  const face = (
    <>
      <Avatar name={name} size={20} />
      <span className="cut">
        {name} <span className={styles.small}>{about}</span>
      </span>
    </>
  )
  return { key: String(id), face, onChoose: () => onChosen({ id, name }) }
}
