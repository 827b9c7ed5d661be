import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnnouncementDraft, KeptAnnouncement } from '../../../src/contract/catalogue/texts-book.ts'
import type { TextId } from '../../../src/texts/catalogue.ts'
import { post, put } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useFormats, useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useServices } from '../catalogue/services.ts'
import { CrossedEdits } from '../terms/CrossedEdits.tsx'
import panes from '../terms/Panes.module.css'
import { PaneHead, Panes } from '../terms/Panes.tsx'
import { useCrossing } from '../terms/use-crossing.ts'
import { AudienceField } from './AudienceField.tsx'
import { Preview } from './Preview.tsx'
import styles from './Wording.module.css'
import { ANNOUNCEMENTS, localMoment, stateOf, useAnnouncementBook } from './wording.ts'

export function NewAnnouncementPage() {
  return <Page announcement={null} />
}

export function AnnouncementPage() {
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useAnnouncementBook()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  const one = data.find((each) => each.id === Number(id))
  return one ? <Page key={one.id} announcement={one} /> : <Missing home={paths.adminAnnouncements} />
}

const KINDS = ['incident', 'planned_work'] as const

/** What is told, in both languages, with its term, beside what the portal will show. */
function Page({ announcement }: { readonly announcement: KeptAnnouncement | null }) {
  const say = useSay()
  const formats = useFormats()
  const queries = useQueryClient()
  const { history } = useRouter()
  const title = say(announcement ? 'admin.announcements.one' : 'admin.announcements.new')
  useTitle(title)
  const [opened] = useState(() => new Date().toISOString())
  const crossing = useCrossing({
    state: announcement?.revision ?? 0,
    kept: typedOf(announcement, opened),
    partsOf: (typed) => ({ ...typed }),
    typedOf: (parts) => ({ ...typedOf(announcement, opened), ...parts }),
  })
  const { crossed } = crossing
  const form = useForm({
    typed: [crossing.typed, crossing.setTyped],
    check: ({ ru, en, startsAt, endsAt }) => ({
      ru: ru.trim() === '' && en.trim() === '' && say('admin.wording.text.missing'),
      startsAt: startsAt === '' && say('admin.announcements.starts.missing'),
      endsAt: endsAt !== '' && endsAt <= startsAt && say('admin.announcements.ends.before'),
    }),
    body: ({ kind, ru, en, service, startsAt, endsAt, customers }): AnnouncementDraft => ({
      kind,
      text: { ru: ru.trim(), en: en.trim() },
      serviceId: service === '' ? null : Number(service),
      startsAt: new Date(startsAt).toISOString(),
      endsAt: endsAt === '' ? null : new Date(endsAt).toISOString(),
      customers: customers.map(({ organisationId, venueId }) => ({ organisationId, venueId })),
    }),
    send: async (draft, key): Promise<unknown> =>
      announcement
        ? put(`/api/announcements/${announcement.id}`, { draft, revision: announcement.revision })
        : post('/api/announcements', draft, key),
    onRefused: ({ code }) => {
      if (code === 'terms.changed') void queries.invalidateQueries({ queryKey: ANNOUNCEMENTS })
    },
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: ANNOUNCEMENTS })
      showToast({ text: say('admin.announcements.saved') })
      if (!announcement) history.push(paths.adminAnnouncements)
    },
  })
  const { typed } = form
  const moment = (at: string) =>
    at === '' ? say('admin.announcements.open') : formats.moment(new Date(at).toISOString(), Date.now())
  const when = `${moment(typed.startsAt)} – ${moment(typed.endsAt)}`
  return (
    <form className={styles.form} {...form.wiring}>
      <Panes aside={<Preview text={typed} kind={typed.kind} when={when} />}>
        <PaneHead title={title} crumbs={[{ href: paths.adminAnnouncements, label: say('admin.announcements') }]}>
          {announcement && <End announcement={announcement} />}
        </PaneHead>
        <div className={panes.body}>
          {crossed && (
            <CrossedEdits
              crossed={crossed}
              nameOf={(part) => say(PARTS[part] ?? 'admin.announcements.kind')}
              tell={(part, value) => {
                const kind = KINDS.find((one) => one === value)
                if (kind) return say(`admin.announcements.kind.${kind}`)
                if (Array.isArray(value)) return value.map(({ name }) => String(name)).join(', ')
                return part.endsWith('At') ? moment(String(value)) : String(value)
              }}
              onGoOn={crossing.goOn}
            />
          )}
          <div className={styles.fields}>
            <div className={styles.two}>
              <Segmented
                label={say('admin.announcements.kind')}
                options={KINDS.map((value) => ({ value, label: say(`admin.announcements.kind.${value}`) }))}
                value={typed.kind}
                onChange={(kind) => form.set({ kind })}
              />
            </div>
            <TextArea label={say('admin.wording.ru')} maxLength={1_000} rows={3} {...form.text('ru')} />
            <TextArea
              label={say('admin.wording.en')}
              hint={say('admin.announcements.en.hint')}
              maxLength={1_000}
              rows={3}
              {...form.text('en')}
            />
            <ServiceChoice value={typed.service} onChange={(service) => form.set({ service })} />
            <AudienceField
              hint={say('admin.announcements.audience.hint')}
              customers={typed.customers}
              onChange={(customers) => form.set({ customers: [...customers] })}
            />
            <div className={styles.two}>
              <TextField type="datetime-local" label={say('admin.announcements.starts')} {...form.text('startsAt')} />
              <TextField
                type="datetime-local"
                label={say('admin.announcements.ends')}
                hint={say('admin.announcements.ends.hint')}
                {...form.text('endsAt')}
              />
            </div>
          </div>
        </div>
        <div className={panes.dock}>
          <div>
            <FormTrouble form={form} />
          </div>
          <SendButton form={form} reason={crossed ? say('admin.edits') : undefined}>
            {say(announcement ? 'admin.announcements.save' : 'admin.announcements.add')}
          </SendButton>
        </div>
      </Panes>
      <Unsaved form={form} />
    </form>
  )
}

