import { IconArrowLeft, IconDotsVertical } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { isSolved } from '../../../src/domain/ground/status.ts'
import { venueOf } from '../../../src/domain/people/place-name.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import page from '../Page.module.css'
import { usePhoneBar } from '../phone-bar.ts'
import { Actions } from './Actions.tsx'
import { Facts } from './Facts.tsx'
import { Now } from './Now.tsx'
import { Reply } from './Reply.tsx'
import styles from './RequestView.module.css'
import { useMarkRead } from './request.ts'
import { Talk } from './Talk.tsx'
import { Verdict } from './Verdict.tsx'

export function RequestView({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const number = say('portal.number', { number: request.number })
  const more = say('portal.request.more')
  const tools = useMemo(
    () => (
      <IconButton className="phone-only" icon={IconDotsVertical} size={24} label={more} onClick={() => setOpen(true)} />
    ),
    [more],
  )
  useTitle(`${number} ${request.subject}`)
  usePhoneBar({ title: number, back: paths.requests, tools })
  useMarkRead(request)
  const isDone = isSolved(request.status)
  return (
    <div className={classes(page.page, styles.page)}>
      <Head request={request} />
      <Now request={request} />
      <div className={page.columns}>
        <div className={styles.talk}>
          {isDone && request.may.rate && <Verdict request={request} />}
          <Talk request={request} />
          {request.may.reply && <Reply request={request} />}
        </div>
        <aside className="desk-only">
          <Facts request={request} />
        </aside>
      </div>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} title={number}>
        <Facts request={request} />
      </Dialog>
    </div>
  )
}

function Head({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { number, registeredAt } = request
  const at = formats.moment(registeredAt, now)
  const filed = formats.isToday(registeredAt, now) ? say('portal.request.today', { at }) : at
  return (
    <>
      <a className={classes(styles.back, 'desk-only', 'on-screen')} href={paths.requests}>
        <Icon of={IconArrowLeft} size={20} />
        {say('portal.requests.title')}
      </a>
      <div className={styles.head}>
        <div className={styles.names}>
          <h1>{request.subject}</h1>
          <p className={styles.meta}>
            <span className="desk-only">{say('portal.number', { number })} · </span>
            {[venueOf(request), filed].filter(Boolean).join(' · ')}
          </p>
        </div>
        <Actions request={request} place="head" />
      </div>
    </>
  )
}
