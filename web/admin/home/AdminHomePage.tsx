import { IconListDetails } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './AdminHomePage.module.css'

export function AdminHomePage() {
  const say = useSay()
  const title = say('admin.title')
  const { manageCatalogue } = useMe().abilities
  useTitle(title)
  if (!manageCatalogue) {
    return (
      <EmptyState
        alone
        title={say('admin.nothing')}
        action={
          <a className={buttonClass()} href={paths.desk}>
            {say('admin.to-desk')}
          </a>
        }
      >
        {say('refusal.permission.missing')}
      </EmptyState>
    )
  }
  return (
    <>
      <h1>{title}</h1>
      <a className={styles.place} href={paths.catalogue}>
        <Icon of={IconListDetails} size={20} />
        <span>
          <strong>{say('admin.catalogue')}</strong>
          <span className={styles.text}>{say('admin.catalogue.lead')}</span>
        </span>
      </a>
    </>
  )
}
