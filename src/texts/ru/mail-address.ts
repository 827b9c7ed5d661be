/** Letters about addresses: to a new one, to the main one, to somebody in whose name a stranger wrote. */
export const mailAddress = {
  'mail.address.confirm.title': 'Подтвердите адрес',
  'mail.address.confirm.subject': 'Подтвердите адрес',
  'mail.address.confirm.lead': 'Кто-то, наверное вы, хочет добавить адрес {address} в профиль службы поддержки.',
  'mail.address.confirm.why':
    'После этого по нему можно будет входить, а письма с него будут считаться вашими. Ссылка работает один раз, до {until}.',
  'mail.address.confirm.do': 'Проверить и подтвердить',
  'mail.address.confirm.ending': 'Если это не вы, ничего делать не нужно: без подтверждения адрес никуда не добавится.',
  'mail.address.taken.title': 'Этот адрес уже занят',
  'mail.address.taken.subject': 'Этот адрес уже занят',
  'mail.address.taken.lead':
    'Кто-то, может быть вы, хотел добавить адрес {address} в свой профиль. Но он уже принадлежит другому профилю, поэтому ничего не изменилось.',
  'mail.address.taken.why':
    'Если это вы: войдите по этому адресу, и увидите тот, другой профиль. Чтобы объединить профили, напишите нам в заявке.',
  'mail.address.taken.do': 'Войти',
  'mail.address.taken.ending': 'Если это не вы, ничего делать не нужно.',
  'mail.address.added.title': 'В ваш профиль добавлен адрес',
  'mail.address.added.subject': 'В ваш профиль добавлен адрес',
  'mail.address.added.lead':
    'Теперь адрес {address} тоже ваш: по нему можно входить, а письма с него считаются вашими.',
  'mail.address.added.why': 'Если вы этого не делали, уберите адрес и завершите чужой вход: то и другое в профиле.',
  'mail.address.added.do': 'Открыть профиль',
  'mail.address.added.ending': 'Мы пишем об этом на главный адрес, чтобы никто не сделал это без вас.',
  'mail.address.whose.title': 'Это ваш адрес?',
  'mail.address.whose.subject': 'Это ваш адрес: {address}?',
  'mail.address.whose.subject.request': 'Это ваш адрес: {address}? [№{number}]',
  'mail.address.whose.lead':
    'С адреса {address} пришло письмо от вашего имени. Этого адреса мы не знаем, поэтому письмо пока никуда не попало.',
  'mail.address.whose.lead.request':
    'С адреса {address} пришло письмо от вашего имени в заявку №{number} «{subject}». Этого адреса мы не знаем, поэтому письмо пока никуда не попало.',
  'mail.address.whose.why':
    'Скажите, ваш ли он. Если ваш, письмо попадёт в заявку, по этому адресу можно будет входить, и следующие письма с него будут считаться вашими. Ответить можно до {until}.',
  'mail.address.whose.do': 'Посмотреть и ответить',
  'mail.address.whose.ending':
    'Если адрес не ваш, так и скажите на странице или ничего не делайте: письмо останется у нас и в заявку само не попадёт.',
  'mail.address.password.title': 'Пароль сменён',
  'mail.address.password.subject': 'Пароль сменён',
  'mail.address.password.lead': 'Пароль от вашего профиля сменили {at}.',
  'mail.address.password.why':
    'Остальные входы и ключи API после этого не действуют. Если это не вы, войдите по коду из письма, смените пароль и напишите нам.',
  'mail.address.password.do': 'Открыть профиль',
  'mail.address.password.ending': 'Если это вы, ничего делать не нужно.',
  'mail.address.first-password.title': 'У профиля появился пароль',
  'mail.address.first-password.subject': 'У профиля появился пароль',
  'mail.address.first-password.lead': 'Пароль для входа в ваш профиль задали {at}. До этого его не было.',
  'mail.address.first-password.why':
    'Остальные входы и ключи API после этого не действуют. Если это не вы, войдите по коду из письма и напишите нам: мы поможем убрать чужой пароль.',
  'mail.address.first-password.do': 'Открыть профиль',
  'mail.address.first-password.ending': 'Если это вы, ничего делать не нужно. Код на почту работает по-прежнему.',
  'mail.address.token.title': 'Создан ключ API',
  'mail.address.token.subject': 'Создан ключ API',
  'mail.address.token.lead': 'Ключ API создали {at}: с ним программа действует от вашего имени.',
  'mail.address.token.why': 'Если это не вы, отзовите ключ и завершите чужой вход: то и другое в профиле.',
  'mail.address.token.do': 'Открыть профиль',
  'mail.address.token.ending': 'Если это вы, ничего делать не нужно.',
  'mail.address.second-on.title': 'Подтверждение входа включено',
  'mail.address.second-on.subject': 'Подтверждение входа включено',
  'mail.address.second-on.lead':
    'Подтверждение входа включили {at}: кроме кода из письма или пароля теперь нужен код приложения.',
  'mail.address.second-on.why':
    'Если это не вы, завершите чужие сеансы и смените пароль: то и другое в профиле. Напишите администратору.',
  'mail.address.second-on.do': 'Открыть профиль',
  'mail.address.second-on.ending': 'Если это вы, ничего делать не нужно.',
  'mail.address.second-off.title': 'Код приложения отключён',
  'mail.address.second-off.subject': 'Код приложения отключён',
  'mail.address.second-off.lead': 'Код приложения для входа отключили {at}.',
  'mail.address.second-off.why':
    'Если это не вы, завершите чужие сеансы и смените пароль: то и другое в профиле. Напишите администратору.',
  'mail.address.second-off.do': 'Открыть профиль',
  'mail.address.second-off.ending': 'Если это вы, ничего делать не нужно.',
  'mail.address.second-reset.title': 'Подтверждение входа сброшено',
  'mail.address.second-reset.subject': 'Подтверждение входа сброшено',
  'mail.address.second-reset.lead':
    'Администратор сбросил подтверждение входа {at}: коды приложения, ключи доступа и запасные коды больше не действуют.',
  'mail.address.second-reset.why':
    'Если это не вы, завершите чужие сеансы и смените пароль: то и другое в профиле. Напишите администратору.',
  'mail.address.second-reset.do': 'Открыть профиль',
  'mail.address.second-reset.ending': 'Если это вы, ничего делать не нужно.',
  'mail.address.passkey-added.title': 'Добавлен ключ доступа',
  'mail.address.passkey-added.subject': 'Добавлен ключ доступа',
  'mail.address.passkey-added.lead': 'Ключ доступа добавили {at}: с ним можно войти без пароля и кода.',
  'mail.address.passkey-added.why':
    'Если это не вы, завершите чужие сеансы и смените пароль: то и другое в профиле. Напишите администратору.',
  'mail.address.passkey-added.do': 'Открыть профиль',
  'mail.address.passkey-added.ending': 'Если это вы, ничего делать не нужно.',
  'mail.address.passkey-removed.title': 'Ключ доступа убран',
  'mail.address.passkey-removed.subject': 'Ключ доступа убран',
  'mail.address.passkey-removed.lead': 'Ключ доступа убрали {at}: войти с ним больше нельзя.',
  'mail.address.passkey-removed.why':
    'Если это не вы, завершите чужие сеансы и смените пароль: то и другое в профиле. Напишите администратору.',
  'mail.address.passkey-removed.do': 'Открыть профиль',
  'mail.address.passkey-removed.ending': 'Если это вы, ничего делать не нужно.',
  'mail.address.recovery-used.title': 'Использован запасной код',
  'mail.address.recovery-used.subject': 'Использован запасной код',
  'mail.address.recovery-used.lead': 'Запасной код для входа использовали {at}. Второй раз он не подойдёт.',
  'mail.address.recovery-used.why':
    'Если это не вы, завершите чужие сеансы и смените пароль: то и другое в профиле. Напишите администратору.',
  'mail.address.recovery-used.do': 'Открыть профиль',
  'mail.address.recovery-used.ending': 'Если это вы, ничего делать не нужно.',
  'mail.address.phone-added.title': 'В ваш профиль добавлен телефон',
  'mail.address.phone-added.subject': 'В ваш профиль добавлен телефон',
  'mail.address.phone-added.lead': 'Номер телефона в вашем профиле подтвердили кодом из SMS {at}.',
  'mail.address.phone-added.why':
    'Если это не вы, уберите номер и завершите чужие сеансы: то и другое в профиле. Напишите администратору.',
  'mail.address.phone-added.do': 'Открыть профиль',
  'mail.address.phone-added.ending': 'Если это вы, ничего делать не нужно.',
  'mail.address.text': '{lead}\n\n{why}\n\n{do}:\n{link}\n\n{ending}',
} as const
