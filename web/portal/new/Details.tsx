import { useSay } from '../../language.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import type { EditDraft, NewDraft } from './new-draft.ts'

export function Details({ draft, edit }: { readonly draft: NewDraft; readonly edit: EditDraft }) {
  const say = useSay()
  return (
    <TextArea
      label={say('portal.new.details')}
      aside={say('portal.new.optional')}
      placeholder={say(draft.stopOfTrade ? 'portal.new.details.stop' : 'portal.new.details.placeholder')}
      rows={2}
      maxLength={50_000}
      value={draft.description}
      onChange={(event) => edit({ description: event.target.value })}
    />
  )
}
