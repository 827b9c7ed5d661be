import { useDeferredValue, useState } from 'react'
import type { CatalogueNode } from '../../../src/contract/catalogue/catalogue.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { useFoundServices } from '../../request/found-services.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import styles from './CatalogueDialog.module.css'
import { iconOfService } from './service-icon.ts'

interface CatalogueDialogProps {
  readonly opened: boolean
  readonly nodes: readonly CatalogueNode[]
  readonly onChoose: (id: number) => void
  readonly onClose: () => void
}

/** The whole tree, and a search in it by one's own words. */
export function CatalogueDialog(props: CatalogueDialogProps) {
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={useSay()('portal.catalogue.title')}>
      <Tree {...props} />
    </Dialog>
  )
}

function Tree({ nodes, onChoose, onClose }: CatalogueDialogProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words)
  const found = useFoundServices(asked)
  const isAsking = asked.trim().length >= 3
  const choose = (id: number) => {
    onClose()
    onChoose(id)
  }
  const groups = nodes.filter((group) => group.isGroup && nodes.some(({ parentId }) => parentId === group.id))
  const loose = nodes.filter((node) => !node.isGroup && node.parentId === null)
  return (
    <>
      <input
        className={fieldBox}
        aria-label={say('portal.catalogue.search')}
        placeholder={say('portal.catalogue.search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={styles.tree}>
        {isAsking && <Services nodes={found} onChoose={choose} />}
        {isAsking && found.length === 0 && <p className="muted">{say('portal.catalogue.nothing')}</p>}
        {!isAsking &&
          groups.map((group) => (
            <section key={group.id}>
              <h3 className={styles.group}>{inMyLanguage(group.name)}</h3>
              <Services nodes={nodes.filter(({ parentId }) => parentId === group.id)} onChoose={choose} />
            </section>
          ))}
        {!isAsking && <Services nodes={loose} onChoose={choose} />}
      </div>
    </>
  )
}

interface ServicesProps {
  readonly nodes: readonly CatalogueNode[]
  readonly onChoose: (id: number) => void
}

export function Services({ nodes, onChoose }: ServicesProps) {
  const inMyLanguage = useInMyLanguage()
  return (
    <ul>
      {nodes.map(({ id, icon, name, situation, availability, availabilityNote }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.service}
            disabled={availability === 'unavailable'}
            onClick={() => onChoose(id)}
          >
            <Icon of={iconOfService(icon)} size={20} />
            <span>
              {inMyLanguage(name)}
              <small>{situation && inMyLanguage(situation)}</small>
              {availabilityNote && <small className={styles.limited}>{inMyLanguage(availabilityNote)}</small>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
