import type { NewDraft } from './new-draft.ts'

/** What does not fit into a subject goes into the details. */
const LONGEST_PROBLEM = 120

/** What the address asks for: words from the start page, a service of the catalogue, or the stop of trade. */
export function wishIn(search: string): ((draft: NewDraft) => Partial<NewDraft>) | null {
  const query = new URLSearchParams(search)
  const text = query.get('text')?.trim() ?? ''
  const service = Number(query.get('service') ?? 0)
  const stop = query.has('stop')
  if (text === '' && !Number.isInteger(service) && !stop) return null
  if (text === '' && service === 0 && !stop) return null
  return (draft) => ({
    stopOfTrade: stop,
    ...(service > 0 && { serviceId: service, module: '', area: '', answers: {} }),
    ...(text !== '' && worded(text, draft)),
  })
}

function worded(text: string, draft: NewDraft): Partial<NewDraft> {
  if (text.length <= LONGEST_PROBLEM) return { problem: text, serviceId: null }
  const description = draft.description.includes(text) ? draft.description : `${text}\n\n${draft.description}`.trim()
  return { description, serviceId: null }
}
