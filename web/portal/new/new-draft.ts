import { useRef } from 'react'
import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import type { NewRequest } from '../../../src/contract/request/request.ts'
import { visibleFields } from '../../../src/domain/catalogue/form.ts'
import { cutText } from '../../../src/domain/ground/clean-text.ts'
import type { Urgency } from '../../../src/domain/ground/words.ts'
import { assembledSubject } from '../../../src/domain/request/subject.ts'
import type { Language } from '../../../src/texts/language.ts'
import { useDraft } from '../../drafts.ts'
import { useSentDraft } from '../../outbox/use-sent-draft.ts'
import type { KeptFile } from '../../request/attach/use-attachments.ts'
import { useMe } from '../../session.ts'

/** A request that is not sent as yet. */
export interface NewDraft {
  /** Null: the usual one. */
  readonly venueId: number | null
  /** `other`: «Другое» was pressed; null: nothing was. */
  readonly serviceId: number | 'other' | null
  /** Module and area by their Russian names, so that they outlive a change of language. */
  readonly module: string
  readonly area: string
  readonly problem: string
  readonly description: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly equipmentId: number | null
  /** What the code of a label named; it holds for whatever is asked about. */
  readonly scannedId: number | null
  readonly urgency: Urgency
  readonly stopOfTrade: boolean
  readonly files: readonly KeptFile[]
}

export const EMPTY: NewDraft = {
  venueId: null,
  serviceId: null,
  module: '',
  area: '',
  problem: '',
  description: '',
  answers: {},
  equipmentId: null,
  scannedId: null,
  urgency: 'medium',
  stopOfTrade: false,
  files: [],
}

export type EditDraft = (change: Partial<NewDraft> | ((draft: NewDraft) => Partial<NewDraft>)) => void

/** The draft, `begun` where nothing was kept, and the way to change parts of it; changes made in one breath do not undo each other. */
export function useNewDraft(begun: ((draft: NewDraft) => Partial<NewDraft>) | null) {
  const name = `new-request-${useMe().id}`
  const kept = useDraft<NewDraft>(name, { ...EMPTY, ...begun?.(EMPTY) })
  useSentDraft(name, kept)
  const latest = useRef(kept.body)
  latest.current = kept.body
  const edit: EditDraft = (change) => {
    const news = typeof change === 'function' ? change(latest.current) : change
    latest.current = { ...latest.current, ...news }
    kept.change(latest.current)
  }
  return { ...kept, name, edit }
}

/** «Касса, печать: не печатает чек», else the name of what was chosen. */
export function subjectOf(draft: NewDraft, service: CatalogueService | undefined, language: Language): string {
  const { module, area } = placeOf(draft, service, language)
  if (draft.problem.trim() !== '') return assembledSubject({ module, area, problem: draft.problem })
  return service?.name[language] ?? ''
}

function placeOf({ module, area }: NewDraft, service: CatalogueService | undefined, language: Language) {
  const found = service?.form.modules?.find(({ value }) => value.ru === module)
  return {
    module: found?.value[language] ?? null,
    area: found?.areas.find(({ ru }) => ru === area)?.[language] ?? null,
  }
}

/** All that was typed, as one text: what is wrong, the details, and the answers to the form under their questions. */
export function wordsOf(draft: NewDraft, service: CatalogueService | undefined, language: Language): string {
  const { problem, description, answers } = draft
  const answered = (service?.form.fields ?? []).flatMap(({ id, label, options }) => {
    const answer = answers[id]
    if (typeof answer !== 'string' && typeof answer !== 'number') return []
    const chosen = options?.find(({ value }) => value === answer)
    return answer === '' ? [] : [`${label[language]}: ${chosen?.label[language] ?? answer}`]
  })
  return [problem.trim(), description.trim(), answered.join('\n')].filter((part) => part !== '').join('\n\n')
}

/** The answers as they hold now: a file that was taken away answers nothing. */
export function answersIn({ answers, files }: NewDraft): Readonly<Record<string, unknown>> {
  const known = (answer: unknown) =>
    Array.isArray(answer) && answer.some((one) => typeof one === 'number')
      ? answer.filter((one) => files.some(({ id }) => id === one))
      : answer
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, known(answer)]))
}

interface Around {
  readonly service: CatalogueService | undefined
  readonly venueId: number | null
  readonly language: Language
}

/** What is sent. At a stop of trade the service is not asked for. */
export function orderOf(draft: NewDraft, { service, venueId, language }: Around): NewRequest {
  const { description, urgency, stopOfTrade, files } = draft
  const equipmentId = equipmentOf(draft, service)
  const common = {
    description: description.trim(),
    fileIds: files.map(({ id }) => id),
    stopOfTrade,
    ...(venueId !== null && { venueId }),
    ...(venueId !== null && equipmentId !== null && { equipmentId }),
  }
  if (stopOfTrade) return common
  const subject = cutText(subjectOf(draft, service, language), 300)
  return {
    ...common,
    urgency,
    ...(subject !== '' && { subject }),
    ...(service && { serviceId: service.id, answers: answersIn(draft) }),
  }
}

/** A form that asks for it has the last word; elsewhere it is what the code of a label named. */
function equipmentOf(draft: NewDraft, service: CatalogueService | undefined): number | null {
  // A draft that was begun before there were labels has no such field.
  const scanned = draft.scannedId ?? null
  if (draft.stopOfTrade || !service) return scanned
  const isAsked = visibleFields(service.form, draft.answers).some(({ type }) => type === 'equipment')
  return isAsked ? draft.equipmentId : (draft.equipmentId ?? scanned)
}
