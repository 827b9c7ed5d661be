/** The page of telephone exchanges. */
export const adminPhone = {
  'admin.phone': 'Телефон',
} as const
