import { UIS_TEMPLATES } from '../../../src/channels/phone/uis.ts'
import { bare, type Told, type Vendor } from '../story.ts'

/** UIS: our templates with values in the place of variables; employees are known by their ids. */
export const uisVendor: Vendor = {
  saysTalk: true,
  saysMissed: true,
  tell: (step, told) => {
    const of = { ...told, at: step.at }
    switch (step.is) {
      case 'arrives':
        return [filled('Входящий звонок на виртуальный номер', of)]
      case 'dials':
        return [filled('Исходящий звонок', of, { employee_id: Number(step.by) })]
      case 'rings':
        return [filled('Ожидание ответа', of, { employee_id: Number(step.who), leg_id: Number(step.who) })]
      case 'answers':
        return [filled('Начало разговора', of, { employee_id: Number(step.who) })]
      case 'stops':
        return []
      case 'consults':
        return [filled('Ожидание ответа', of, { employee_id: Number(step.to), leg_id: Number(step.to) })]
      case 'passes':
        return [
          filled('Окончание разговора', of, { employee_id: Number(step.by) }),
          filled('Начало разговора', of, { employee_id: Number(step.to) }),
        ]
      case 'ends':
        return step.spoke === null
          ? [filled('Потерянный звонок', of), filled('Завершение звонка', of, { talk_time_duration: 0 })]
          : [
              filled('Завершение звонка', of, {
                employee_id: Number(step.spoke),
                talk_time_duration: step.at - (step.answeredAt ?? step.at),
                total_time_duration: step.at,
              }),
              filled('Запись разговора завершена', of, { file_link: `https://app.uis.example/talk/${of.call}.mp3` }),
            ]
    }
  },
}

function filled(
  name: keyof typeof UIS_TEMPLATES,
  of: Told & { readonly at: number },
  more: Readonly<Record<string, unknown>> = {},
) {
  const values: Readonly<Record<string, unknown>> = {
    call_session_id: of.call,
    contact_phone_number: bare(of.client),
    virtual_phone_number: bare(of.line),
    notification_time: new Date(of.start + of.at * 1_000).toISOString().slice(0, 19).replace('T', ' '),
    direction: of.direction,
    ...more,
  }
  return {
    method: 'POST' as const,
    path: '',
    query: {},
    headers: { 'content-type': 'application/json' },
    body: filledTemplate(UIS_TEMPLATES[name], values),
  }
}

/** As UIS does it: each variable is replaced by its JSON value, `null` when there is none. */
export function filledTemplate(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => JSON.stringify(values[name] ?? null))
}
