/** The week of duty on the desk. */
export const deskDuty = {
  'desk.duty': 'Дежурства',
  'desk.duty.own': 'Мои смены',
  'desk.duty.own.none': 'На этой неделе у вас смен нет.',
  'desk.duty.own.next': 'Показать следующую неделю',
  'desk.duty.now': 'сейчас',
  'desk.duty.answers': 'Кто отвечает сейчас',
  'desk.duty.answers.nobody': 'никто',
  'desk.duty.answers.none': 'Дежурств сейчас нет ни у одной команды.',
  'desk.duty.answers.next': 'потом {name}',
  'desk.duty.own.substitute': 'замещает {name}',
  'desk.duty.plan': 'Планировать',
  'desk.duty.calendar': 'Смены в своём календаре',
  'desk.duty.empty': 'На этой неделе смен нет',
  'desk.duty.empty.text': 'Смены ставит администратор. Когда они появятся, здесь будет видно, кто и когда дежурит.',
} as const
