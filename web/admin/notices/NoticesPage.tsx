import { useState } from 'react'
import type { NoticeDefaults, RoleMatrix } from '../../../src/contract/notices/defaults.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { Matrix } from '../../notices/Matrix.tsx'
import { kindInWords } from '../../notices/ways.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { showToast } from '../../ui/toasts.ts'
import { type Kind, useNoticeDefaults, useSaveDefaults, type Way } from './defaults.ts'
import styles from './NoticesPage.module.css'
import { SamplePane } from './SamplePane.tsx'

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

const nameOf = (role: RoleMatrix['role'], kind: Kind, way: Way) => `${role} ${kind} ${way}`

function Page({ page }: { readonly page: NoticeDefaults }) {
  const say = useSay()
  const { save, again } = useSaveDefaults()
  const [role, setRole] = useState<RoleMatrix['role']>('specialist')
  const [looked, setLooked] = useState<{ readonly kind: Kind; readonly way: Way } | null>(null)
  /** What was turned and is not saved, of all roles. */
  const [typed, setTyped] = useState<{ readonly turned: Readonly<Record<string, boolean>> }>({ turned: {} })
  const matrix = page.roles.find((one) => one.role === role)
  const form = useForm({
    typed: [typed, setTyped],
    body: ({ turned }) => orderOf(matrix, turned),
    send: (body) => save(body),
    onRefused: ({ code }) => {
      if (code.endsWith('.changed')) void again()
    },
    onDone: async (_, { role: saved }) => {
      showToast({ text: say('admin.notices.saved', { role: say(`notices.role.${saved}`) }) })
      await again()
      const others = withoutRole(form.latest().turned, saved)
      form.begin({ turned: {} })
      form.set({ turned: others })
    },
  })
  if (!matrix) return null
  const { side, rows, choosers } = matrix
  const { turned } = typed
  const ways = page.ways.map(({ way }) => way)
  const isOn = (kind: Kind, cell: RoleMatrix['rows'][number]['cells'][number]) =>
    turned[nameOf(role, kind, cell.way)] ?? cell.wanted
  const turn = (changes: Readonly<Record<string, boolean>>) =>
    form.set({ turned: tidied(page, { ...turned, ...changes }) })
  const own = Object.keys(turned).filter((name) => name.startsWith(`${role} `))
  const roleName = say(`notices.role.${role}`)
  const isAsShipped = rows.every(({ kind, cells }) =>
    cells.every((cell) => cell.isLocked || isOn(kind, cell) === cell.shipped),
  )
  const asShipped = () =>
    turn(
      Object.fromEntries(
        rows.flatMap(({ kind, cells }) =>
          cells.flatMap((cell) => (cell.isLocked ? [] : [[nameOf(role, kind, cell.way), cell.shipped] as const])),
        ),
      ),
    )
  return (
    <form {...form.wiring} className={styles.page}>
      <div className={styles.main}>
        <div className={styles.head}>
          <h1>{say('admin.notices')}</h1>
          {!isAsShipped && (
            <Button kind="ghost" onClick={asShipped}>
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
              setRole(next)
              setLooked(null)
            }}
          />
        </div>
        <div className={styles.scrolls}>
          <Matrix
            label={say('admin.notices.changes', { count: own.length, role: roleName })}
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
            onTurn={(kind, way, on) => turn({ [nameOf(role, kind, way)]: on })}
            onLook={(kind, way) => setLooked({ kind, way })}
            {...(looked && { looked: looked.kind })}
          />
        </div>
        <div className={styles.dock}>
          <div>
            <p>{say('admin.notices.changes', { count: own.length, role: roleName })}</p>
            <p className={styles.quiet}>{say('admin.notices.choosers', { count: choosers })}</p>
            <FormTrouble form={form} />
          </div>
          {own.length > 0 && (
            <Button kind="ghost" onClick={() => form.set({ turned: withoutRole(turned, role) })}>
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

/** Everything of a role that is not as the program comes. */
function orderOf(matrix: RoleMatrix | undefined, turned: Readonly<Record<string, boolean>>) {
  const { role = 'specialist', version = 0, rows = [] } = matrix ?? {}
  const cells = rows.flatMap(({ kind, cells: all }) =>
    all
      .filter(({ isLocked }) => !isLocked)
      .map(({ way, wanted, shipped }) => ({ kind, way, wanted: turned[nameOf(role, kind, way)] ?? wanted, shipped }))
      .filter((cell) => cell.wanted !== cell.shipped)
      .map(({ shipped: _, ...cell }) => cell),
  )
  return { role, seen: version, cells }
}

/** Without what was turned back to as it is kept. */
function tidied(page: NoticeDefaults, turned: Readonly<Record<string, boolean>>) {
  const kept = new Map(
    page.roles.flatMap(({ role, rows }) =>
      rows.flatMap(({ kind, cells }) => cells.map(({ way, wanted }) => [nameOf(role, kind, way), wanted] as const)),
    ),
  )
  return Object.fromEntries(Object.entries(turned).filter(([name, on]) => kept.get(name) !== on))
}

function withoutRole(turned: Readonly<Record<string, boolean>>, role: string) {
  return Object.fromEntries(Object.entries(turned).filter(([name]) => !name.startsWith(`${role} `)))
}
