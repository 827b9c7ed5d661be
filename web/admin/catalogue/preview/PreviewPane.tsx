import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useState } from 'react'
import type { Form } from '../../../../src/domain/catalogue/form.ts'
import { faultsOf } from '../../../../src/domain/catalogue/form-faults.ts'
import { useSay } from '../../../language.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { useAddressQuery } from '../../customers/use-query.ts'
import panes from '../../terms/Panes.module.css'
import { BotPreview } from './BotPreview.tsx'
import { CallPreview } from './CallPreview.tsx'
import { PortalPreview } from './PortalPreview.tsx'
import styles from './Preview.module.css'
import { useTriedAnswers } from './use-answers.ts'

const WAYS = ['portal', 'bot', 'call'] as const
const LOOKS = [
  { look: 'wide', icon: IconDeviceDesktop },
  { look: 'narrow', icon: IconDeviceMobile },
] as const

interface PreviewPaneProps {
  readonly form: Form
  /** Which version is shown: «версия 7». */
  readonly version: string
}

/** One form as each way in asks it. What is answered in one of them stands in the others. */
export function PreviewPane({ form, version }: PreviewPaneProps) {
  const say = useSay()
  const { get, put } = useAddressQuery()
  const way = WAYS.find((one) => one === get('as')) ?? 'portal'
  const [width, setWidth] = useState<'wide' | 'narrow'>('wide')
  // A question that cannot be asked as it stands is left out until it is put right.
  const faulty = new Set(faultsOf(form).map(({ field }) => field))
  const askable = { ...form, fields: form.fields.filter(({ id }) => !faulty.has(id)) }
  const tried = useTriedAnswers(askable)
  return (
    <aside className={styles.pane} aria-label={say('admin.preview')}>
      <div>
        <div className={panes.head}>
          <h2>{say('admin.preview')}</h2>
          <span className="muted">{version}</span>
        </div>
        <div className={styles.ways}>
          <Tabs
            label={say('admin.preview.ways')}
            value={way}
            tabs={WAYS.map((value) => ({ value, label: say(`admin.preview.${value}`) }))}
            onChange={(next) => put({ as: next === 'portal' ? null : next })}
          />
          {way === 'portal' && (
            <span className={styles.width}>
              {LOOKS.map(({ look, icon }) => (
                <IconButton
                  key={look}
                  icon={icon}
                  size={16}
                  label={say(`admin.preview.${look}`)}
                  aria-pressed={width === look}
                  onClick={() => setWidth(look)}
                />
              ))}
            </span>
          )}
        </div>
      </div>
      <div className={styles.body} data-width={way === 'portal' ? width : undefined}>
        {faulty.size > 0 && <p className={styles.faulty}>{say('admin.preview.faulty', { count: faulty.size })}</p>}
        {askable.fields.length === 0 && <p className="muted">{say('admin.preview.none')}</p>}
        {way === 'portal' && <PortalPreview form={askable} tried={tried} />}
        {way === 'bot' && <BotPreview form={askable} tried={tried} />}
        {way === 'call' && <CallPreview form={askable} tried={tried} />}
        {Object.keys(tried.draft.answers).length > 0 && (
          <div>
            <Button kind="ghost" onClick={tried.clear}>
              {say('admin.preview.clear')}
            </Button>
          </div>
        )}
      </div>
    </aside>
  )
}
