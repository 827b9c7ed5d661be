import { useState } from 'react'
import { checkAnswers, type Form, visibleFields } from '../../../../src/domain/catalogue/form.ts'
import { useSay } from '../../../language.ts'
import { AnswerField } from '../../../request/form/AnswerField.tsx'
import { Button } from '../../../ui/Button.tsx'
import styles from './Preview.module.css'
import type { Tried } from './use-answers.ts'

interface PortalPreviewProps {
  readonly form: Form
  readonly tried: Tried
}

/** The questions as the portal draws them, checked by the rule by which the portal and the API take a request. */
export function PortalPreview({ form, tried }: PortalPreviewProps) {
  const say = useSay()
  const [isTried, setTried] = useState(false)
  const { draft, edit, around } = tried
  const { problems } = checkAnswers(form, draft.answers, {
    stopOfTrade: false,
    fileIds: around.files.kept.map(({ id }) => id),
  })
  const trouble = (id: string) => {
    const problem = isTried ? problems.find(({ field }) => field === id) : undefined
    return problem && say(`field.${problem.code}`)
  }
  const fields = visibleFields(form, draft.answers)
  if (form.fields.length === 0) return null
  return (
    <div className={styles.fields}>
      {fields.map((field) => (
        <AnswerField
          key={field.id}
          field={field}
          draft={draft}
          edit={edit}
          around={around}
          trouble={trouble(field.id)}
        />
      ))}
      {fields.some(({ type }) => type === 'equipment' || type === 'venue') && (
        <p className={styles.note}>{say('admin.preview.own-lists')}</p>
      )}
      <div className={styles.verdict}>
        <Button onClick={() => setTried(true)}>{say('admin.preview.check')}</Button>
        <p role="status" data-wrong={isTried && problems.length > 0 ? '' : undefined}>
          {isTried &&
            (problems.length === 0
              ? say('admin.preview.taken')
              : say('admin.preview.refused', { count: problems.length }))}
        </p>
      </div>
    </div>
  )
}
