import { IconPlus } from '@tabler/icons-react'
import type { ManagedService } from '../../../src/contract/catalogue/catalogue.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import styles from './Catalogue.module.css'
import { useServices } from './services.ts'

/** The whole catalogue: what customers see, and what they do not see as yet. */
export function CataloguePage() {
  const say = useSay()
  const title = say('admin.catalogue')
  const inMyLanguage = useInMyLanguage()
  const { data: services, error, refetch } = useServices()
  useTitle(title)
  const groups = services?.filter(({ isGroup }) => isGroup) ?? []
  const of = (parentId: number | null) => services?.filter((one) => !one.isGroup && one.parentId === parentId) ?? []
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{title}</h1>
        <a className={buttonClass('primary')} href={paths.newService()}>
          <ButtonFace icon={IconPlus}>{say('admin.service.new')}</ButtonFace>
        </a>
      </div>
      <p className="muted">{say('admin.catalogue.way')}</p>
      {!services && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />)}
      {groups.map((group) => (
        <section key={group.id}>
          <h2 className={styles.group}>{inMyLanguage(group.name)}</h2>
          <Lines services={of(group.id)} />
        </section>
      ))}
      <Lines services={of(null)} />
    </div>
  )
}

function Lines({ services }: { readonly services: readonly ManagedService[] }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  if (services.length === 0) return null
  return (
    <ul className={styles.lines}>
      {services.map(({ id, name, latest, publishedVersion }) => (
        <li key={id}>
          <a href={paths.catalogueService(id)}>
            <span className="grow">{inMyLanguage(name)}</span>
            <span className={styles.state}>
              {publishedVersion === null
                ? say(latest ? `admin.version.${latest.state}` : 'admin.version.none')
                : say('admin.version.shown', { version: publishedVersion })}
              {latest && publishedVersion !== null && latest.version > publishedVersion && (
                <span className={styles.next}>{say(`admin.version.${latest.state}`)}</span>
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
