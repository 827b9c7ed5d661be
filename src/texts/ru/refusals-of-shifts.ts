/** Of shifts, and of what is given over at their end. */
export const refusalsOfShifts = {
  'refusal.handover.not-found': 'Такой передачи смены нет. Обновите страницу.',
  'refusal.handover.empty': 'Отметьте хотя бы одну заявку, которую передаёте.',
  'refusal.handover.to-oneself': 'Себе смену не передают. Выберите коллегу.',
  'refusal.handover.not-yours':
    'Заявка №{number} уже не ваша, закончена или уже передаётся. Снимите с неё отметку и повторите.',
  'refusal.handover.answered': 'На эту передачу уже ответили. Обновите страницу.',
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
} as const
