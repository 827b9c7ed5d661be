import { useRef, useState } from 'react'
import { checkAnswers, type Form } from '../../../../src/domain/catalogue/form.ts'
import type { Dialogue } from '../../../../src/domain/catalogue/questions.ts'
import type { KeptFile } from '../../../request/attach/use-attachments.ts'
import type { Around, FormAnswers } from '../../../request/form/answer-field.ts'

const NOTHING: FormAnswers = { answers: {}, equipmentId: null }

/** Answers that somebody tries a form with: one for all the ways it is shown, and gone with the page. */
export function useTriedAnswers(form: Form) {
  const [draft, setDraft] = useState(NOTHING)
  const [passed, setPassed] = useState<readonly string[]>([])
  const [files, setFiles] = useState<readonly KeptFile[]>([])
  const lastId = useRef(0)
  const latest = useRef(draft)
  latest.current = draft
  const edit = (change: (before: FormAnswers) => Partial<FormAnswers>) => {
    latest.current = { ...latest.current, ...change(latest.current) }
    setDraft(latest.current)
  }
  /** Nothing is sent anywhere: a file that is tried is its name alone. */
  const keepFiles = (chosen: readonly File[]): readonly number[] => {
    const fresh = chosen.map(({ name, size, type }) => ({ id: ++lastId.current, name, size, mediaType: type }))
    setFiles((all) => [...all, ...fresh])
    return fresh.map(({ id }) => id)
  }
  const [chosen, setChosen] = useState<Around['files']['sent']>([])
  const around: Around = {
    equipment: [],
    venues: [],
    files: {
      kept: files,
      sent: chosen,
      add: (picked) => {
        const ids = keepFiles(picked)
        setChosen((all) => [...all, ...picked.map((file, place) => ({ file, id: ids[place], state: 'done' }))])
      },
      remove: (id) => setFiles((all) => all.filter((one) => one.id !== id)),
    },
  }
  return {
    draft,
    edit,
    around,
    keepFiles,
    /** What no question takes any more is asked anew. */
    dialogue: { answers: checkAnswers(form, draft.answers, { stopOfTrade: false }).answers, passed },
    talk: ({ answers, passed: gone }: Dialogue) => {
      edit(() => ({ answers }))
      setPassed(gone)
    },
    clear: () => {
      edit(() => NOTHING)
      setPassed([])
      setFiles([])
      setChosen([])
    },
  }
}

export type Tried = ReturnType<typeof useTriedAnswers>
