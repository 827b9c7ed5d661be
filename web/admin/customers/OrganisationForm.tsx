import { useState } from 'react'
import type { OrganisationCard, OrganisationOrder } from '../../../src/contract/customers/organisations.ts'
import { normalisedDomain, ORGANISATION_KINDS, type OrganisationKind } from '../../../src/domain/people/organisation.ts'
import { post, put } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import type { Problem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Crossed, savedMeanwhile } from './Crossed.tsx'
import styles from './Panes.module.css'
import { PickOne } from './PickOne.tsx'
import { findOrganisations, findSpecialists } from './picks.ts'
import { type Named, useRefresh } from './records.ts'
import { useAddressQuery } from './use-query.ts'

interface Typed {
  readonly kind: OrganisationKind
  readonly name: string
  readonly code: string
  readonly parent: Named | null
  readonly inn: string
  readonly kpp: string
  readonly vip: boolean
  readonly domains: string
  readonly specialist: Named | null
  readonly externalCode: string
}

const EMPTY: Typed = {
  kind: 'corporation',
  name: '',
  code: '',
  parent: null,
  inn: '',
  kpp: '',
  vip: false,
  domains: '',
  specialist: null,
  externalCode: '',
}

/** Everything of an organisation; `card` null: a new one. */
export function OrganisationForm({ card }: { readonly card: OrganisationCard | null }) {
  const say = useSay()
  const refresh = useRefresh()
  const { go } = useAddressQuery()
  const [seen, setSeen] = useState(card?.organisation ?? null)
  const [saved, setSaved] = useState<Readonly<Record<string, unknown>> | null>(null)
  const [opened] = useState(card?.organisation ?? null)
  const back = () => go({ pane: null }, card ? paths.adminOrganisation(card.id) : paths.adminOrganisations)
  const form = useForm<Typed, OrganisationOrder, { readonly id?: number }>({
    typed: useState(card ? typedOf(card) : EMPTY),
    check: ({ name }) => ({ name: name.trim() === '' && say('admin.org.name.missing') }),
    body: bodyOf,
    send: async (organisation, key): Promise<{ readonly id?: number }> =>
      card
        ? put(`/api/organisations/${card.id}`, { organisation, seen })
        : post('/api/organisations', organisation, key),
    places: {
      'organisation.code-wrong': 'code',
      'organisation.code-taken': 'code',
      'organisation.code-in-use': 'code',
      'organisation.inn-wrong': 'inn',
      'organisation.kpp-wrong': 'kpp',
      'organisation.domain-wrong': 'domains',
      'organisation.domain-is-public': 'domains',
      'organisation.domain-taken': 'domains',
      'organisation.in-circle': 'parent',
      'organisation.parent-of-another-kind': 'parent',
      'organisation.external-code-taken': 'externalCode',
    },
    refusal: (problem) => takenDomain(problem, say),
    onRefused: (problem) => {
      const now = savedMeanwhile(problem)
      if (!now || !seen) return
      setSaved(now)
      setSeen({ ...seen, ...now })
    },
    onDone: async ({ id }) => {
      showToast({ text: say('admin.saved') })
      go({ pane: null }, paths.adminOrganisation(id ?? card?.id ?? 0))
      await refresh()
    },
  })
  const { typed } = form
  const labels = linesOf(say)
  return (
    <form className={styles.form} {...form.wiring}>
      <div className={styles.scroll}>
        <div className={styles.fields}>
          {saved && opened && (
            <Crossed
              seen={{ ...opened }}
              saved={saved}
              mine={{ ...bodyOf(typed) }}
              lines={labels}
              onTake={(name, value) => form.set(takenOf(name, value))}
            />
          )}
          <TextField label={say('admin.org.name')} autoComplete="off" maxLength={200} {...form.text('name')} />
          <div className={styles.two}>
            <Select
              label={say('admin.org.kind')}
              placeholder={say('admin.choose')}
              options={ORGANISATION_KINDS.map((value) => ({ value, label: say(`admin.org.kind.${value}`) }))}
              {...form.choice('kind')}
            />
            <TextField
              label={say('admin.org.code')}
              hint={say('admin.org.code.hint')}
              autoComplete="off"
              maxLength={40}
              {...form.text('code')}
            />
          </div>
          <PickOne
            label={say('admin.org.parent')}
            none={say('admin.choose.none')}
            name={`parent ${typed.kind}`}
            find={(words, signal) =>
              findOrganisations(words, signal, (kind) => (kind === 'dealer') === (typed.kind === 'dealer'))
            }
            {...form.choice('parent')}
          />
          <div className={styles.two}>
            <TextField label={say('admin.org.inn')} inputMode="numeric" maxLength={20} {...form.text('inn')} />
            <TextField label={say('admin.org.kpp')} maxLength={20} {...form.text('kpp')} />
          </div>
          <TextField label={say('admin.org.domains')} hint={say('admin.org.domains.hint')} {...form.text('domains')} />
          <PickOne
            label={say('admin.org.specialist')}
            none={say('admin.org.specialist.none')}
            name="specialist"
            find={findSpecialists}
            {...form.choice('specialist')}
          />
          <TextField
            label={say('admin.external')}
            hint={say('admin.external.hint')}
            maxLength={200}
            {...form.text('externalCode')}
          />
          <Check
            label={say('admin.org.vip')}
            hint={say('admin.org.vip.hint')}
            on={typed.vip}
            onChange={(vip) => form.set({ vip })}
          />
        </div>
      </div>
      <div className={styles.dock}>
        <FormTrouble form={form} />
        <Button kind="ghost" onClick={back}>
          {say('admin.cancel')}
        </Button>
        <SendButton form={form}>{say(card ? 'admin.save' : 'admin.org.new')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

type Say = ReturnType<typeof useSay>

function typedOf({ organisation, parent, personalSpecialist }: OrganisationCard): Typed {
  const { kind, name, code, inn, kpp, vip, domains, externalCode } = organisation
  return {
    kind,
    name,
    code: code ?? '',
    parent,
    inn: inn ?? '',
    kpp: kpp ?? '',
    vip,
    domains: domains.join(', '),
    specialist: personalSpecialist,
    externalCode: externalCode ?? '',
  }
}

function bodyOf(typed: Typed): OrganisationOrder {
  return {
    kind: typed.kind,
    name: typed.name.trim(),
    code: filled(typed.code),
    parentId: typed.parent?.id ?? null,
    inn: filled(typed.inn.replace(/\s/g, '')),
    kpp: filled(typed.kpp.replace(/\s/g, '')),
    vip: typed.vip,
    domains: domainsIn(typed.domains),
    personalSpecialistId: typed.specialist?.id ?? null,
    externalCode: filled(typed.externalCode),
  }
}

export function filled(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

function domainsIn(text: string): string[] {
  const named = text.split(/[\s,;]+/).filter((one) => one !== '')
  return [...new Set(named.map(normalisedDomain))].toSorted()
}

/** A saved value as it is typed; whoever it points to keeps his id until the form is opened anew. */
function takenOf(name: string, value: unknown): Partial<Typed> {
  const text = value === null || value === undefined ? '' : String(value)
  if (name === 'parentId') return { parent: typeof value === 'number' ? { id: value, name: `№${value}` } : null }
  if (name === 'personalSpecialistId') {
    return { specialist: typeof value === 'number' ? { id: value, name: `№${value}` } : null }
  }
  if (name === 'vip') return { vip: value === true }
  if (name === 'domains') return { domains: Array.isArray(value) ? value.join(', ') : '' }
  if (name === 'kind') return { kind: ORGANISATION_KINDS.find((kind) => kind === value) ?? 'corporation' }
  return { [name]: text }
}

function linesOf(say: Say) {
  const plain = (value: unknown) =>
    value === null || value === '' || value === undefined ? say('admin.none') : String(value)
  return [
    { name: 'name', label: say('admin.org.name'), words: plain },
    { name: 'kind', label: say('admin.org.kind'), words: plain },
    { name: 'code', label: say('admin.org.code'), words: plain },
    { name: 'parentId', label: say('admin.org.parent'), words: plain },
    { name: 'inn', label: say('admin.org.inn'), words: plain },
    { name: 'kpp', label: say('admin.org.kpp'), words: plain },
    { name: 'vip', label: say('admin.org.vip'), words: (value: unknown) => (value === true ? '✓' : say('admin.none')) },
    {
      name: 'domains',
      label: say('admin.org.domains'),
      words: (value: unknown) => (Array.isArray(value) && value.length > 0 ? value.join(', ') : say('admin.none')),
    },
    { name: 'personalSpecialistId', label: say('admin.org.specialist'), words: plain },
    { name: 'externalCode', label: say('admin.external'), words: plain },
  ]
}

/** Names the organisation that has the domain, so that it can be taken away there. */
function takenDomain({ code, facts }: Problem, say: Say) {
  if (code !== 'organisation.domain-taken') return undefined
  return {
    domains: say('admin.org.domain.taken', {
      domain: String(facts?.value ?? ''),
      name: String(facts?.organisation ?? ''),
    }),
  }
}
