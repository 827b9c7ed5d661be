import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './Install.module.css'
import { Picture } from './Picture.tsx'
import { decline, install, useOffer } from './standing.ts'

/** Above the tabs of the phone: how the portal comes to its home screen. Put away, it does not come back for two months. */
export function InstallCard() {
  const say = useSay()
  const offer = useOffer()
  const [shows, setShows] = useState(false)
  if (offer === null) return null
  return (
    <section className={styles.card} aria-label={say('portal.install.title')}>
      <img src="/icon.svg" alt="" width={40} height={40} />
      <div>
        <h2>{say('portal.install.title')}</h2>
        <p>{say('portal.install.text')}</p>
      </div>
      <IconButton icon={IconX} label={say('portal.install.no')} onClick={decline} />
      <Button kind="primary" onClick={() => (offer === 'ask' ? void install() : setShows(true))}>
        {say('portal.install.yes')}
      </Button>
      <Steps opened={shows} onClose={() => setShows(false)} />
    </section>
  )
}

const STEPS = ['share', 'home', 'open'] as const

/** iOS lets no page install itself: what a person presses, drawn. */
function Steps({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const say = useSay()
  const done = () => {
    onClose()
    decline()
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={say('portal.install.ios')}
      actions={
        <>
          <Button kind="primary" onClick={done}>
            {say('portal.install.ios.done')}
          </Button>
          <Button onClick={onClose}>{say('portal.install.ios.later')}</Button>
        </>
      }
    >
      <p className="muted">{say('portal.install.ios.text')}</p>
      <ol className={styles.steps}>
        {STEPS.map((step) => (
          <li key={step}>
            <span>{say(`portal.install.ios.${step}`)}</span>
            <Picture of={step} />
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
