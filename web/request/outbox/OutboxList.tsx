import { IconDotsVertical } from '@tabler/icons-react'
import { useState } from 'react'
import { useSay } from '../../language.ts'
import { useOnline } from '../../online.ts'
import type { Entry } from '../../outbox/entry.ts'
import { takeBack } from '../../outbox/outbox.ts'
import { useOutbox, useWaiting } from '../../outbox/use-outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Conflict } from './Conflict.tsx'
import { copy } from './copy.ts'
import styles from './OutboxList.module.css'
import { SayMore } from './SayMore.tsx'
import { Standing } from './Standing.tsx'
import { sayEntry, wordsOf } from './say-entry.ts'
import { Thumbs } from './Thumbs.tsx'

/** What waits to be sent, above the list; nothing is drawn when nothing waits. */
export function OutboxList() {
  const say = useSay()
  const isOnline = useOnline()
  const entries = useWaiting()
  if (entries.length === 0) return null
  const areRefused = entries.every(({ state }) => state === 'refused')
  const title = areRefused ? 'outbox.title.refused' : isOnline ? 'outbox.title.online' : 'outbox.title'
  return (
    <section className={styles.outbox}>
      <h2 className={styles.head}>
        {say(title)} <span className={styles.count}>{entries.length}</span>
      </h2>
      <Entries entries={entries} />
    </section>
  )
}

export function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ul className={styles.list}>
      {entries.map((entry) => (
        <OutboxItem key={entry.id} entry={entry} />
      ))}
    </ul>
  )
}

function OutboxItem({ entry }: { readonly entry: Entry }) {
  const say = useSay()
  const { entries } = useOutbox()
  const [isDeciding, setDeciding] = useState(false)
  const { state, kind, about, files } = entry
  const title = sayEntry(entry, entries, say)
  const words = kind === 'new' ? about.title : about.text
  return (
    <li className={styles.item} data-outbox={entry.state}>
      <div>
        <p className={styles.title}>{title}</p>
        {words && <p className={styles.words}>{words}</p>}
        {files.length > 0 && <Thumbs files={files} />}
        <Standing entry={entry} />
        {state === 'refused' && (
          <Button kind="primary" className={styles.decide} onClick={() => setDeciding(true)}>
            {say('outbox.decide')}
          </Button>
        )}
      </div>
      <ItemMenu entry={entry} title={title} />
      {state === 'refused' && isDeciding && <Conflict entry={entry} onClose={() => setDeciding(false)} />}
    </li>
  )
}

function ItemMenu({ entry, title }: { readonly entry: Entry; readonly title: string }) {
  const say = useSay()
  const [isAdding, setAdding] = useState(false)
  const words = wordsOf(entry)
  return (
    <>
      <Menu
        label={`${say('outbox.menu')}: ${title}`}
        trigger={(wiring) => (
          <IconButton {...wiring} icon={IconDotsVertical} size={20} label={`${say('outbox.menu')}: ${title}`} />
        )}
      >
        {entry.kind === 'new' && entry.state === 'waiting' && (
          <MenuItem onChoose={() => setAdding(true)}>{say('outbox.say-more')}</MenuItem>
        )}
        {words !== '' && <MenuItem onChoose={() => copy(words, say('outbox.copied'))}>{say('outbox.copy')}</MenuItem>}
        <MenuItem
          danger
          onChoose={() => void takeBack(entry.id).then(() => showToast({ text: say('outbox.drop.undo') }))}
        >
          {say('outbox.drop')}
        </MenuItem>
      </Menu>
      {isAdding && <SayMore to={entry} onClose={() => setAdding(false)} />}
    </>
  )
}
