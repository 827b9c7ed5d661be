import type { RefusalCode } from '../../domain/ground/refusal.ts'

/** Refusals of rules by which requests and notices go, of duty and of what is given over. */
export type OfRules = Extract<
  RefusalCode,
  `${'automation' | 'calendar' | 'duty' | 'escalation' | 'handover' | 'notices' | 'routing'}.${string}`
>

/** What happened → what to do → what is safe. */
export const refusalsOfRules = {
  'refusal.calendar.not-found': 'По этому адресу календаря нет. Возьмите новый на своей странице «Моё».',
  'refusal.duty.not-found': 'Этой смены уже нет. Обновите страницу.',
  'refusal.duty.changed': 'Смену тем временем поменяли. Посмотрите, какая она теперь, и повторите своё.',
  'refusal.duty.ends-before': 'Смена кончается раньше, чем начинается. Проверьте время.',
  'refusal.duty.too-long': 'Смена длиннее недели. Разделите её на несколько.',
  'refusal.duty.overlaps':
    'В это время за команду уже дежурит другой. Выберите другие часы или сначала сдвиньте его смену.',
  'refusal.duty.doubled': 'У этого человека в команде уже есть смена в эти часы. Измените её.',
  'refusal.duty.person-wrong': 'Дежурить может только тот, кто ведёт заявки. Выберите другого человека.',
  'refusal.duty.gap-gone': 'Этот пробел уже закрыт. Обновите страницу.',
  'refusal.duty.not-free': 'Этот человек в те часы уже занят. Выберите другого.',
  'refusal.escalation.changed': 'Ступени тем временем поменяли. Посмотрите, какие они теперь, и повторите своё.',
  'refusal.escalation.step-doubled': 'Две ступени с одной долей времени зовут одного и того же. Уберите одну.',
  'refusal.escalation.scheme-doubled': 'Для этого уровня и приоритета схема уже есть. Измените её.',
  'refusal.escalation.words-missing': 'Напишите комментарий или причину: без неё такую ступень не понять.',
  'refusal.escalation.team-missing': 'Выберите, какой команде передать заявку.',
  'refusal.handover.not-found': 'Такой передачи смены нет. Обновите страницу.',
  'refusal.handover.cannot-accept':
    'Этот коллега не сможет принять заявки: у него нет права их назначать. Выберите другого.',
  'refusal.handover.empty': 'Отметьте хотя бы одну заявку, которую передаёте.',
  'refusal.handover.to-oneself': 'Себе смену не передают. Выберите коллегу.',
  'refusal.handover.not-yours':
    'Заявка №{number} уже не ваша, закончена или уже передаётся. Снимите с неё отметку и повторите.',
  'refusal.handover.answered': 'На эту передачу уже ответили. Обновите страницу.',
  'refusal.notices.changed': 'Уведомления этой роли тем временем поменяли. Посмотрите, что стало, и повторите своё.',
  'refusal.routing.changed': 'Правила тем временем поменяли. Посмотрите, что стало, и повторите своё.',
  'refusal.routing.target-gone':
    'Правило «{rule}» ведёт к команде или специалисту, которых уже нет. Выберите других или выключите правило.',
} as const satisfies Record<`refusal.${OfRules}`, string>