const PARTS: Readonly<Record<string, TextId>> = {
  kind: 'admin.announcements.kind',
  ru: 'admin.wording.ru',
  en: 'admin.wording.en',
  service: 'admin.announcements.service',
  startsAt: 'admin.announcements.starts',
  endsAt: 'admin.announcements.ends',
  customers: 'admin.audience',
}

/** One that is new begins when its page was opened. */
function typedOf(announcement: KeptAnnouncement | null, opened: string) {
  return {
    kind: announcement?.kind ?? ('incident' as const),
    ru: announcement?.text.ru ?? '',
    en: announcement?.text.en ?? '',
    service: announcement?.serviceId == null ? '' : String(announcement.serviceId),
    startsAt: localMoment(announcement?.startsAt ?? opened),
    endsAt: localMoment(announcement?.endsAt ?? null),
    customers: announcement?.customers ?? [],
  }
}

function ServiceChoice({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const say = useSay()
  const inMine = useInMyLanguage()
  const { data = [] } = useServices()
  const services = data.filter(({ isGroup }) => !isGroup)
  return (
    <Select
      label={say('admin.announcements.service')}
      hint={say('admin.announcements.service.hint')}
      placeholder={say('admin.announcements.service.none')}
      options={[
        { value: '', label: say('admin.announcements.service.none') },
        ...services.map(({ id, name }) => ({ value: String(id), label: inMine(name) })),
      ]}
      search={{ placeholder: say('admin.levels.service.find'), nothing: say('admin.list.nothing') }}
      value={value}
      onChange={onChange}
    />
  )
}

/** Over now: it leaves the portal, and stays in the list. */
function End({ announcement }: { readonly announcement: KeptAnnouncement }) {
  const say = useSay()
  const queries = useQueryClient()
  if (stateOf(announcement, Date.now()) === 'over') return null
  const end = async () => {
    try {
      await post(`/api/announcements/${announcement.id}/end`)
      showToast({ text: say('admin.announcements.ended') })
    } catch (error) {
      showToast({ text: say(textOfProblem(error)), urgent: true })
    }
    await queries.invalidateQueries({ queryKey: ANNOUNCEMENTS })
  }
  return <Button onClick={() => void end()}>{say('admin.announcements.end')}</Button>
}
