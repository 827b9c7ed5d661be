import type { LetterWording } from '../../../../src/contract/mail/letter-wordings.ts'
import type { LetterWords } from '../../../../src/domain/mail/letter-wordings.ts'
import { useSay } from '../../../language.ts'
import { textOfProblem } from '../../../problem.ts'
import panes from '../../terms/Panes.module.css'
import styles from './Letters.module.css'
import { faultOfProblem, useExample } from './letters.ts'
import { OwnLetter } from './OwnLetter.tsx'

interface LetterPreviewProps {
  readonly letter: LetterWording
  readonly words: LetterWords
}

/** The letter as its reader gets it, on the newest request that was answered. */
export function LetterPreview({ letter, words }: LetterPreviewProps) {
  const say = useSay()
  const { data, error } = useExample(letter, words)
  const fault = faultOfProblem(error, say)
  return (
    <>
      <div className={panes.head}>
        <h2>{say('admin.letters.preview')}</h2>
        {letter.variables.includes('number') && data && (
          <span className="muted">
            {data.request === null
              ? say('admin.letters.sample')
              : say('admin.letters.example', { number: data.request })}
          </span>
        )}
      </div>
      <div className={panes.body}>
        {error && <p className={panes.notice}>{fault?.words ?? say(textOfProblem(error))}</p>}
        {data && !error && (
          <div className={styles.letter} lang={letter.language}>
            <p className={styles.subject}>{data.subject}</p>
            <OwnLetter title={data.subject} html={data.html} />
          </div>
        )}
      </div>
    </>
  )
}
