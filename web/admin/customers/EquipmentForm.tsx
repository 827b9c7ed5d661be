import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EquipmentOrder, ListedEquipment } from '../../../src/contract/customers/venues.ts'
import { EQUIPMENT_KINDS, type EquipmentKind } from '../../../src/domain/people/equipment.ts'
import { post, put, remove } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Crossed, savedMeanwhile } from './Crossed.tsx'
import { filled } from './OrganisationForm.tsx'
import styles from './Panes.module.css'
import { useList, useRefresh } from './records.ts'
import { useAddressQuery } from './use-query.ts'

interface Typed {
  readonly kind: EquipmentKind
  readonly name: string
  readonly serialNumber: string
  readonly softwareVersion: string
  readonly fiscalDriveExpiresOn: string
  readonly externalCode: string
  readonly remote: string
}

interface Body {
  readonly equipment: EquipmentOrder
  readonly remoteAccess: Readonly<Record<string, string>>
}

/** A device of a venue; `id` null: a new one. */
export function EquipmentForm({ venue, id }: { readonly venue: number; readonly id: number | null }) {
  const { items } = useList('equipment', `venue=${venue}&limit=200`)
  const device = items?.find((one) => one.id === id) ?? null
  if (id !== null && !device) return <Loading />
  return <Fields key={id} venue={venue} device={device} />
}

function Fields({ venue, device }: { readonly venue: number; readonly device: ListedEquipment | null }) {
  const say = useSay()
  const refresh = useRefresh()
  const { go } = useAddressQuery()
  const [opened] = useState(device && stateOf(device))
  const [seen, setSeen] = useState(opened)
  const [saved, setSaved] = useState<Readonly<Record<string, unknown>> | null>(null)
  const form = useForm<Typed, Body, unknown>({
    typed: useState<Typed>(typedOf(device)),
    check: ({ name, remote }) => ({
      name: name.trim() === '' && say('admin.device.name.missing'),
      remote: remote.trim() !== '' && !/^\S+\s+\S/.test(remote.trim()) && say('admin.device.remote.wrong'),
    }),
    body: bodyOf,
    send: (body, key) =>
      device
        ? put(`/api/equipment/${device.id}`, { ...body, seen })
        : post(`/api/venues/${venue}/equipment`, body, key),
    places: {
      'equipment.external-code-taken': 'externalCode',
      '/equipment/fiscalDriveExpiresOn': 'fiscalDriveExpiresOn',
    },
    onRefused: (problem) => {
      const theirs = savedMeanwhile(problem)
      if (!theirs || !seen) return
      setSaved(theirs)
      setSeen({ ...seen, ...theirs })
    },
    onDone: async () => {
      showToast({ text: say('admin.saved') })
      go({ pane: null })
      await refresh()
    },
  })
  const plain = (value: unknown) => (value === null || value === '' ? say('admin.none') : String(value))
  return (
    <form className={styles.form} {...form.wiring}>
      <div className={styles.scroll}>
        <div className={styles.fields}>
          <h2>{device?.name ?? say('admin.device.new')}</h2>
          {saved && opened && (
            <Crossed
              seen={{ ...opened }}
              saved={saved}
              mine={{ ...bodyOf(form.typed).equipment }}
              lines={[
                { name: 'kind', label: say('admin.device.kind'), words: plain },
                { name: 'name', label: say('admin.device.name'), words: plain },
                { name: 'serialNumber', label: say('admin.device.serial'), words: plain },
                { name: 'softwareVersion', label: say('admin.device.version'), words: plain },
                { name: 'fiscalDriveExpiresOn', label: say('admin.device.drive'), words: plain },
                { name: 'externalCode', label: say('admin.external'), words: plain },
              ]}
              onTake={(name, value) => form.set({ [name]: value ?? '' })}
            />
          )}
          <Select
            label={say('admin.device.kind')}
            placeholder={say('admin.choose')}
            options={EQUIPMENT_KINDS.map((value) => ({ value, label: say(`admin.device.kind.${value}`) }))}
            {...form.choice('kind')}
          />
          <TextField label={say('admin.device.name')} autoComplete="off" maxLength={200} {...form.text('name')} />
          <div className={styles.two}>
            <TextField label={say('admin.device.serial')} maxLength={100} {...form.text('serialNumber')} />
            <TextField label={say('admin.device.version')} maxLength={100} {...form.text('softwareVersion')} />
          </div>
          <TextField label={say('admin.device.drive')} type="date" {...form.text('fiscalDriveExpiresOn')} />
          <TextField
            label={say('admin.device.remote')}
            hint={
              device && device.remotePrograms.length > 0
                ? say('admin.device.remote.kept', { programs: device.remotePrograms.join(', ') })
                : say('admin.device.remote.hint')
            }
            autoComplete="off"
            maxLength={240}
            {...form.text('remote')}
          />
          <TextField label={say('admin.external')} maxLength={200} {...form.text('externalCode')} />
          {device && <Remove device={device} />}
        </div>
      </div>
      <div className={styles.dock}>
        <FormTrouble form={form} />
        <Button kind="ghost" onClick={() => go({ pane: null })}>
          {say('admin.cancel')}
        </Button>
        <SendButton form={form}>{say('admin.save')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

function Remove({ device: { id } }: { readonly device: ListedEquipment }) {
  const say = useSay()
  const refresh = useRefresh()
  const { go } = useAddressQuery()
  const removing = useMutation({
    mutationFn: () => remove(`/api/equipment/${id}`),
    onSuccess: async () => {
      showToast({ text: say('admin.device.removed') })
      go({ pane: null })
      await refresh()
    },
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  return (
    <div>
      <Button kind="danger" disabled={removing.isPending} onClick={() => removing.mutate()}>
        {say('admin.device.remove')}
      </Button>
    </div>
  )
}

function stateOf(device: EquipmentOrder): EquipmentOrder {
  const { kind, name, serialNumber, softwareVersion, fiscalDriveExpiresOn, externalCode } = device
  return { kind, name, serialNumber, softwareVersion, fiscalDriveExpiresOn, externalCode }
}

function typedOf(device: ListedEquipment | null): Typed {
  return {
    kind: device?.kind ?? 'workstation',
    name: device?.name ?? '',
    serialNumber: device?.serialNumber ?? '',
    softwareVersion: device?.softwareVersion ?? '',
    fiscalDriveExpiresOn: device?.fiscalDriveExpiresOn ?? '',
    externalCode: device?.externalCode ?? '',
    remote: '',
  }
}

function bodyOf({ remote, ...typed }: Typed): Body {
  const [program = '', ...number] = remote.trim().split(/\s+/)
  return {
    equipment: {
      kind: typed.kind,
      name: typed.name.trim(),
      serialNumber: filled(typed.serialNumber),
      softwareVersion: filled(typed.softwareVersion),
      fiscalDriveExpiresOn: filled(typed.fiscalDriveExpiresOn),
      externalCode: filled(typed.externalCode),
    },
    remoteAccess: program === '' ? {} : { [program.toLowerCase()]: number.join(' ') },
  }
}
