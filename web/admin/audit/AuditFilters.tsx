import { useState } from 'react'
import { SUBJECTS, type Subject } from '../../../src/domain/audit/subjects.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip, chipClass, chipOnClass } from '../../ui/Chip.tsx'
import { classes } from '../../ui/classes.ts'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { TextField } from '../../ui/TextField.tsx'
import panes from '../panes/Panes.module.css'
import styles from './Audit.module.css'
import { useActors } from './journal.ts'
import { useAuditAddress } from './use-audit-address.ts'

/** Which changes are shown: period, person, kind of thing, words. */
export function AuditFilters() {
  const say = useSay()
  const { address, replace } = useAuditAddress()
  return (
    <div className={panes.sub}>
      <Days />
      <Who />
      <Things />
      {address.thing !== null && (
        <Chip on removable onPress={() => replace({ thing: null })}>
          {say('admin.audit.one-thing')}
        </Chip>
      )}
      <search className={styles.words}>
        <input
          type="search"
          className={styles.box}
          aria-label={say('admin.audit.find')}
          placeholder={say('admin.audit.find.hint')}
          value={address.words}
          onChange={(event) => replace({ words: event.target.value })}
        />
      </search>
      <span className={classes(panes.end, styles.forever)}>{say('admin.audit.forever')}</span>
    </div>
  )
}

function Who() {
  const say = useSay()
  const { data: actors = [] } = useActors()
  const { address, replace } = useAuditAddress()
  const chosen = actors.find(({ id }) => id === address.who)
  return (
    <ChipMenu label={say('admin.audit.who')} chosen={chosen?.name ?? null} onClear={() => replace({ who: null })}>
      {actors.map(({ id, name }) => (
        <MenuItem key={id} chosen={id === address.who} onChoose={() => replace({ who: id })}>
          {name}
        </MenuItem>
      ))}
    </ChipMenu>
  )
}

function Things() {
  const say = useSay()
  const { address, replace } = useAuditAddress()
  const nameOf = (subject: Subject) => say(`admin.subject.${subject}`)
  const sorted = SUBJECTS.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)))
  return (
    <ChipMenu
      label={say('admin.audit.kind')}
      chosen={address.subject && nameOf(address.subject)}
      onClear={() => replace({ subject: null, thing: null })}
    >
      {sorted.map((subject) => (
        <MenuItem key={subject} chosen={subject === address.subject} onChoose={() => replace({ subject, thing: null })}>
          {nameOf(subject)}
        </MenuItem>
      ))}
    </ChipMenu>
  )
}

interface ChipMenuProps {
  readonly label: string
  readonly chosen: string | null
  readonly onClear: () => void
  readonly children: React.ReactNode
}

function ChipMenu({ label, chosen, onClear, children }: ChipMenuProps) {
  const say = useSay()
  return (
    <Menu
      label={label}
      position="bottom-start"
      trigger={(wiring) => (
        <button {...wiring} type="button" className={classes(chipClass, chosen !== null && chipOnClass)}>
          {chosen === null ? label : `${label}: ${chosen}`}
        </button>
      )}
    >
      {children}
      <MenuLine />
      <MenuItem chosen={chosen === null} onChoose={onClear}>
        {say('admin.audit.any')}
      </MenuItem>
    </Menu>
  )
}

const DAY = 86_400_000

/** Days by one press, or any others by hand. */
function Days() {
  const say = useSay()
  const { zone } = useFormats()
  const { address, replace } = useAuditAddress()
  const ago = (days: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() - days * DAY)
  const presets = [
    { text: say('admin.audit.days.today'), since: ago(0) },
    { text: say('admin.audit.days.week'), since: ago(6) },
    { text: say('admin.audit.days.month'), since: ago(29) },
  ]
  const preset = address.until === null ? presets.find(({ since }) => since === address.since) : undefined
  const isOn = address.since !== null || address.until !== null
  const words = preset?.text ?? [address.since ?? '…', address.until ?? '…'].join(' – ')
  return (
    <Popover
      label={say('admin.audit.days')}
      position="bottom-start"
      className={styles.days}
      trigger={(wiring) => (
        <button {...wiring} type="button" className={classes(chipClass, isOn && chipOnClass)}>
          {isOn ? words : say('admin.audit.days')}
        </button>
      )}
    >
      {(close) => (
        <>
          <div className={styles.presets}>
            {presets.map(({ text, since }) => (
              <Chip
                key={text}
                on={preset?.since === since}
                onPress={() => {
                  replace({ since, until: null })
                  close()
                }}
              >
                {text}
              </Chip>
            ))}
            <Chip
              on={!isOn}
              onPress={() => {
                replace({ since: null, until: null })
                close()
              }}
            >
              {say('admin.audit.days.all')}
            </Chip>
          </div>
          <OtherDays onChosen={close} />
        </>
      )}
    </Popover>
  )
}

function OtherDays({ onChosen }: { readonly onChosen: () => void }) {
  const say = useSay()
  const { address, replace } = useAuditAddress()
  const [since, setSince] = useState(address.since ?? '')
  const [until, setUntil] = useState(address.until ?? '')
  const [tried, setTried] = useState(false)
  const isEarly = since !== '' && until !== '' && until < since
  return (
    <form
      className={styles.other}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isEarly) return
        replace({ since: since || null, until: until || null })
        onChosen()
      }}
    >
      <TextField
        label={say('admin.audit.since')}
        type="date"
        value={since}
        onChange={(event) => setSince(event.target.value)}
      />
      <TextField
        label={say('admin.audit.until')}
        type="date"
        value={until}
        error={tried && isEarly ? say('admin.audit.until.early') : undefined}
        onChange={(event) => setUntil(event.target.value)}
      />
      <Button type="submit">{say('admin.audit.days.show')}</Button>
    </form>
  )
}
