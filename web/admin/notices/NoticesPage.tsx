import { useState } from 'react'
import type { NoticeDefaults, RoleMatrix } from '../../../src/contract/notices/defaults.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { Matrix } from '../../notices/Matrix.tsx'
import { RhythmFields } from '../../notices/RhythmFields.tsx'
import { kindInWords } from '../../notices/ways.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { showToast } from '../../ui/toasts.ts'
import { type Kind, useNoticeDefaults, useSaveDefaults, type Way } from './defaults.ts'
import styles from './NoticesPage.module.css'
import { SamplePane } from './SamplePane.tsx'
import {
  asShipped,
  countOf,
  keptRhythm,
  NOTHING_TURNED,
  nameOf,
  orderOf,
  type Turned,
  tidied,
  withoutRole,
} from './turned.ts'

/** The roles whose people hear most come first. */
const ROLES = [
  'specialist',
  'team_lead',
  'operator',
  'customer_user',
  'customer_manager',
  'dealer_user',
  'dealer_manager',
  'administrator',
  'catalogue_manager',
  'analyst',
  'contractor',
] as const satisfies readonly RoleMatrix['role'][]

/** What each role hears by which way: whoever chose something himself keeps it. */
export function NoticesPage() {
  const say = useSay()
  useTitle(say('admin.notices'))
  const { data, error, refetch } = useNoticeDefaults()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  return <Page page={data} />
}

function Page({ page }: { readonly page: NoticeDefaults }) {
  const [role, setRole] = useState<RoleMatrix['role']>('specialist')
  const matrix = page.roles.find((one) => one.role === role)
  return matrix ? <RolePage page={page} matrix={matrix} onRole={setRole} /> : null
}

interface RolePageProps {
  readonly page: NoticeDefaults
  readonly matrix: RoleMatrix
  readonly onRole: (role: RoleMatrix['role']) => void
}

/** One role of the page; what was turned of the others stays turned. */
function RolePage({ page, matrix, onRole }: RolePageProps) {
  const say = useSay()
  const { save, again } = useSaveDefaults()
  const { role } = matrix
  const [looked, setLooked] = useState<{ readonly kind: Kind; readonly way: Way } | null>(null)
  /** What was turned and is not saved, of all roles. */
  const [typed, setTyped] = useState<Turned>(NOTHING_TURNED)
  const form = useForm({
    typed: [typed, setTyped],
    check: ({ rhythms }) => ({
      rhythms: rhythms[role]?.every === 'day' && rhythms[role].at === '' && say('rhythm.at.missing'),
    }),
    body: (turned) => orderOf(matrix, turned),
    send: (body) => save(body),
    onRefused: ({ code }) => {
      if (code.endsWith('.changed')) void again()
    },
    onDone: async (_, { role: saved }) => {
      showToast({ text: say('admin.notices.saved', { role: say(`notices.role.${saved}`) }) })
      await again()
      const others = withoutRole(form.latest(), saved)
      form.begin(NOTHING_TURNED)
      form.put(others)
    },
  })
  const { side, rows, rhythms, choosers } = matrix
  const ways = page.ways.map(({ way }) => way)
  const isOn = (kind: Kind, cell: RoleMatrix['rows'][number]['cells'][number]) =>
    typed.cells[nameOf(role, kind, cell.way)] ?? cell.wanted
  const turn = ({ cells = {}, rhythms: others = {} }: Partial<Turned>) =>
    form.put(tidied(page, { cells: { ...typed.cells, ...cells }, rhythms: { ...typed.rhythms, ...others } }))
  const own = countOf(typed, role)
  const rhythm = typed.rhythms[role] ?? keptRhythm(matrix)
  const roleName = say(`notices.role.${role}`)
  const isAsShipped =
    rhythm.every === 'once' &&
    rows.every(({ kind, cells }) => cells.every((cell) => cell.isLocked || isOn(kind, cell) === cell.shipped))
  return (
    <form {...form.wiring} className={styles.page}>
      <div className={styles.main}>
        <div className={styles.head}>
          <h1>{say('admin.notices')}</h1>
          {!isAsShipped && (
            <Button kind="ghost" onClick={() => turn(asShipped(matrix))}>
              {say('admin.notices.shipped')}
            </Button>
          )}
        </div>
        <div className={styles.tabs}>
          <Tabs
            label={say('admin.notices')}
            value={role}
            tabs={ROLES.map((one) => ({ value: one, label: say(`notices.role.${one}`) }))}
            onChange={(next) => {
              onRole(next)
              setLooked(null)
            }}
          />
        </div>
        <div className={styles.scrolls}>
          <Matrix
            label={say('admin.notices.changes', { count: own, role: roleName })}
            ways={ways}
            dot={say('admin.notices.dot')}
            rows={rows.map(({ kind, cells }) => ({
              kind,
              ...kindInWords(say, side, kind),
              cells: cells.map((cell) => ({
                way: cell.way,
                isOn: isOn(kind, cell),
                isLocked: cell.isLocked,
                isImpossible: !page.ways.find(({ way }) => way === cell.way)?.kinds.includes(kind),
                isAsleep: false,
                isOther: isOn(kind, cell) !== cell.shipped,
              })),
            }))}
            onTurn={(kind, way, on) => turn({ cells: { [nameOf(role, kind, way)]: on } })}
            onLook={(kind, way) => setLooked({ kind, way })}
            {...(looked && { looked: looked.kind })}
          />
          <div className={styles.rhythm}>
            <RhythmFields
              label={say('admin.notices.rhythm')}
              hint={say('admin.notices.rhythm.hint')}
              choices={['once', ...rhythms] as const}
              typed={rhythm}
              onChange={(next) => turn({ rhythms: { [role]: next } })}
              error={form.error('rhythms')}
            />
          </div>
        </div>
        <div className={styles.dock}>
          <div>
            <p>{say('admin.notices.changes', { count: own, role: roleName })}</p>
            <p className={styles.quiet}>{say('admin.notices.choosers', { count: choosers })}</p>
            <FormTrouble form={form} />
          </div>
          {own > 0 && (
            <Button kind="ghost" onClick={() => form.put(withoutRole(typed, role))}>
              {say('admin.notices.cancel')}
            </Button>
          )}
          <SendButton form={form}>{say('admin.notices.save')}</SendButton>
        </div>
      </div>
      <SamplePane side={side} role={roleName} looked={looked} />
      <Unsaved form={form} />
    </form>
  )
}
