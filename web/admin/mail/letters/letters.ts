import { useMutation, useQuery } from '@tanstack/react-query'
import type { LetterExample, LetterWording } from '../../../../src/contract/mail/letter-wordings.ts'
import type { LetterWords } from '../../../../src/domain/mail/letter-wordings.ts'
import type { Say, TextId } from '../../../../src/texts/catalogue.ts'
import type { Language } from '../../../../src/texts/language.ts'
import { get, post } from '../../../api.ts'
import { Problem } from '../../../problem.ts'

export const LETTERS = ['letter-wordings'] as const

export function useLetters() {
  return useQuery({
    queryKey: LETTERS,
    queryFn: ({ signal }) => get<{ wordings: LetterWording[] }>('/api/letter-wordings', signal),
    select: ({ wordings }) => wordings,
    refetchOnWindowFocus: false,
  })
}

export function wordingAddress({ kind, language }: Pick<LetterWording, 'kind' | 'language'>): string {
  return `/api/letter-wordings/${kind}/${language}`
}

/** How a letter would look in these words; the one before stays until it is there. */
export function useExample(wording: LetterWording, words: LetterWords | null) {
  return useQuery({
    queryKey: [...LETTERS, 'example', wording.kind, wording.language, words],
    queryFn: () => post<LetterExample>(`${wordingAddress(wording)}/examples`, { words }),
    enabled: words === null || words.text.trim() !== '',
    placeholderData: (before) => before,
    retry: false,
  })
}

/** A letter of trial to oneself. */
export function useLetterTrial(wording: LetterWording) {
  return useMutation({
    mutationFn: (words: LetterWords | null) =>
      post<{ readonly to: string }>(`${wordingAddress(wording)}/trials`, { words }),
  })
}

const CODES = ['syntax', 'unknown-variable', 'unknown-filter', 'unknown-tag', 'too-much', 'missing'] as const

/** What is wrong with a template, where it stands, in words; null: it is about something else. */
export function faultOfProblem(
  error: unknown,
  say: Say,
): { readonly field: 'subject' | 'text'; readonly words: string } | null {
  if (!(error instanceof Problem) || error.code !== 'letter.wording-wrong') return null
  const { field, code, line, about } = error.facts
  const known = CODES.find((one) => one === code)
  if (!known) return null
  const what = say(`admin.letters.fault.${known}`, { about: String(about) })
  const words = typeof line === 'number' ? say('admin.letters.fault.line', { line, what }) : what
  return { field: field === 'subject' ? 'subject' : 'text', words }
}

export function titleOf({ kind }: Pick<LetterWording, 'kind'>): TextId {
  return `admin.letters.kind.${kind}`
}

export const LETTER_GROUPS = {
  requests: ['acknowledgement', 'reply', 'question', 'question_reminder', 'resolved', 'resolved_reminder', 'closed'],
  ways: ['sign_in', 'invitation', 'way_in'],
  addresses: ['confirm', 'taken', 'added', 'whose', 'password', 'first-password', 'token'],
} as const satisfies Record<string, readonly LetterWording['kind'][]>

export const OF_LANGUAGE: Readonly<Record<Language, TextId>> = { ru: 'admin.wording.ru', en: 'admin.wording.en' }
