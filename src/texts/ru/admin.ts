export const admin = {
  'admin.title': 'Администрирование',
  'admin.to-desk': 'К заявкам',
  'admin.setup.title': 'Первая настройка',
} as const
