import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { KeptTemplate, TemplateDraft } from '../../../src/contract/catalogue/texts-book.ts'
import type { TextId } from '../../../src/texts/catalogue.ts'
import { post, put, remove } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useTeams } from '../teams.ts'
import { CrossedEdits } from '../terms/CrossedEdits.tsx'
import panes from '../terms/Panes.module.css'
import { PaneHead, Panes } from '../terms/Panes.tsx'
import { useCrossing } from '../terms/use-crossing.ts'
import { Preview } from './Preview.tsx'
import styles from './Wording.module.css'
import { TEMPLATES, useTemplateBook } from './wording.ts'

export function NewTemplatePage() {
  return <Page template={null} />
}

export function TemplatePage() {
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useTemplateBook()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  const template = data.find((one) => one.id === Number(id))
  return template ? <Page key={template.id} template={template} /> : <Missing home={paths.adminTemplates} />
}

/** The words in both languages beside what a customer will read. */
function Page({ template }: { readonly template: KeptTemplate | null }) {
  const say = useSay()
  const queries = useQueryClient()
  const { history } = useRouter()
  const { data: teams = [] } = useTeams()
  const title = template?.name ?? say('admin.templates.new')
  useTitle(title)
  const crossing = useCrossing({
    state: template?.revision ?? 0,
    kept: typedOf(template),
    partsOf: (typed) => ({ ...typed }),
    typedOf: (parts) => ({ ...typedOf(template), ...parts }),
  })
  const { crossed } = crossing
  const form = useForm({
    typed: [crossing.typed, crossing.setTyped],
    check: ({ name, ru, en }) => ({
      name: name.trim() === '' && say('admin.templates.name.missing'),
      ru: ru.trim() === '' && en.trim() === '' && say('admin.wording.text.missing'),
    }),
    body: ({ name, team, ru, en }): TemplateDraft => ({
      name: name.trim(),
      text: { ru: ru.trim(), en: en.trim() },
      teamId: team === '' ? null : Number(team),
    }),
    send: async (draft, key): Promise<unknown> =>
      template
        ? put(`/api/templates/${template.id}`, { draft, revision: template.revision })
        : post('/api/templates', draft, key),
    onRefused: ({ code }) => {
      if (code === 'terms.changed') void queries.invalidateQueries({ queryKey: TEMPLATES })
    },
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: TEMPLATES })
      showToast({ text: say('admin.templates.saved') })
      if (!template) history.push(paths.adminTemplates)
    },
  })
  const { typed } = form
  const everybody = { value: '', label: say('admin.templates.everybody') }
  return (
    <form className={styles.form} {...form.wiring}>
      <Panes aside={<Preview text={typed} kind={null} />}>
        <PaneHead title={title} crumbs={[{ href: paths.adminTemplates, label: say('admin.templates') }]}>
          {template && <Remove template={template} />}
        </PaneHead>
        <div className={panes.body}>
          {crossed && (
            <CrossedEdits
              crossed={crossed}
              nameOf={(part) => say(PARTS[part] ?? 'admin.templates.name')}
              tell={(part, value) =>
                part === 'team'
                  ? (teams.find(({ id }) => String(id) === value)?.name ?? say('admin.templates.everybody'))
                  : String(value)
              }
              onGoOn={crossing.goOn}
            />
          )}
          <div className={styles.fields}>
            <div className={styles.two}>
              <TextField
                label={say('admin.templates.name')}
                maxLength={100}
                autoComplete="off"
                {...form.text('name')}
              />
              <Select
                label={say('admin.templates.team')}
                placeholder={say('admin.templates.everybody')}
                options={[everybody, ...teams.map(({ id, name }) => ({ value: String(id), label: name }))]}
                value={typed.team}
                onChange={(team) => form.set({ team })}
              />
            </div>
            <TextArea label={say('admin.wording.ru')} maxLength={10_000} rows={6} maxRows={16} {...form.text('ru')} />
            <TextArea
              label={say('admin.wording.en')}
              hint={say('admin.templates.en.hint')}
              maxLength={10_000}
              rows={6}
              maxRows={16}
              {...form.text('en')}
            />
          </div>
        </div>
        <div className={panes.dock}>
          <div>
            <FormTrouble form={form} />
          </div>
          <SendButton form={form} reason={crossed ? say('admin.edits') : undefined}>
            {say(template ? 'admin.templates.save' : 'admin.templates.add')}
          </SendButton>
        </div>
      </Panes>
      <Unsaved form={form} />
    </form>
  )
}

const PARTS: Readonly<Record<string, TextId>> = {
  name: 'admin.templates.name',
  team: 'admin.templates.team',
  ru: 'admin.wording.ru',
  en: 'admin.wording.en',
}

function typedOf(template: KeptTemplate | null) {
  return {
    name: template?.name ?? '',
    team: template?.teamId == null ? '' : String(template.teamId),
    ru: template?.text.ru ?? '',
    en: template?.text.en ?? '',
  }
}

function Remove({ template: { id, name } }: { readonly template: KeptTemplate }) {
  const say = useSay()
  const queries = useQueryClient()
  const { history } = useRouter()
  const [isAsking, setAsking] = useState(false)
  const go = async () => {
    try {
      await remove(`/api/templates/${id}`)
      showToast({ text: say('admin.templates.removed', { name }) })
      history.push(paths.adminTemplates)
    } catch (error) {
      showToast({ text: say(textOfProblem(error)), urgent: true })
    }
    await queries.invalidateQueries({ queryKey: TEMPLATES })
  }
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {say('admin.templates.remove')}
      </Button>
      <AskFirst
        opened={isAsking}
        title={say('admin.templates.remove.title', { name })}
        text={say('admin.templates.remove.text')}
        yes={say('admin.templates.remove')}
        no={say('admin.templates.remove.not')}
        onYes={() => void go()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
