import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { SOLUTION_CODES, type SolutionCode } from '../../../src/domain/ground/words.ts'
import { type Move, moveRule, type Requirement } from '../../../src/domain/request/request-lifecycle.ts'
import type { TextId } from '../../../src/texts/catalogue.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { DuplicateField } from './DuplicateField.tsx'
import styles from './MoveDialog.module.css'
import { tomorrowAt } from './presets.ts'
import { UntilField } from './UntilField.tsx'
import { type MoveOrder, useMove } from './use-move.ts'

interface MoveDialogProps {
  readonly move: Move
  readonly details: RequestDetails
  /** Words already written in the composer: they become the question or the solution. */
  readonly words?: string
  readonly fileIds?: readonly number[]
  readonly onClose: () => void
  readonly onDone?: () => void
}

/** A move that needs something: asks for it, and keeps what was written if the server says no. */
export function MoveDialog(props: MoveDialogProps) {
  const say = useSay()
  const { move, onClose } = props
  return (
    <Dialog opened onClose={onClose} title={say(`desk.move.${move}`)}>
      <MoveForm {...props} />
    </Dialog>
  )
}

function MoveForm({ move, details, words = '', fileIds = [], onClose, onDone }: MoveDialogProps) {
  const say = useSay()
  const { zone } = useFormats()
  const make = useMove(details.number)
  const { needs } = moveRule(move)
  const [text, setText] = useState(words)
  const [until, setUntil] = useState<number | null>(() => tomorrowAt(9, Date.now(), zone))
  const [code, setCode] = useState<SolutionCode>('solved')
  const [duplicateOf, setDuplicateOf] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const needsText = needs.some((need) => need !== 'until' && need !== 'duplicate_of')
  const given: Record<Requirement, boolean> = {
    public_message: text.trim() !== '',
    reason: text.trim() !== '',
    solution: text.trim() !== '',
    until: until !== null && until > Date.now(),
    duplicate_of: duplicateOf !== null && duplicateOf !== details.number,
  }
  const lead = LEADS[move]
  const missing = needs.find((need) => !given[need])

  const send = async () => {
    setError(null)
    const order = orderOf(move, { text, until, code, duplicateOf, fileIds })
    const isDone = await make(order, { onRefused: (refusal) => setError(say(textOfProblem(refusal))) })
    if (!isDone) return
    onDone?.()
    onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!missing) void send()
      }}
    >
      {lead && <p className={styles.lead}>{say(lead)}</p>}
      {needs.includes('until') && <UntilField label={say('desk.until')} value={until} onChange={setUntil} />}
      {needs.includes('duplicate_of') && (
        <DuplicateField own={details.number} value={duplicateOf} onChange={setDuplicateOf} />
      )}
      {needs.includes('solution') && (
        <Select
          label={say('desk.closing-code')}
          placeholder={say('desk.closing-code')}
          value={code}
          options={SOLUTION_CODES.map((value) => ({ value, label: say(`desk.code.${value}`) }))}
          onChange={setCode}
        />
      )}
      {needsText && (
        <TextArea
          label={say(labelOf(needs))}
          rows={4}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
      )}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" kind="primary" reason={missing && say(`desk.needs.${missing}`)}>
          {say(`desk.move.${move}`)}
        </Button>
        <Button onClick={onClose}>{say('desk.cancel')}</Button>
      </div>
    </form>
  )
}

/** What comes of it, for those who have to decide. */
const LEADS: { readonly [Name in Move]?: TextId } = {
  ask: 'desk.lead.ask',
  defer: 'desk.lead.defer',
  hand_over: 'desk.lead.hand_over',
  resolve: 'desk.lead.resolve',
  resume: 'desk.lead.resume',
  cancel: 'desk.lead.cancel',
  mark_duplicate: 'desk.lead.mark_duplicate',
}

function labelOf(needs: readonly Requirement[]) {
  if (needs.includes('public_message')) return 'desk.question'
  return needs.includes('solution') ? 'desk.solution' : 'desk.reason'
}

interface Given {
  readonly text: string
  readonly until: number | null
  readonly code: SolutionCode
  readonly duplicateOf: number | null
  readonly fileIds: readonly number[]
}

function orderOf(move: Move, { text, until, code, duplicateOf, fileIds }: Given): MoveOrder {
  const { needs } = moveRule(move)
  const isAloud = needs.includes('public_message') || (needs.includes('solution') && fileIds.length > 0)
  return {
    move,
    ...(isAloud && { message: { text, fileIds: [...fileIds] } }),
    ...(needs.includes('reason') && { reason: text }),
    ...(needs.includes('until') && until !== null && { until: new Date(until).toISOString() }),
    ...(needs.includes('solution') && { solution: text, closingCode: code }),
    ...(needs.includes('duplicate_of') && duplicateOf !== null && { duplicateOf }),
  }
}
