import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { MyAddress, WaitingAddress } from '../../../src/contract/people/address.ts'
import { mayBeMain, mayRemove } from '../../../src/domain/people/own-addresses.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { useAddressChanges, useConfirming } from './use-addresses.ts'

/** An address that is his: what it is worth, and what can be done with it. */
export function AddressLine({ address, all }: { readonly address: MyAddress; readonly all: readonly MyAddress[] }) {
  const say = useSay()
  const { makeMain, remove } = useAddressChanges()
  const confirmAgain = useLetterAgain(address.address)
  const [isRemoving, setRemoving] = useState(false)
  const canRemove = mayRemove(address, all)
  const canDoNothing = address.isProven && !mayBeMain(address) && !canRemove
  return (
    <li>
      <span className={styles.words}>
        {address.address}
        <small data-bad={address.bounced || undefined}>{say(`portal.addresses.state.${stateOf(address)}`)}</small>
      </span>
      {!canDoNothing && (
        <AddressMenu address={address.address}>
          {mayBeMain(address) && (
            <MenuItem onChoose={() => makeMain.mutate(address)}>{say('portal.addresses.make-main')}</MenuItem>
          )}
          {!address.isProven && <MenuItem onChoose={confirmAgain}>{say('portal.addresses.confirm')}</MenuItem>}
          {canRemove && (
            <MenuItem danger onChoose={() => setRemoving(true)}>
              {say('portal.addresses.remove')}
            </MenuItem>
          )}
        </AddressMenu>
      )}
      <Removal
        address={address.address}
        opened={isRemoving}
        onClose={() => setRemoving(false)}
        onRemove={() => remove.mutate(address)}
      />
    </li>
  )
}

function stateOf({ isMain, isProven, bounced }: MyAddress) {
  if (bounced) return 'bounced'
  if (!isProven) return 'unproven'
  return isMain ? 'main' : 'proven'
}

/** One that he asked for and has not yet confirmed: it counts for nothing. */
export function WaitingLine({ waiting }: { readonly waiting: WaitingAddress }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { withdraw } = useAddressChanges()
  const sendAgain = useLetterAgain(waiting.address)
  const { address, until, undelivered } = waiting
  return (
    <li>
      <span className={styles.words}>
        {address}
        <small data-bad={undelivered || undefined}>
          {undelivered
            ? say('portal.addresses.state.undelivered')
            : say('portal.addresses.state.waiting', { at: formats.moment(until, now) })}
        </small>
      </span>
      <AddressMenu address={address}>
        <MenuItem onChoose={sendAgain}>{say('portal.addresses.again')}</MenuItem>
        <MenuItem danger onChoose={() => withdraw.mutate(waiting)}>
          {say('portal.addresses.remove')}
        </MenuItem>
      </AddressMenu>
    </li>
  )
}

function useLetterAgain(address: string) {
  const say = useSay()
  const confirming = useConfirming()
  const refused = (error: Error) => showToast({ text: say(textOfProblem(error)), urgent: true })
  return () => confirming.mutate(address, { onError: refused })
}

function AddressMenu({ address, children }: { readonly address: string; readonly children: ReactNode }) {
  const label = useSay()('portal.addresses.menu', { address })
  return (
    <Menu label={label} trigger={(wiring) => <IconButton {...wiring} icon={IconDots} label={label} />}>
      {children}
    </Menu>
  )
}

interface RemovalProps {
  readonly address: string
  readonly opened: boolean
  readonly onClose: () => void
  readonly onRemove: () => void
}

function Removal({ address, opened, onClose, onRemove }: RemovalProps) {
  const say = useSay()
  return (
    <AskFirst
      opened={opened}
      title={say('portal.addresses.remove.title')}
      text={say('portal.addresses.remove.text', { address })}
      yes={say('portal.addresses.remove')}
      no={say('portal.addresses.keep')}
      onYes={onRemove}
      onClose={onClose}
    />
  )
}
