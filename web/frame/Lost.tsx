import { useSay } from '../language.ts'
import { useOnline } from '../online.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/EmptyState.tsx'
import styles from './Lost.module.css'

/** Stands in place of a part of the page that did not come: the server has it no more, or there is no net. */
export function Lost() {
  const say = useSay()
  return (
    <ErrorState title={say('common.lost.title')} action={<Reload />}>
      {useLostText()}
    </ErrorState>
  )
}

export function LostDialog(props: { readonly opened?: boolean; readonly onClose: () => void }) {
  const text = useLostText()
  return (
    <Dialog opened {...props} title={useSay()('common.lost.title')}>
      <div role="alert" className={styles.words}>
        <p>{text}</p>
        <Reload />
      </div>
    </Dialog>
  )
}

function useLostText(): string {
  const say = useSay()
  return say(useOnline() ? 'common.lost.text' : 'common.problem.offline')
}

function Reload() {
  const say = useSay()
  return <Button onClick={() => location.reload()}>{say('common.reload')}</Button>
}
