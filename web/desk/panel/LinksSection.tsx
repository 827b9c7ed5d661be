import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request.ts'
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
            <a className={`${styles.mini} grow`} href={paths.deskRequest(link.number)}>
              <StatusGlyph status={link.status} />
              <span className="cut">
                {say(`desk.link.${link.kind}${link.back ? '.back' : ''}`)}: {link.subject}
              </span>
              <span>№{link.number}</span>
            </a>
            {may.work && (
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
