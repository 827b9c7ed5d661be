/** Two records of one person: merging them, and back. */
export const adminMerge = {
  'admin.merge.doubles': 'Похоже, это тот же человек',
  'admin.merge.alike.phone': 'тот же телефон',
  'admin.merge.alike.mail': 'то же имя ящика',
  'admin.merge.alike.name': 'то же имя там же',
  'admin.merge.with': 'Объединить',
  'admin.merge.with.of': 'Объединить с этим человеком: {name}',
  'admin.merge.other': 'Объединить с другим человеком',
  'admin.merge.title': 'Объединить двух людей',
  'admin.merge.lead': 'Один остаётся, всё от второго переходит к нему. Разъединить можно в любой день.',
  'admin.merge.pick': 'С кем',
  'admin.merge.stays': 'Остаётся',
  'admin.merge.goes': 'Переходит к нему',
  'admin.merge.swap': 'Поменять местами',
  'admin.merge.over': 'Что перейдёт',
  'admin.merge.over.none': 'Переходить нечему: останется только запись об объединении.',
  'admin.merge.addresses':
    '{count, plural, one {# адрес или телефон: {values}} few {# адреса и телефона: {values}} many {# адресов и телефонов: {values}} other {# адреса: {values}}}',
  'admin.merge.ways-in': 'По этим адресам и телефонам будет входить и получать письма {name}.',
  'admin.merge.places':
    '{count, plural, one {# роль в организации или ресторане} few {# роли в организациях и ресторанах} many {# ролей в организациях и ресторанах} other {# роли в организациях}}',
  'admin.merge.contact':
    '{count, plural, one {# заявка, где это контактное лицо} few {# заявки, где это контактное лицо} many {# заявок, где это контактное лицо} other {# заявки, где это контактное лицо}}',
  'admin.merge.author':
    '{count, plural, one {# заявка, где это автор} few {# заявки, где это автор} many {# заявок, где это автор} other {# заявки, где это автор}}',
  'admin.merge.watches':
    '{count, plural, one {# заявка, где это наблюдатель} few {# заявки, где это наблюдатель} many {# заявок, где это наблюдатель} other {# заявки, где это наблюдатель}}',
  'admin.merge.contracts': '{count, plural, one {# договор} few {# договора} many {# договоров} other {# договора}}',
  'admin.merge.notes': '{count, plural, one {# заметка} few {# заметки} many {# заметок} other {# заметки}}',
  'admin.merge.calls':
    '{count, plural, one {# непринятый звонок} few {# непринятых звонка} many {# непринятых звонков} other {# звонка}}',
  'admin.merge.questions':
    '{count, plural, one {# вопрос о почте} few {# вопроса о почте} many {# вопросов о почте} other {# вопроса о почте}}',
  'admin.merge.links':
    '{count, plural, one {# ссылка из письма} few {# ссылки из писем} many {# ссылок из писем} other {# ссылки из писем}}',
  'admin.merge.remains': 'Не перейдёт: у остающегося уже есть',
  'admin.merge.code': 'Внешний код {code} не перейдёт: у остающегося есть свой.',
  'admin.merge.reading':
    '{count, plural, one {{name} прочитает # заявку, которой сейчас не видит} few {{name} прочитает # заявки, которых сейчас не видит} many {{name} прочитает # заявок, которых сейчас не видит} other {{name} прочитает # заявки, которых сейчас не видит}}',
  'admin.merge.reading.none': 'Новых заявок человек не увидит.',
  'admin.merge.sessions': '{name} выйдет на всех устройствах, ссылки для входа и ключи программ перестанут работать.',
  'admin.merge.do': 'Объединить: останется {name}',
  'admin.merge.done': '{gone} и {kept}: теперь это один человек',
  'admin.merge.cancel': 'Не объединять',
  'admin.merge.gone': 'Это тот же человек, что и {name}. Объединил(а) {by}, {at}.',
  'admin.merge.into': 'С этим человеком объединены',
  'admin.merge.into.line': 'Объединил(а) {by}, {at}',
  'admin.merge.part': 'Разъединить',
  'admin.merge.part.of': 'Разъединить: {name}',
  'admin.merge.part.title': 'Разъединить: {name}?',
  'admin.merge.part.back': 'Вернётся',
  'admin.merge.part.back.none': 'Возвращать нечего.',
  'admin.merge.part.cannot': 'Не вернётся: с тех пор изменили или убрали',
  'admin.merge.part.since':
    '{count, plural, one {# заявка, пришедшая позже, останется у человека «{name}»} few {# заявки, пришедшие позже, останутся у человека «{name}»} many {# заявок, пришедших позже, останутся у человека «{name}»} other {# заявки останутся у человека «{name}»}}',
  'admin.merge.part.not': 'Оставить вместе',
  'admin.merge.part.done': '{gone} и {kept}: снова два человека',
} as const
