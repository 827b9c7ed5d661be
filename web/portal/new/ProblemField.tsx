import { IconInfoCircle } from '@tabler/icons-react'
import { useId } from 'react'
import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import { betterSubjects, isVague } from '../../../src/domain/request/subject.ts'
import { useInMyLanguage, useLanguage, useSay } from '../../language.ts'
import { Chip } from '../../ui/Chip.tsx'
import { classes } from '../../ui/classes.ts'
import { Group } from '../../ui/Group.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import { ModuleAndArea } from './ModuleAndArea.tsx'
import { type EditDraft, type NewDraft, subjectOf } from './new-draft.ts'
import styles from './ProblemField.module.css'

interface ProblemFieldProps {
  readonly draft: NewDraft
  readonly edit: EditDraft
  readonly service: CatalogueService | undefined
  readonly isMissing: boolean
}

/** Module, area and problem assemble the subject; a vague word gets an offer of better ones, never a block. */
export function ProblemField({ draft, edit, service, isMissing }: ProblemFieldProps) {
  const say = useSay()
  const [language] = useLanguage()
  const hint = useId()
  const subject = subjectOf(draft, service, language)
  const hasParts = (service?.form.modules?.length ?? 0) > 0
  return (
    <Group
      label={say('portal.new.problem')}
      aside={<span className="desk-only">{say('portal.new.problem.aside')}</span>}
      error={isMissing ? say('portal.new.problem.missing') : undefined}
    >
      <div className={classes(styles.sentence, hasParts && styles.parts)}>
        {service && hasParts && <ModuleAndArea draft={draft} edit={edit} service={service} />}
        <input
          className={fieldBox}
          aria-label={say('portal.new.problem')}
          aria-describedby={hint}
          aria-invalid={isMissing || undefined}
          placeholder={say('portal.new.problem.placeholder')}
          maxLength={300}
          autoComplete="off"
          value={draft.problem}
          onChange={(event) => edit({ problem: event.target.value })}
        />
      </div>
      <div id={hint}>
        <Offers draft={draft} edit={edit} service={service} />
      </div>
      {subject !== '' && (
        <p className={styles.subject}>
          <span className="muted">{say('portal.new.subject')}</span> <strong>{subject}</strong>
        </p>
      )}
    </Group>
  )
}

function Offers({ draft, edit, service }: Omit<ProblemFieldProps, 'isMissing'>) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { problem, description } = draft
  const isEmpty = problem.trim() === ''
  if (!isEmpty && !isVague(problem)) return null
  const ready = (service?.form.problems ?? []).map(inMyLanguage)
  const offers = [...new Set([...betterSubjects({}, description), ...ready])].slice(0, 4)
  if (isEmpty && offers.length === 0) return null
  return (
    <div className={styles.soft}>
      {!isEmpty && <Icon of={IconInfoCircle} size={20} />}
      {!isEmpty && <span>{say('portal.new.vague')}</span>}
      {offers.length > 0 && (
        <div className={styles.offers}>
          {offers.map((offer) => (
            <Chip key={offer} onPress={() => edit({ problem: offer })}>
              {offer}
            </Chip>
          ))}
        </div>
      )}
    </div>
  )
}
