import { useEffect } from 'react'
import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import type { EditDraft, NewDraft } from './new-draft.ts'
import { Picker } from './Picker.tsx'

interface ModuleAndAreaProps {
  readonly draft: NewDraft
  readonly edit: EditDraft
  readonly service: CatalogueService
}

/** The place of the problem, by the service's own lists. */
export function ModuleAndArea({ draft, edit, service }: ModuleAndAreaProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const modules = service.form.modules ?? []
  const module = modules.find(({ value }) => value.ru === draft.module)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the situation presets its place once, then the person rules
  useEffect(() => {
    const [first] = modules
    if (draft.module === '' && first) edit({ module: first.value.ru, area: first.areas[0]?.ru ?? '' })
  }, [service.id])

  return (
    <>
      <Picker
        label={say('portal.new.module')}
        value={draft.module}
        options={modules.map(({ value }) => ({ value: value.ru, label: inMyLanguage(value) }))}
        onChange={(next) => edit({ module: next, area: '' })}
      />
      <Picker
        label={say('portal.new.area')}
        value={draft.area}
        options={(module?.areas ?? []).map((area) => ({ value: area.ru, label: inMyLanguage(area) }))}
        onChange={(area) => edit({ area })}
      />
    </>
  )
}
