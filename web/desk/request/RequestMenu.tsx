import {
  IconAdjustments,
  IconCopy,
  IconDots,
  IconExternalLink,
  IconEye,
  IconEyeOff,
  IconLayoutSidebarRight,
  IconLink,
  IconUsers,
} from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { post, remove } from '../../api.ts'
import { useSay } from '../../language.ts'
import { MuteItems } from '../../notices/MuteItems.tsx'
import { paths } from '../../paths.ts'
import { ReadersList } from '../../request/ReadersList.tsx'
import { useMe } from '../../session.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { LinkDialog } from '../panel/LinkDialog.tsx'
import { OverrideDialog } from './OverrideDialog.tsx'
import { useWork } from './use-work.ts'

interface RequestMenuProps {
  readonly details: RequestDetails
  readonly panelShown: boolean
  readonly onCopyLink: () => void
  readonly onTogglePanel: () => void
}

/** What is done seldom. */
export function RequestMenu({ details, panelShown, onCopyLink, onTogglePanel }: RequestMenuProps) {
  const say = useSay()
  const me = useMe()
  const router = useRouter()
  const work = useWork(details.number)
  const [dialog, setDialog] = useState<'link' | 'override' | 'readers' | null>(null)
  const { number, may, watchers } = details
  const watches = watchers.some(({ id }) => id === me.id)
  const watch = () =>
    work({
      show: (now) => ({
        watchers: watches
          ? now.watchers.filter(({ id }) => id !== me.id)
          : [...now.watchers, { id: me.id, name: me.name }],
      }),
      call: () =>
        watches
          ? remove(`/api/requests/${number}/watchers/${me.id}`)
          : post(`/api/requests/${number}/watchers`, { personId: me.id }),
    })
  return (
    <>
      <Menu
        label={say('desk.more')}
        trigger={(wiring) => <IconButton {...wiring} icon={IconDots} size={16} label={say('desk.more')} />}
      >
        {may.addWatcher && (
          <MenuItem icon={watches ? IconEyeOff : IconEye} onChoose={() => void watch()}>
            {say(watches ? 'desk.unwatch' : 'desk.watch')}
          </MenuItem>
        )}
        <MuteItems number={number} side="support" />
        {may.work && (
          <MenuItem icon={IconLink} onChoose={() => setDialog('link')}>
            {say('desk.link')}
          </MenuItem>
        )}
        {may.seeReaders && (
          <MenuItem icon={IconUsers} onChoose={() => setDialog('readers')}>
            {say('readers.title')}
          </MenuItem>
        )}
        {may.overridePriority && (
          <MenuItem icon={IconAdjustments} onChoose={() => setDialog('override')}>
            {say('desk.override')}
          </MenuItem>
        )}
        <MenuItem icon={IconCopy} shortcut="⇧ C" onChoose={onCopyLink}>
          {say('desk.copy-link')}
        </MenuItem>
        <MenuItem icon={IconLayoutSidebarRight} shortcut="]" onChoose={onTogglePanel}>
          {say(panelShown ? 'desk.panel.hide' : 'desk.panel.show')}
        </MenuItem>
        <MenuItem icon={IconExternalLink} onChoose={() => router.history.push(paths.deskRequest(number))}>
          {say('desk.open-alone')}
        </MenuItem>
      </Menu>
      <LinkDialog opened={dialog === 'link'} onClose={() => setDialog(null)} number={number} />
      <OverrideDialog opened={dialog === 'override'} onClose={() => setDialog(null)} details={details} />
      <Dialog opened={dialog === 'readers'} onClose={() => setDialog(null)} title={say('readers.title')}>
        <ReadersList number={number} />
      </Dialog>
    </>
  )
}
