import { type I18n, setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Say } from './catalogue.ts'
import * as english from './en/everything.ts'
import type { Language } from './language.ts'
import * as russian from './ru/everything.ts'

/** The words of a language, for letters and whatever else the server says. Browsers get theirs compiled at build. */
export function speak(language: Language): Say {
  const i18n = voices[language]()
  return (id, values) => i18n._(id, values)
}

const voices: Record<Language, () => I18n> = {
  ru: once(() => voice('ru', russian.everything)),
  en: once(() => voice('en', english.everything)),
}

function voice(locale: Language, catalogue: Readonly<Record<string, string>>): I18n {
  const messages = Object.fromEntries(Object.entries(catalogue).map(([id, text]) => [id, compileMessage(text)]))
  return setupI18n({ locale, messages: { [locale]: messages } })
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
