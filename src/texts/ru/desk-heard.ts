/** The page of all notices on the desk. */
export const deskHeard = {
  'desk.heard.about': 'О чём',
  'desk.heard.about.all': 'Обо всём',
  'desk.heard.about.mentions': 'Упоминания',
  'desk.heard.about.assignments': 'Назначения',
  'desk.heard.about.customers': 'Ответы клиентов',
  'desk.heard.about.deadlines': 'Сроки и тревоги',
  'desk.heard.none': 'Таких уведомлений нет',
}
