/** A letter from an unknown address that looks like somebody we know: asking him. */
export const deskAuthor = {
  'desk.author': 'Чей это адрес',
  'desk.author.ask': 'Спросить, чей это адрес',
  'desk.author.ask-again': 'Спросить ещё раз',
  'desk.author.ask.hint':
    'На известный нам адрес уйдёт вопрос «Это ваш адрес?» без слов из этого письма. Ответят «да» — письмо само попадёт в заявку.',
  'desk.author.asked': 'Вопрос отправлен',
  'desk.author.asked.by': '{name}, {at}: вопрос ушёл на {address}.',
  'desk.author.open': 'Ответа пока нет, ждём до {at}.',
  'desk.author.undelivered': 'Письмо с вопросом не дошло.',
  'desk.author.silence': 'Ответа не было, ссылка перестала работать {at}.',
  'desk.author.answer.yes': '{name}, {at}: «Да, мой». Письма с этого адреса разбираются заново.',
  'desk.author.answer.no': '{name}, {at}: «Нет, не мой».',
  'desk.author.answer.taken': '{name}, {at}: «Да, мой», но адрес уже записан за другим человеком.',
  'desk.author.answer.withdrawn': 'Адрес, на который ушёл вопрос, больше не принадлежит этому человеку.',
  'desk.author.obstacle.archived': 'Спросить нельзя: этот человек в архиве.',
  'desk.author.obstacle.staff':
    'Сотрудников так не спрашиваем: письмо с его адреса действует с его правами. Пусть добавит адрес сам, в своём профиле.',
  'desk.author.obstacle.known': 'Этот адрес уже подтверждён: разберите письмо заново.',
  'desk.author.obstacle.taken': 'Спросить нельзя: адрес уже записан за другим человеком.',
  'desk.author.obstacle.unreachable': 'Спросить некуда: письма на известные нам адреса не доходят.',
} as const
