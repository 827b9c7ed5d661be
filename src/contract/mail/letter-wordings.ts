import { z } from 'zod'
import { LETTER_KINDS } from '../../domain/mail/letter-wordings.ts'
import { line, locale, text } from '../common.ts'

export const letterKind = z.enum(LETTER_KINDS)
export const letterName = z.object({ kind: letterKind, language: locale })

export const letterWords = z.object({
  subject: line(300).describe('Liquid template; empty: the subject of the program, or of the conversation'),
  text: text(10_000).min(1).describe('Liquid template'),
})
const words = z.object({ subject: z.string(), text: z.string() })

export const letterWording = z.object({
  kind: letterKind,
  language: locale,
  own: words.extend({ revision: z.int() }).nullable().describe('Null: the letter is in the words of the program'),
  usual: words.describe('The words of the program as templates'),
  variables: z.array(z.string()).describe('The only variables there are'),
  required: z.array(z.string()).describe('Those that its text has to say'),
  hasSubject: z.boolean().describe('False: its subject belongs to the conversation'),
})
export type LetterWording = z.infer<typeof letterWording>

export const changedWording = z.object({
  words: letterWords,
  revision: z.int().nullable().describe('The revision that one has changed; null: the words of the program'),
})

export const letterTrial = z.object({ words: letterWords.nullable().describe('Null: the words of the program') })
export const letterExample = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  request: z
    .int()
    .nullable()
    .describe('The request that it is tried on; null: there is none that the support has answered'),
})
export type LetterExample = z.infer<typeof letterExample>
