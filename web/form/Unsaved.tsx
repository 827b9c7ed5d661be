import { useBlocker } from '@tanstack/react-router'
import { useSay } from '../language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface UnsavedProps {
  readonly form: { readonly isUnsaved: () => boolean }
}

/** For a form whose words are kept nowhere: leaving its page asks first; a step inside the page does not. */
export function Unsaved({ form: { isUnsaved } }: UnsavedProps) {
  const say = useSay()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsaved(),
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  })
  return (
    <Dialog
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={say('common.form.unsaved')}
      actions={
        <>
          <Button kind="primary" onClick={reset}>
            {say('common.form.stay')}
          </Button>
          <Button kind="danger" onClick={proceed}>
            {say('common.form.leave')}
          </Button>
        </>
      }
    >
      <p>{say('common.form.unsaved.text')}</p>
    </Dialog>
  )
}
