/** Why an exchange does not work for us, as its page says it. */
export const PBX_TROUBLES = ['unreachable', 'refused', 'silent', 'no-secret'] as const
export type PbxTrouble = (typeof PBX_TROUBLES)[number]
