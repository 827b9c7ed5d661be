export const mail = {
  'mail.sign-in.subject': 'Код для входа: {code}',
  'mail.sign-in.text':
    'Код для входа в службу поддержки: {code}\n\nИли откройте ссылку и нажмите «Войти»:\n{link}\n\nКод и ссылка действуют {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}} и работают один раз. Если вы не входили, ничего делать не нужно.',
} as const
