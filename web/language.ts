import { type Messages, setupI18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { createContext, useContext } from 'react'
import type { Say, TextId } from '../src/texts/catalogue.ts'
import { type Formats, formatsFor } from '../src/texts/format.ts'
import { isLanguage, type Language, languageFor } from '../src/texts/language.ts'
import { DEVICE_KEYS } from './device.ts'
import { MeContext } from './session.ts'

/** Fetches the words a surface needs in one language. */
export type Texts = Record<Language, () => Promise<{ readonly texts: Readonly<Record<string, unknown>> }>>

const LANGUAGE = DEVICE_KEYS.language

export const voice = setupI18n()

/** Words of pages that few people open, beside those that a surface starts with. */
const more = new Set<Texts>()
/** One after the other: whatever came last knows of all words that came before. */
let speaking: Promise<unknown> = Promise.resolve()

function inTurn(speak: () => Promise<void>): Promise<void> {
  const spoken = speaking.then(speak, speak)
  speaking = spoken
  return spoken
}

/** Switches the page to a language without reloading it. */
export function speakIn(language: Language, source: Texts): Promise<void> {
  return inTurn(async () => {
    const parts = await Promise.all([source, ...more].map((texts) => messagesOf(texts, language)))
    voice.loadAndActivate({ locale: language, messages: Object.assign({}, ...parts) })
    document.documentElement.lang = language
  })
}

/** Brings a page with words of its own, once both are there. */
export async function withWords<Page>(source: Texts, page: Promise<Page>): Promise<Page> {
  await inTurn(async () => {
    if (more.has(source)) return
    const language = languageFor([voice.locale])
    voice.load(language, await messagesOf(source, language))
    more.add(source)
  })
  return page
}

async function messagesOf(source: Texts, language: Language): Promise<Messages> {
  return JSON.parse(JSON.stringify((await source[language]()).texts))
}

/** Chosen here before, else that of the person for whom the server has drawn the page, else what the browser asks for. */
export function firstLanguage(): Language {
  const drawn = document.getElementById('picture')?.dataset.language
  return languageFor([localStorage.getItem(LANGUAGE), drawn, ...navigator.languages])
}

export function hasChosenLanguage(): boolean {
  return isLanguage(localStorage.getItem(LANGUAGE))
}

export function keepLanguage(language: Language) {
  localStorage.setItem(LANGUAGE, language)
}

export const TextsContext = createContext<Texts | null>(null)

/** `const say = useSay()`, then `say('common.undo')`. */
export function useSay(): Say {
  const { i18n } = useLingui()
  return (id: TextId, values) => i18n._(id, values)
}

/** Picks the person's language out of what is written in both. */
export function useInMyLanguage(): (text: Readonly<Record<Language, string>>) => string {
  const { i18n } = useLingui()
  const language = languageFor([i18n.locale])
  return (text) => text[language] || text.ru
}

let own: string | undefined

/** Of the device, as long as nobody has signed in. */
function ownZone(): string {
  own ??= Intl.DateTimeFormat().resolvedOptions().timeZone
  return own
}

/** Dates, lengths, sizes and phones as the person reads them. */
export function useFormats(): Formats {
  const { i18n } = useLingui()
  const zone = useContext(MeContext)?.zone ?? ownZone()
  return formatsFor(languageFor([i18n.locale]), zone)
}

/** The language in use and the way to change it. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useLingui()
  const source = useContext(TextsContext)
  const change = (language: Language) => {
    keepLanguage(language)
    if (source) void speakIn(language, source)
  }
  return [languageFor([i18n.locale]), change]
}
