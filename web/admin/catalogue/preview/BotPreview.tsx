import { type FormEvent, useState } from 'react'
import type { Form } from '../../../../src/domain/catalogue/form.ts'
import {
  type Choice,
  type Heard,
  heard,
  nextQuestion,
  type Question,
  questionsOf,
  taken,
} from '../../../../src/domain/catalogue/questions.ts'
import { useInMyLanguage, useSay } from '../../../language.ts'
import { FileInput } from '../../../request/attach/FileInput.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import styles from './Preview.module.css'
import { useAnswerInWords } from './use-answer-in-words.ts'
import type { Tried } from './use-answers.ts'

interface BotPreviewProps {
  readonly form: Form
  readonly tried: Tried
}

/** One question after the other, as a messenger asks them: a text, and buttons under it. */
export function BotPreview({ form, tried }: BotPreviewProps) {
  const say = useSay()
  const inWords = useAnswerInWords(tried)
  const inMyLanguage = useInMyLanguage()
  const next = nextQuestion(form, tried.dialogue)
  const asked = questionsOf(form, tried.dialogue.answers)
  const place = next ? asked.findIndex(({ field }) => field.id === next.field.id) : asked.length
  if (form.fields.length === 0) return null
  return (
    <ol className={styles.chat} aria-label={say('admin.preview.bot')}>
      {asked.slice(0, place).map((question) => (
        <li key={question.field.id}>
          <p className={styles.theirs}>{inMyLanguage(question.field.label)}</p>
          <p className={styles.mine}>{inWords(question.field) ?? say('admin.preview.skipped')}</p>
        </li>
      ))}
      {next ? (
        <Asked key={next.field.id} question={next} tried={tried} />
      ) : (
        <li>
          <p className={styles.theirs}>{say('admin.preview.bot.end')}</p>
        </li>
      )}
    </ol>
  )
}

function Asked({ question, tried }: { readonly question: Question; readonly tried: Tried }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const [trouble, setTrouble] = useState<string | null>(null)
  const { field, asking, choices, maySkip } = question
  const hint = field.hint && inMyLanguage(field.hint)
  const answer = ({ dialogue, problem }: Heard) => {
    setTrouble(problem && say(`field.${problem}`))
    if (dialogue) tried.talk(dialogue)
  }
  const give = (value: unknown) => answer(taken(tried.dialogue, question, value))
  return (
    <li>
      <p className={styles.theirs}>
        {inMyLanguage(field.label)}
        {hint && <span className={styles.hint}>{hint}</span>}
      </p>
      {asking === 'button' && <Buttons choices={choices} onPress={give} />}
      {asking === 'buttons' && <Several choices={choices} onDone={give} />}
      {asking === 'files' && (
        <FileInput onChoose={(files) => give(tried.keepFiles(files))}>
          {(open) => <Button onClick={open}>{say('field.files.add')}</Button>}
        </FileInput>
      )}
      {maySkip && (
        <Button kind="ghost" onClick={() => give(null)}>
          {say('admin.preview.skip')}
        </Button>
      )}
      {trouble && (
        <p className={styles.theirs} role="alert">
          {trouble}
        </p>
      )}
      {asking !== 'files' && <Line onSay={(said) => answer(heard(tried.dialogue, question, said))} />}
    </li>
  )
}

function Buttons({
  choices,
  onPress,
}: {
  readonly choices: readonly Choice[]
  readonly onPress: (value: unknown) => void
}) {
  const inMyLanguage = useInMyLanguage()
  return (
    <div className={styles.keys}>
      {choices.map(({ value, label }) => (
        <Button key={String(value)} onClick={() => onPress(value)}>
          {inMyLanguage(label)}
        </Button>
      ))}
    </div>
  )
}

function Several({
  choices,
  onDone,
}: {
  readonly choices: readonly Choice[]
  readonly onDone: (values: readonly unknown[]) => void
}) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const [chosen, setChosen] = useState<readonly Choice['value'][]>([])
  return (
    <div className={styles.keys}>
      {choices.map(({ value, label }) => (
        <Chip
          key={String(value)}
          on={chosen.includes(value)}
          onPress={() => setChosen(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])}
        >
          {inMyLanguage(label)}
        </Chip>
      ))}
      <Button onClick={() => onDone(chosen)}>{say('admin.preview.done')}</Button>
    </div>
  )
}

function Line({ onSay }: { readonly onSay: (said: string) => void }) {
  const say = useSay()
  const [said, setSaid] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSay(said)
    setSaid('')
  }
  return (
    <form className={styles.write} onSubmit={send}>
      <input
        aria-label={say('admin.preview.write')}
        placeholder={say('admin.preview.write')}
        value={said}
        onChange={(event) => setSaid(event.target.value)}
      />
      <Button type="submit">{say('admin.preview.send')}</Button>
    </form>
  )
}
