import { useSay } from '../language.ts'
import { useOnline } from '../online.ts'
import { Problem } from '../problem.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Crashed } from './Crashed.tsx'

/** Stands in place of a part of the page that did not come: the server has it no more, or there is no net. */
export function Lost() {
  return <Crashed error={useOnline() || new Problem('offline', 0)} />
}

export function LostDialog(props: { readonly opened?: boolean; readonly onClose: () => void }) {
  return (
    <Dialog opened {...props} title={useSay()('outbox.update')}>
      <Lost />
    </Dialog>
  )
}
