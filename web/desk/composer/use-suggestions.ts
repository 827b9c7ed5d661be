import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Template } from '../../../src/contract/people/people.ts'
import { cutWithDots } from '../../../src/domain/ground/clean-text.ts'
import { isMeant } from '../../../src/domain/ground/transliteration.ts'
import { get } from '../../api.ts'
import { useLanguage } from '../../language.ts'
import { useMe } from '../../session.ts'
import { listStep } from '../../ui/list-keys.ts'
import { useTeams } from '../request/AssigneeChoice.tsx'
import { useSurroundings } from '../request/use-request.ts'
import type { Mention, Words } from './use-kept-draft.ts'
import type { Mode } from './wanted-mode.ts'

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

/** The sign that asks, and what of the text asks with it: the sign and the letters after it, up to the caret. */
interface Asked {
  readonly sign: '/' | '@'
  readonly from: number
  readonly letters: string
}

/** «/» at the beginning of a line offers templates, «@» in a note colleagues; arrows and Enter choose. */
export function useSuggestions({ mode, number, area, text, mentions, write }: Typing) {
  const id = useId()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [active, setActive] = useState(0)
  /** Where the button or the key opened the templates, without a sign in the text. */
  const anchor = useRef<number | null>(null)
  const templates = useTemplates(number, asked?.sign === '/')
  const people = useColleagues(asked?.sign === '@')
  const found = asked
    ? (asked.sign === '/' ? templates : people).filter(({ label }) => isMeant(label, asked.letters))
    : []
  const shown = found.slice(0, 8)
  const current = Math.min(active, Math.max(0, shown.length - 1))

  const askedNow = (): Asked | null => {
    const field = area.current
    if (!field || field.selectionStart !== field.selectionEnd) return null
    return (
      askedSince(anchor.current, field.value, field.selectionStart) ?? askedAt(field.value, field.selectionStart, mode)
    )
  }
  /**
   * After every change and every move of the caret, however it came about: typed, dictated, composed by an input method,
   * put in whole by the keyboard of a phone. Keys alone do not tell.
   */
  const look = () => {
    const now = askedNow()
    if (now?.from !== anchor.current) anchor.current = null
    setAsked(now)
    if (now?.letters !== asked?.letters || now?.from !== asked?.from) setActive(0)
  }
  const close = () => {
    anchor.current = null
    setAsked(null)
  }
  /** Takes the place of exactly what asks, as it stands in the text by now. */
  const pick = (suggestion: Suggestion | undefined) => {
    const field = area.current
    const now = askedNow()
    if (!suggestion || !field || !now) return
    const next = field.value.slice(0, now.from) + suggestion.insert + field.value.slice(field.selectionStart)
    const caret = now.from + suggestion.insert.length
    // Before the next key: a caret that is set later tears what was typed meanwhile.
    flushSync(() => {
      write(next, suggestion.mention && { mentions: [...mentions, suggestion.mention] })
      close()
    })
    field.focus()
    field.setSelectionRange(caret, caret)
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    // Enter that ends a composed word chooses nothing.
    if (event.nativeEvent.isComposing) return false
    if (isTemplateKey(event) && area.current && isAtLineStart(area.current)) {
      openTemplates()
      event.preventDefault()
      return true
    }
    if (shown.length === 0) return false
    const next = listStep(event, { at: current, count: shown.length, loops: true })
    if (next !== null) setActive(next)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(shown[current])
    else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const openTemplates = () => {
    area.current?.focus()
    const at = area.current?.selectionStart ?? text.length
    anchor.current = at
    setAsked({ sign: '/', from: at, letters: '' })
    setActive(0)
  }
  const isOpen = shown.length > 0
  const wiring = {
    'aria-autocomplete': 'list',
    'aria-controls': isOpen ? id : undefined,
    'aria-activedescendant': isOpen ? `${id}-${current}` : undefined,
  } as const
  return { id, shown, current, pick, look, onKeyDown, openTemplates, wiring, close }
}

/** The key of «/» on the Latin keyboard writes «.» in ЙЦУКЕН, where «/» is a Shift away: at the beginning of a line it asks too. */
function isTemplateKey({ code, key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return code === 'Slash' && key === '.' && !(shiftKey || ctrlKey || metaKey || altKey)
}

function isAtLineStart({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): boolean {
  return selectionStart === selectionEnd && /(?:^|\n)$/.test(value.slice(0, selectionStart))
}

/** What was written since the templates were opened by the button; null once the caret has gone elsewhere. */
function askedSince(anchor: number | null, text: string, caret: number): Asked | null {
  if (anchor === null || caret < anchor) return null
  const letters = text.slice(anchor, caret)
  return /^[^\n/]{0,40}$/.test(letters) ? { sign: '/', from: anchor, letters } : null
}

function askedAt(text: string, caret: number, mode: Mode): Asked | null {
  const before = text.slice(0, caret)
  const slash = /(?:^|\n)\/([^\n/]{0,40})$/.exec(before)
  if (slash) {
    const letters = slash[1] ?? ''
    return { sign: '/', from: caret - letters.length - 1, letters }
  }
  const at = mode === 'note' ? /(?:^|\s)@([\p{L}]{0,30}(?: [\p{L}]{0,30})?)$/u.exec(before) : null
  if (!at) return null
  const letters = at[1] ?? ''
  return { sign: '@', from: caret - letters.length - 1, letters }
}

/** In the language of the one who will read it; one that is written in the other alone is better than none. */
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
  return (data?.templates ?? []).map(({ id, name, text }) => {
    const insert = text[locale] || text.ru || text.en
    return { key: `t-${id}`, label: name, note: cutWithDots(insert.replace(/\s+/g, ' '), 80), insert }
  })
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
