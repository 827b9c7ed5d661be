/** Telephone exchanges that are understood; `own`: any that sends the JSON of docs/phone.md, `asterisk`: asked by its manager interface. */
export const PBX_KINDS = [
  'own',
  'asterisk',
  'mango',
  'zadarma',
  'novofon',
  'megafon',
  'uis',
  'sipuni',
  'telphin',
] as const
export type PbxKind = (typeof PBX_KINDS)[number]
