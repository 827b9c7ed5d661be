export const mail = {
  'mail.sign-in.subject': 'Код для входа: {code}',
  'mail.sign-in.text':
    'Код для входа в службу поддержки: {code}\n\nИли откройте ссылку и нажмите «Войти»:\n{link}\n\nКод и ссылка действуют {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}} и работают один раз. Если вы не входили, ничего делать не нужно.',
  'mail.acknowledgement.subject': '[№{number}] Заявка принята',
  'mail.acknowledgement.subject-known': 'Re: {subject} [№{number}]',
  'mail.acknowledgement.text':
    'Здравствуйте!\n\nМы получили ваше письмо. Номер заявки: {number}.\n{promise}\n\nХотите что-то добавить — ответьте на это письмо: снимок экрана, версия и номер кассы помогут быстрее.\nЗаявка на портале: {link}',
  'mail.acknowledgement.both': 'Ответим до {reaction}, решим до {resolution}.',
  'mail.acknowledgement.reaction': 'Ответим до {reaction}.',
  'mail.acknowledgement.no-promise': 'Ответим, как только сможем.',
  'mail.reply.text':
    '{text}\n\n-- \n{author}, служба поддержки\nЧтобы продолжить разговор, ответьте на это письмо.\nЗаявка №{number}: {link}',
  'mail.reply.files-on-portal': 'Файлы слишком велики для письма, они на портале.',
} as const
