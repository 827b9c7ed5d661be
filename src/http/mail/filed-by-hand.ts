import type { z } from 'zod'
import { fileLetterByHand, type LetterToFile } from '../../actions/mail/file-letter-by-hand.ts'
import type { letterOutcome } from '../../contract/mail/letter.ts'
import type { Desk } from '../../db/desk.ts'
import type { House } from '../server/context.ts'

/** Files a letter where a person said, and tells its sender when that made him a request. */
export async function filedByHand(
  desk: Desk,
  house: House,
  letter: LetterToFile,
): Promise<z.input<typeof letterOutcome>> {
  const { state, request } = await fileLetterByHand(desk, house.files, letter)
  return { state, request, because: 'by_hand' }
}
