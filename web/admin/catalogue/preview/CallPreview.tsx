import { type KeyboardEvent, useId, useState } from 'react'
import type { Form } from '../../../../src/domain/catalogue/form.ts'
import { type Choice, heard, type Question, questionsOf } from '../../../../src/domain/catalogue/questions.ts'
import { useInMyLanguage, useSay } from '../../../language.ts'
import { chipClass, chipOnClass } from '../../../ui/Chip.tsx'
import { classes } from '../../../ui/classes.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import styles from './Preview.module.css'
import type { Tried } from './use-answers.ts'

interface CallPreviewProps {
  readonly form: Form
  readonly tried: Tried
}

/** What an operator reads aloud, with a digit for each answer; who calls need not know everything. */
export function CallPreview({ form, tried }: CallPreviewProps) {
  const say = useSay()
  return (
    <div className={styles.call}>
      <p className="muted">{say('admin.preview.call.lead')}</p>
      <ol className={styles.script}>
        {questionsOf(form, tried.draft.answers).map((question) => (
          <Read key={question.field.id} question={question} tried={tried} />
        ))}
      </ol>
    </div>
  )
}

function Read({ question, tried }: { readonly question: Question; readonly tried: Tried }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { field, asking, choices } = question
  const words = say('admin.field.quoted', { text: inMyLanguage(field.label) })
  if (asking === 'files') {
    return (
      <li>
        <p className={styles.aloud}>{words}</p>
        <p className="muted">{say('admin.preview.call.files')}</p>
      </li>
    )
  }
  const answer = tried.draft.answers[field.id]
  const put = (value: unknown) => tried.edit(({ answers }) => ({ answers: { ...answers, [field.id]: value } }))
  const press = (choice: Choice) => put(asking === 'buttons' ? turned(answer, choice.value) : choice.value)
  const unknown = () => put(undefined)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const digit = /^Digit(\d)$/.exec(event.code)?.[1]
    const choice = digit === undefined ? undefined : choices[Number(digit) - 1]
    if (choice) press(choice)
    else if (digit === '0') unknown()
    else return
    event.preventDefault()
  }
  if (asking === 'words')
    return (
      <li>
        <Words question={question} tried={tried} words={words} />
      </li>
    )
  return (
    <li>
      <fieldset className={styles.asked} onKeyDown={onKeyDown}>
        <legend className={styles.aloud}>{words}</legend>
        <div className={styles.keys}>
          {choices.map((choice, place) => {
            const isOn = asking === 'buttons' ? isAmong(answer, choice.value) : answer === choice.value
            return (
              <button
                key={String(choice.value)}
                type="button"
                className={classes(chipClass, isOn && chipOnClass)}
                aria-pressed={isOn}
                onClick={() => press(choice)}
              >
                {inMyLanguage(choice.label)} {place < 9 && <Kbd>{place + 1}</Kbd>}
              </button>
            )
          })}
          <button type="button" className={chipClass} aria-pressed={answer === undefined} onClick={unknown}>
            {say('admin.preview.call.unknown')} <Kbd>0</Kbd>
          </button>
        </div>
      </fieldset>
    </li>
  )
}

/** What the caller says, written down; it is said at once when it does not fit. */
function Words({
  question,
  tried,
  words,
}: {
  readonly question: Question
  readonly tried: Tried
  readonly words: string
}) {
  const say = useSay()
  const id = useId()
  const [said, setSaid] = useState(String(tried.draft.answers[question.field.id] ?? ''))
  const { problem, dialogue } =
    said.trim() === '' ? { problem: null, dialogue: undefined } : heard(tried.dialogue, question, said)
  const write = (text: string) => {
    setSaid(text)
    const next = text.trim() === '' ? undefined : heard(tried.dialogue, question, text).dialogue
    const answer = next?.answers[question.field.id]
    tried.edit(({ answers }) => ({ answers: { ...answers, [question.field.id]: answer } }))
  }
  return (
    <>
      <label htmlFor={id} className={styles.aloud}>
        {words}
      </label>
      <input
        id={id}
        className={styles.said}
        value={said}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => write(event.target.value)}
      />
      <p role="status" className={styles.wrong}>
        {problem && !dialogue && say(`field.${problem}`)}
      </p>
    </>
  )
}

function isAmong(answer: unknown, value: unknown): boolean {
  return Array.isArray(answer) && answer.includes(value)
}

function turned(answer: unknown, value: unknown): readonly unknown[] | undefined {
  const all: readonly unknown[] = Array.isArray(answer) ? answer : []
  const next = all.includes(value) ? all.filter((one) => one !== value) : [...all, value]
  return next.length === 0 ? undefined : next
}
