import type { InvitationLink } from '../../../src/contract/people/staff.ts'
import { useSay } from '../../language.ts'

/** Whether the invitation goes by letter too, and why it does not when one was wanted. */
export function LetterNote({ link: { letterTo } }: { readonly link: InvitationLink }) {
  const say = useSay()
  return (
    <p role="status">
      {letterTo === null ? say('admin.staff.letter.none') : say('admin.staff.letter.sent', { address: letterTo })}
    </p>
  )
}
