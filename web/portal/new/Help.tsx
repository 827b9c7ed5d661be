import { IconBulb } from '@tabler/icons-react'
import { useDeferredValue } from 'react'
import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import type { KnownTrouble as KnownAlready } from '../../../src/contract/request/request.ts'
import { problemIn, searchableWords } from '../../../src/domain/catalogue/recognised.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { useFoundServices } from '../../request/found-services.ts'
import { Chip } from '../../ui/Chip.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Help.module.css'
import { KnownTrouble } from './KnownTrouble.tsx'
import type { EditDraft, NewDraft } from './new-draft.ts'
import type { useJoin } from './use-join.ts'

interface HelpProps {
  readonly className: string
  readonly draft: NewDraft
  readonly edit: EditDraft
  readonly service: CatalogueService | undefined
  /** Null while it is being looked up for the first time. */
  readonly known: KnownAlready | null
  readonly joining: Joining
}

/** How somebody joins a request that is open already, and why he cannot just now. */
export interface Joining {
  readonly reason: string | undefined
  readonly join: ReturnType<typeof useJoin>
}

/** What he has told so far. */
export function toldIn({ problem, description }: NewDraft): string {
  return problemIn({ subject: problem, description })
}

/** Beside the text while it is being written: what is known already, services it may be about, or what the chosen one covers. */
export function Help({ className, draft, edit, service, known, joining }: HelpProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const words = useDeferredValue(draft.problem)
  const found = useFoundServices(draft.serviceId === null ? words : '').slice(0, 3)
  const about = service && inMyLanguage(service.description)
  const isAsked = searchableWords(toldIn(draft)) !== null
  const isKnown = known !== null && known.announcements.length + known.requests.length > 0
  const hasMore = found.length > 0 || Boolean(about)
  if (!isAsked && !hasMore) return null
  return (
    <section className={classes(styles.help, isAsked && styles.reserved, className)} aria-live="polite">
      {isKnown && (
        <KnownTrouble known={known} reason={joining.reason} onJoin={(request) => void joining.join(request)} />
      )}
      {hasMore && <h2>{say(service ? 'portal.new.about' : 'portal.new.maybe')}</h2>}
      {!isKnown && !hasMore && (
        <p className={styles.quiet}>{say(known ? 'portal.known.nothing' : 'portal.known.looking')}</p>
      )}
      {service && about && (
        <div className={styles.tip}>
          <Icon of={IconBulb} size={20} />
          <div>
            <p className={styles.name}>{inMyLanguage(service.name)}</p>
            <p className={styles.text}>{about}</p>
          </div>
        </div>
      )}
      {!service &&
        found.map(({ id, name, situation }) => (
          <div key={id} className={styles.tip}>
            <Icon of={IconBulb} size={20} />
            <div>
              <p className={styles.name}>{inMyLanguage(name)}</p>
              {situation && <p className={styles.text}>{inMyLanguage(situation)}</p>}
              <Chip onPress={() => edit({ serviceId: id, module: '', area: '', answers: {}, equipmentId: null })}>
                {say('portal.new.that-is-it')}
              </Chip>
            </div>
          </div>
        ))}
    </section>
  )
}
