import type { LetterWording } from '../../../../src/contract/mail/letter-wordings.ts'
import { LETTER_VARIABLES } from '../../../../src/domain/mail/letter-wordings.ts'
import { useSay } from '../../../language.ts'
import { Group } from '../../../ui/Group.tsx'
import styles from './Letters.module.css'

interface VariablesProps {
  readonly letter: LetterWording
  readonly onInsert: (name: string) => void
}

/** All that a letter can say besides its words; pressing one puts it where the text was being written. */
export function Variables({ letter, onInsert }: VariablesProps) {
  const say = useSay()
  const known = LETTER_VARIABLES.filter((name) => letter.variables.includes(name))
  return (
    <Group
      label={say('admin.letters.variables')}
      hint={say('admin.letters.variables.hint', hintWith(known[0] ?? 'link'))}
    >
      <ul className={styles.variables}>
        {known.map((name) => (
          <li key={name}>
            <button type="button" className={styles.variable} onClick={() => onInsert(name)}>
              {`{{ ${name} }}`}
            </button>
            <span>
              {say(`admin.letters.variable.${name}`)}
              {letter.required.includes(name) && <b> {say('admin.letters.variable.required')}</b>}
            </span>
          </li>
        ))}
      </ul>
    </Group>
  )
}

/** A condition as it is written, with what this letter knows. */
function hintWith(name: string) {
  return { if: `{% if ${name} != "" %}`, place: `{{ ${name} }}`, endif: '{% endif %}' }
}
