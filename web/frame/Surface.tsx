import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import { useSay } from '../language.ts'
import { Tips } from '../ui/Tips.tsx'
import { Toasts } from '../ui/Toasts.tsx'

/** The pages of a surface and the place where toasts appear. */
export function Surface({ router }: { readonly router: AnyRouter }) {
  const say = useSay()
  return (
    <>
      <RouterProvider router={router} />
      <Tips />
      <Toasts label={say('common.messages')} more={(count) => say('common.messages.more', { count })} />
    </>
  )
}
