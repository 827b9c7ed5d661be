import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { remove } from '../../api.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { StatusGlyph } from '../../request/StatusGlyph.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useWork } from '../request/use-work.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'

/** Requests this one belongs with, and how. */
export function LinksSection({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const work = useWork(details.number)
  const [isAdding, setAdding] = useState(false)
  const { links, may, number: own } = details
  const unlink = (link: RequestDetails['links'][number]) => {
    const [from, to] = link.back ? [link.number, own] : [own, link.number]
    void work({
      show: (now) => ({ links: now.links.filter((one) => one !== link) }),
      call: () => remove(`/api/requests/${from}/links/${link.kind}/${to}`),
    })
  }
  return (
    <Section
      title={say('desk.links')}
      aside={
        may.work && (
          <IconButton
            icon={IconPlus}
            size={16}
            label={say('desk.link')}
            className={styles.tiny}
            onClick={() => setAdding(true)}
          />
        )
      }
    >
      <ul>
        {links.map((link) => (
          <li key={`${link.kind}${link.back}${link.number}`} className={styles.person}>
            <Linked link={link} />
            {may.work && link.status !== null && (
              <IconButton
                icon={IconX}
                size={14}
                label={say('desk.unlink', { number: link.number })}
                className={styles.tiny}
                onClick={() => unlink(link)}
              />
            )}
          </li>
        ))}
      </ul>
      {links.length === 0 && <p className={styles.small}>{say('desk.links.none')}</p>}
      <LinkDialog opened={isAdding} onClose={() => setAdding(false)} number={own} />
    </Section>
  )
}

/** Of a request that this person may not read, its number alone. */
function Linked({ link: { kind, back, number, subject, status } }: { readonly link: RequestDetails['links'][number] }) {
  const say = useSay()
  const how = say(`desk.link.${kind}${back ? '.back' : ''}`)
  if (status === null) {
    return (
      <span className={`${styles.mini} grow`}>
        <span />
        <span>{how}</span>
        <span className={styles.number}>№{number}</span>
      </span>
    )
  }
  return (
    <a className={`${styles.mini} grow`} href={paths.deskRequest(number)}>
      <StatusGlyph status={status} />
      <span className="cut">
        {how}: {subject}
      </span>
      <span className={styles.number}>№{number}</span>
    </a>
  )
}
