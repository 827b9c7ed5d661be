import type { Form } from '../../domain/catalogue/form.ts'
import type { FormField } from '../../domain/catalogue/form-fields.ts'
import type { Bilingual, RequestType } from '../../domain/ground/words.ts'
import type { TeamKey } from '../company/teams.ts'

export interface DemoService {
  readonly key: string
  readonly icon: string
  readonly name: Bilingual
  readonly situation: Bilingual
  readonly description: Bilingual
  readonly synonyms: readonly string[]
  readonly type: RequestType
  readonly team: TeamKey
  readonly form: Form
}

export interface DemoGroup {
  readonly icon: string
  readonly name: Bilingual
  readonly services: readonly DemoService[]
}

/** Both languages of a text, Russian first. */
export function t(ru: string, en: string): Bilingual {
  return { ru, en }
}

export const TILL: FormField = {
  id: 'till',
  label: t('Какая касса', 'Which till'),
  type: 'equipment',
  required: false,
}

export const VERSION: FormField = {
  id: 'version',
  label: t('Версия программы', 'Software version'),
  hint: t('Меню «Сервис», пункт «О программе»', 'Menu “Service”, item “About”'),
  type: 'version',
  required: false,
}

export const SINCE: FormField = {
  id: 'since',
  label: t('С какого дня', 'Since which day'),
  type: 'date',
  required: false,
}

export const REMOTE: FormField = {
  id: 'remote',
  label: t('Можно подключиться сейчас', 'May we connect now'),
  type: 'yes_no',
  required: false,
}

export const LOGS = {
  till: t('Журнал кассы за сегодня: «Сервис», «Собрать журналы»', 'Today’s till log: “Service”, “Collect logs”'),
  screen: t('Фото экрана с сообщением целиком', 'A photo of the whole screen with the message'),
  receipt: t('Фото чека или отчёта', 'A photo of the receipt or report'),
  server: t('Журнал сервера за последние сутки', 'The server log of the last day'),
  document: t('Номер документа и его снимок', 'The document’s number and a picture of it'),
} as const
