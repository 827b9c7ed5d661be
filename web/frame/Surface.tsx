import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import { useSay } from '../language.ts'
import { CloseDialogLabel } from '../ui/Dialog.tsx'
import { Tips } from '../ui/Tips.tsx'
import { Toasts } from '../ui/Toasts.tsx'

/** The pages of a surface and the place where toasts appear. */
export function Surface({ router }: { readonly router: AnyRouter }) {
  const say = useSay()
  return (
    <CloseDialogLabel value={say('common.close-dialog')}>
      <RouterProvider router={router} />
      <Tips />
      <Toasts label={say('common.messages')} more={(count) => say('common.messages.more', { count })} />
    </CloseDialogLabel>
  )
}
