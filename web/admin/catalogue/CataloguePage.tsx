import { IconArrowsSort, IconPlus } from '@tabler/icons-react'
import type { ManagedService } from '../../../src/contract/catalogue/catalogue.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { AdminList } from '../list/AdminList.tsx'
import styles from './Catalogue.module.css'
import { useServices } from './services.ts'

const STATES = ['published', 'draft', 'on_approval', 'approved', 'withdrawn'] as const

/** The whole catalogue: what customers see, and what they do not see as yet. */
export function CataloguePage() {
  const say = useSay()
  const title = say('admin.catalogue')
  const inMyLanguage = useInMyLanguage()
  const { data: services, error, refetch } = useServices()
  useTitle(title)
  const groupOf = ({ parentId }: ManagedService) => {
    const group = services?.find(({ id }) => id === parentId)
    return group ? inMyLanguage(group.name) : null
  }
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{title}</h1>
        <span className="grow" />
        <a className={buttonClass()} href={paths.catalogueOrder}>
          <ButtonFace icon={IconArrowsSort}>{say('admin.order.do')}</ButtonFace>
        </a>
        <a className={buttonClass('primary')} href={paths.newService()}>
          <ButtonFace icon={IconPlus}>{say('admin.service.new')}</ButtonFace>
        </a>
      </div>
      <p className="muted">{say('admin.catalogue.way')}</p>
      <AdminList
        label={title}
        items={services?.filter(({ isGroup }) => !isGroup)}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={(service) => `${service.name.ru} ${service.name.en} ${groupOf(service) ?? ''}`}
        states={STATES.map((value) => ({ value, label: say(`admin.catalogue.state.${value}`) }))}
        statesOf={statesOf}
        groupOf={groupOf}
        hrefOf={({ id }) => paths.catalogueService(id)}
        empty={{ title: say('admin.catalogue.none'), text: say('admin.catalogue.none.text') }}
      >
        {(service) => <Line service={service} />}
      </AdminList>
    </div>
  )
}

function statesOf({ latest, publishedVersion }: ManagedService): readonly string[] {
  return [...(publishedVersion === null ? [] : ['published']), ...(latest ? [latest.state] : [])]
}

function Line({ service: { name, latest, publishedVersion } }: { readonly service: ManagedService }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  return (
    <>
      <span className="grow">{inMyLanguage(name)}</span>
      <span className={styles.state}>
        {publishedVersion === null
          ? say(latest ? `admin.version.${latest.state}` : 'admin.version.none')
          : say('admin.version.shown', { version: publishedVersion })}
        {latest && publishedVersion !== null && latest.version > publishedVersion && (
          <span className={styles.next}>{say(`admin.version.${latest.state}`)}</span>
        )}
      </span>
    </>
  )
}
