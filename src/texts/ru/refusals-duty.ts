import type { DutyRefusal } from '../../domain/ground/refusal.ts'

/** Of shifts, and of what is told by them. */
export const dutyRefusals = {
  'refusal.calendar.not-found': 'По этому адресу календаря нет. Возьмите новый на своей странице «Моё».',
  'refusal.escalation.changed': 'Ступени тем временем поменяли. Посмотрите, какие они теперь, и повторите своё.',
  'refusal.escalation.step-doubled': 'Две ступени с одной долей времени зовут одного и того же. Уберите одну.',
  'refusal.escalation.scheme-doubled': 'Для этого уровня и приоритета схема уже есть. Измените её.',
  'refusal.escalation.words-missing': 'Напишите комментарий или причину: без неё такую ступень не понять.',
  'refusal.escalation.team-missing': 'Выберите, какой команде передать заявку.',
  'refusal.duty.not-found': 'Этой смены уже нет. Обновите страницу.',
  'refusal.duty.changed': 'Смену тем временем поменяли. Посмотрите, какая она теперь, и повторите своё.',
  'refusal.duty.ends-before': 'Смена кончается раньше, чем начинается. Проверьте время.',
  'refusal.duty.too-long': 'Смена длиннее недели. Разделите её на несколько.',
  'refusal.duty.overlaps':
    'В это время за команду уже дежурит другой. Выберите другие часы или сначала сдвиньте его смену.',
  'refusal.duty.doubled': 'У этого человека в команде уже есть смена в эти часы. Измените её.',
  'refusal.duty.person-wrong': 'Дежурить может только тот, кто ведёт заявки. Выберите другого человека.',
  'refusal.duty.gap-gone': 'Этот пробел уже закрыт. Обновите страницу.',
  'refusal.duty.not-free': 'Этот человек в те дни уже занят. Выберите другого.',
} as const satisfies Record<`refusal.${DutyRefusal}`, string>
