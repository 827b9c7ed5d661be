import { IconBulb } from '@tabler/icons-react'
import { useDeferredValue } from 'react'
import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { useFoundServices } from '../../request/found-services.ts'
import { Chip } from '../../ui/Chip.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Help.module.css'
import type { EditDraft, NewDraft } from './new-draft.ts'

interface HelpProps {
  readonly className: string
  readonly draft: NewDraft
  readonly edit: EditDraft
  readonly service: CatalogueService | undefined
}

/** Beside the text while it is being written: services it may be about, or what the chosen one covers. */
export function Help({ className, draft, edit, service }: HelpProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const words = useDeferredValue(draft.problem)
  const found = useFoundServices(draft.serviceId === null ? words : '').slice(0, 3)
  const about = service && inMyLanguage(service.description)
  if (found.length === 0 && !about) return null
  return (
    <section className={classes(styles.help, className)} aria-live="polite">
      <h2>{say(service ? 'portal.new.about' : 'portal.new.maybe')}</h2>
      {service && (
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
