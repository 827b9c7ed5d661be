import { IconLock } from '@tabler/icons-react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { versionDifference } from '../../../src/domain/catalogue/version-difference.ts'
import { useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useAddressQuery } from '../customers/use-query.ts'
import panes from '../terms/Panes.module.css'
import { Difference } from './Difference.tsx'
import fields from './form/Fields.module.css'
import { QuestionLine } from './form/QuestionLine.tsx'
import { PreviewPane } from './preview/PreviewPane.tsx'
import styles from './Service.module.css'
import { StatePath } from './StatePath.tsx'
import { VersionDock } from './VersionDock.tsx'
import { VersionReading } from './VersionReading.tsx'
import { type VersionList, VersionsPane } from './VersionsPane.tsx'
import { WithdrawMenu } from './WithdrawMenu.tsx'

interface ReadPanesProps {
  readonly list: VersionList
  readonly version: ServiceVersion
  readonly title: string
}

const TABS = ['form', 'texts'] as const

/** A version that is no draft, to be read: what was handed over or approved does not change any more. */
export function ReadPanes({ list, version, title }: ReadPanesProps) {
  const say = useSay()
  const { get, put } = useAddressQuery()
  const tab = TABS.find((one) => one === get('tab')) ?? 'form'
  const { form, state } = version
  const earlier = list.versions.filter((one) => one.version < version.version)
  const before = earlier.find((one) => one.state === 'published') ?? earlier[0]
  const changes = before && state !== 'withdrawn' ? versionDifference(before, version) : []
  const markOf = (id: string) => {
    if (changes.some((change) => change.of === 'question-added' && change.field.id === id))
      return say('admin.field.mark.new')
    const isChanged = changes.some(
      (change) =>
        (change.of === 'question-changed' && change.is.id === id) ||
        (change.of === 'options' && change.field.id === id),
    )
    return isChanged ? say('admin.field.mark.changed') : undefined
  }
  return (
    <>
      <VersionsPane {...list}>{earlier.length > 0 && <Difference version={version} earlier={earlier} />}</VersionsPane>
      <section className={styles.middle} aria-label={title}>
        <div>
          <div className={panes.head}>
            <h1>{title}</h1>
            <WithdrawMenu version={version} />
          </div>
          <div className={styles.tabs}>
            <Tabs
              label={say('admin.service.tabs')}
              value={tab}
              tabs={TABS.map((value) => ({
                value,
                label: say(`admin.service.tab.${value}`),
                ...(value === 'form' && form.fields.length > 0 && { count: form.fields.length }),
              }))}
              onChange={(next) => put({ tab: next === 'form' ? null : next })}
            />
          </div>
        </div>
        <div className={styles.scroll}>
          <StatePath version={version} />
          {tab === 'form' && (
            <>
              {form.fields.length === 0 && <p className={fields.none}>{say('admin.fields.none')}</p>}
              <ol className={fields.questions} aria-label={say('admin.fields')}>
                {form.fields.map((field, place) => (
                  <li key={field.id}>
                    <QuestionLine field={field} all={form.fields} number={place + 1} mark={markOf(field.id)} />
                  </li>
                ))}
              </ol>
            </>
          )}
          {tab === 'texts' && <VersionReading version={version} />}
          {state === 'on_approval' && (
            <p className={styles.notice}>
              <Icon of={IconLock} size={16} /> {say('admin.version.locked')}
            </p>
          )}
        </div>
        <VersionDock version={version} />
      </section>
      <PreviewPane form={form} version={say('admin.version', { version: version.version })} />
    </>
  )
}
