import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { SOLUTION_CODES, type SolutionCode } from '../../../src/domain/ground/words.ts'
import { type Move, moveRule, type Requirement } from '../../../src/domain/request/request-lifecycle.ts'
import type { Say, TextId } from '../../../src/texts/catalogue.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import type { Places, Troubles } from '../../form/troubles.ts'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { DuplicateField } from './DuplicateField.tsx'
import styles from './MoveDialog.module.css'
import { tomorrowAt } from './presets.ts'
import { UntilField } from './UntilField.tsx'
import { type MoveOrder, useMoveAttempt } from './use-move.ts'

interface MoveDialogProps {
  readonly move: Move
  readonly details: Pick<RequestDetails, 'number'>
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
  const make = useMoveAttempt(details.number)
  const { needs } = moveRule(move)
  const field = fieldOf(needs)
  const form = useForm({
    typed: useState<Given>(() => ({
      text: words,
      until: tomorrowAt(9, Date.now(), zone),
      code: 'solved',
      duplicateOf: null,
    })),
    check: (given) => lacking(needs, given, details.number, say),
    body: (given) => orderOf(move, { ...given, fileIds }),
    send: (order) => make(order),
    places: PLACES,
    onDone: () => {
      onDone?.()
      onClose()
    },
  })
  const lead = LEADS[move]
  return (
    <form className={styles.form} {...form.wiring}>
      {lead && <p className={styles.lead}>{say(lead)}</p>}
      {needs.includes('until') && <UntilField label={say('desk.until')} {...form.choice('until')} />}
      {needs.includes('duplicate_of') && <DuplicateField own={details.number} {...form.choice('duplicateOf')} />}
      {needs.includes('solution') && (
        <Select
          label={say('desk.closing-code')}
          placeholder={say('desk.closing-code')}
          options={SOLUTION_CODES.map((value) => ({ value, label: say(`desk.code.${value}`) }))}
          {...form.choice('code')}
        />
      )}
      {field && <TextArea label={say(`desk.${field}`)} rows={4} {...form.text('text')} />}
      <FormTrouble form={form} />
      <div className={styles.actions}>
        <SendButton form={form}>{say(`desk.move.${move}`)}</SendButton>
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

/** What the words are, where words are needed. */
function fieldOf(needs: readonly Requirement[]): 'question' | 'solution' | 'reason' | null {
  if (needs.includes('public_message')) return 'question'
  if (needs.includes('solution')) return 'solution'
  return needs.includes('reason') ? 'reason' : null
}

interface Given {
  readonly text: string
  readonly until: number | null
  readonly code: SolutionCode
  readonly duplicateOf: number | null
}

const FIELDS: Record<Requirement, 'text' | 'until' | 'duplicateOf'> = {
  public_message: 'text',
  reason: 'text',
  solution: 'text',
  until: 'until',
  duplicate_of: 'duplicateOf',
}

const PLACES: Places<Given> = {
  'request.public-message-missing': 'text',
  'request.reason-missing': 'text',
  'request.solution-missing': 'text',
  'request.deferral-date-missing': 'until',
  'request.not-found': 'duplicateOf',
  '/message': 'text',
  '/reason': 'text',
  '/solution': 'text',
}

function lacking(needs: readonly Requirement[], given: Given, own: number, say: Say): Troubles<Given> {
  const isGiven = {
    text: given.text.trim() !== '',
    until: given.until !== null && given.until > Date.now(),
    duplicateOf: given.duplicateOf !== null && given.duplicateOf !== own,
  }
  const missing = needs.filter((need) => !isGiven[FIELDS[need]])
  return Object.fromEntries(missing.map((need) => [FIELDS[need], say(`desk.needs.${need}`)]))
}

interface WithFiles extends Given {
  readonly fileIds: readonly number[]
}

function orderOf(move: Move, { text, until, code, duplicateOf, fileIds }: WithFiles): MoveOrder {
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
