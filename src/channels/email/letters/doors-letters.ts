import { addressLetters } from './addresses.ts'
import { invitationLetter } from './invitation.ts'
import { signInLetter } from './sign-in.ts'
import { wayInLetter } from './way-in.ts'

/** The letters that the doors have written: ways in of people, where a caller files, who is invited. */
export const doorsLetters = { signInLetter, addressLetters, wayInLetter, invitationLetter }
