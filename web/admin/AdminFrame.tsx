import { IconArrowLeft } from '@tabler/icons-react'
import { Outlet } from '@tanstack/react-router'
import { Gate } from '../frame/Gate.tsx'
import { OfflineBar } from '../frame/OfflineBar.tsx'
import { StaffMenu } from '../frame/StaffMenu.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { ButtonFace, buttonClass } from '../ui/Button.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import styles from './AdminFrame.module.css'

export function AdminFrame() {
  const say = useSay()
  return (
    <Gate>
      <SkipLink to="content">{say('common.skip')}</SkipLink>
      <header className={styles.top}>
        <a className={buttonClass('ghost')} href={paths.desk}>
          <ButtonFace icon={IconArrowLeft}>{say('admin.to-desk')}</ButtonFace>
        </a>
        <span className={styles.place}>{say('admin.title')}</span>
        <StaffMenu />
      </header>
      <OfflineBar />
      <main id="content" tabIndex={-1} className={styles.work}>
        <Outlet />
      </main>
    </Gate>
  )
}
