import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import type { Template } from '../../../src/contract/people/people.ts'
import { cutWithDots } from '../../../src/domain/ground/clean-text.ts'
import { get } from '../../api.ts'
import { useLanguage } from '../../language.ts'
import { useMe } from '../../session.ts'
import { useTeams } from '../request/AssigneeChoice.tsx'
import { useSurroundings } from '../request/use-request.ts'
import type { Mention, Words } from './use-kept-draft.ts'
import type { Mode } from './use-send.ts'

interface Typing {
  readonly mode: Mode
  readonly number: number
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly write: (text: string, more?: Partial<Words>) => void
}

export interface Suggestion {
  readonly key: string
  readonly label: string
  readonly note: string
  /** What takes the place of the typed sign and letters. */
  readonly insert: string
  readonly mention?: Mention
}

/** The sign that asks, where it stands, and the letters after it. */
interface Asked {
  readonly sign: '/' | '@'
  readonly from: number
  readonly to: number
  readonly letters: string
}

/** «/» at the beginning of a line offers templates, «@» in a note colleagues; arrows and Enter choose. */
export function useSuggestions({ mode, number, area, text, mentions, write }: Typing) {
  const id = useId()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [active, setActive] = useState(0)
  const templates = useTemplates(number, asked?.sign === '/')
  const people = useColleagues(asked?.sign === '@')
  const found = asked ? (asked.sign === '/' ? templates : people).filter(({ label }) => fits(label, asked.letters)) : []
  const shown = found.slice(0, 8)
  const current = Math.min(active, Math.max(0, shown.length - 1))

  const look = () => {
    const field = area.current
    setAsked(
      field && field.selectionStart === field.selectionEnd ? askedAt(field.value, field.selectionStart, mode) : null,
    )
    setActive(0)
  }
  const pick = (suggestion: Suggestion | undefined) => {
    if (!suggestion || !asked) return
    const next = text.slice(0, asked.from) + suggestion.insert + text.slice(asked.to)
    write(next, suggestion.mention && { mentions: [...mentions, suggestion.mention] })
    setAsked(null)
    const caret = asked.from + suggestion.insert.length
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(caret, caret)
    })
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (shown.length === 0) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive((current + step + shown.length) % shown.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(shown[current])
    else if (event.key === 'Escape') setAsked(null)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const openTemplates = () => {
    area.current?.focus()
    const at = area.current?.selectionStart ?? text.length
    setAsked({ sign: '/', from: at, to: at, letters: '' })
    setActive(0)
  }
  const isOpen = shown.length > 0
  const wiring = {
    'aria-autocomplete': 'list',
    'aria-controls': isOpen ? id : undefined,
    'aria-activedescendant': isOpen ? `${id}-${current}` : undefined,
  } as const
  return { id, shown, current, pick, look, onKeyDown, openTemplates, wiring, close: () => setAsked(null) }
}

function askedAt(text: string, caret: number, mode: Mode): Asked | null {
  const before = text.slice(0, caret)
  const slash = /(?:^|\n)\/([^\n/]{0,40})$/.exec(before)
  if (slash) {
    const letters = slash[1] ?? ''
    return { sign: '/', from: caret - letters.length - 1, to: caret, letters }
  }
  const at = mode === 'note' ? /(?:^|\s)@([\p{L}]{0,30}(?: [\p{L}]{0,30})?)$/u.exec(before) : null
  if (!at) return null
  const letters = at[1] ?? ''
  return { sign: '@', from: caret - letters.length - 1, to: caret, letters }
}

/** In the language of the one who will read it. */
function useTemplates(number: number, isAsked: boolean): readonly Suggestion[] {
  const [language] = useLanguage()
  const { data: around } = useSurroundings(number)
  const { data } = useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) => get<{ readonly templates: readonly Template[] }>('/api/templates', signal),
    enabled: isAsked,
    staleTime: 300_000,
  })
  const locale = around?.person.locale === 'en' ? 'en' : around ? 'ru' : language
  return (data?.templates ?? []).map(({ id, name, text }) => ({
    key: `t-${id}`,
    label: name,
    note: cutWithDots(text[locale].replace(/\s+/g, ' '), 80),
    insert: text[locale],
  }))
}

function useColleagues(isAsked: boolean): readonly Suggestion[] {
  const me = useMe()
  const { data } = useTeams(isAsked)
  const known = new Map<number, Suggestion>()
  for (const { name: team, members } of data?.teams ?? []) {
    for (const { id, name } of members) {
      if (id === me.id || known.has(id)) continue
      known.set(id, { key: `p-${id}`, label: name, note: team, insert: `@${name} `, mention: { id, name } })
    }
  }
  return [...known.values()]
}

function fits(label: string, letters: string): boolean {
  return label.toLocaleLowerCase().includes(letters.trim().toLocaleLowerCase())
}
