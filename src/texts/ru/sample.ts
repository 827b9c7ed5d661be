/** Sample data of a desk that is being set up: everything in it says what it is. */
export const sample = {
  'sample.organisation': 'Пробная сеть',
  'sample.venue': 'Пробное кафе',
  'sample.address': 'Пробная улица, 1',
  'sample.person': 'Проба Пробная',
  'sample.request.stop': 'Проба: касса не включается',
  'sample.request.stop.text': 'Это пробная заявка. Нажали кнопку, касса молчит, очередь растёт. Торговать не можем.',
  'sample.request.receipt': 'Проба: не печатается чек',
  'sample.request.receipt.text': 'Это пробная заявка. Лента на месте, лампочка горит, а чек не выходит.',
  'sample.request.menu': 'Проба: как добавить блюдо в меню',
  'sample.request.menu.text': 'Это пробная заявка. Подскажите, где завести новое блюдо.',
} as const
