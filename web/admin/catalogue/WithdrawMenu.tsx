import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { canMoveVersion } from '../../../src/domain/catalogue/service-versions.ts'
import { useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Successor } from './Successor.tsx'
import { needsSuccessor, useVersionMove } from './services.ts'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** The rarer things: to take a version away, after a look at what leans on it. */
export function WithdrawMenu({ version }: { readonly version: ServiceVersion }) {
  const say = useSay()
  const move = useVersionMove()
  const [isAsking, setAsking] = useState(false)
  const { id, serviceId, state } = version
  if (!canMoveVersion(state, 'withdraw')) return null
  return (
    <>
      <Menu
        label={say('admin.version.more')}
        trigger={(wiring) => <IconButton {...wiring} icon={IconDots} label={say('admin.version.more')} />}
      >
        <MenuItem danger onChoose={() => setAsking(true)}>
          {say(state === 'draft' ? 'admin.version.do.discard' : 'admin.version.do.withdraw')}
        </MenuItem>
      </Menu>
      <WithdrawDialog
        opened={isAsking}
        version={version}
        onClose={() => setAsking(false)}
        onYes={() => {
          setAsking(false)
          move.mutate({ id, move: 'withdraw' })
        }}
      />
      <Successor
        opened={needsSuccessor(move.error)}
        serviceId={serviceId}
        onClose={move.reset}
        onChosen={(successor) => move.mutate({ id, move: 'withdraw', successor })}
      />
    </>
  )
}
