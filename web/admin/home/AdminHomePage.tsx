import { IconListDetails, IconMail, IconUsers, IconUsersGroup } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import styles from './AdminHomePage.module.css'

export function AdminHomePage() {
  const say = useSay()
  const title = say('admin.title')
  const { manageCatalogue, administer } = useMe().abilities
  useTitle(title)
  return (
    <>
      <h1>{title}</h1>
      {manageCatalogue && (
        <Place
          icon={IconListDetails}
          href={paths.catalogue}
          title={say('admin.catalogue')}
          lead={say('admin.catalogue.lead')}
        />
      )}
      {administer && (
        <Place icon={IconUsers} href={paths.adminPeople} title={say('admin.staff')} lead={say('admin.staff.lead')} />
      )}
      {administer && (
        <Place
          icon={IconUsersGroup}
          href={paths.adminTeams}
          title={say('admin.teams')}
          lead={say('admin.teams.lead')}
        />
      )}
      {administer && (
        <Place icon={IconMail} href={paths.adminMail} title={say('admin.mail')} lead={say('admin.mail.lead')} />
      )}
    </>
  )
}

interface PlaceProps {
  readonly icon: IconShape
  readonly href: string
  readonly title: string
  readonly lead: string
}

function Place({ icon, href, title, lead }: PlaceProps) {
  return (
    <a className={styles.place} href={href}>
      <Icon of={icon} size={20} />
      <span>
        <strong>{title}</strong>
        <span className={styles.text}>{lead}</span>
      </span>
    </a>
  )
}
