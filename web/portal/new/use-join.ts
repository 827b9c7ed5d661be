import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import type { KnownTrouble } from '../../../src/contract/request/request.ts'
import { post } from '../../api.ts'
import { changeKeptDraft } from '../../drafts.ts'
import { useLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { useMe } from '../../session.ts'
import { showToast } from '../../ui/toasts.ts'
import { useGo } from '../go.ts'
import { EMPTY_REPLY, type ReplyDraft, replyDraftOf } from '../request/reply-draft.ts'
import { type NewDraft, wordsOf } from './new-draft.ts'

/**
 * Joins a request that is open already instead of filing another: whoever joins watches it, and all that he has typed waits there as an
 * answer that is not sent as yet.
 */
export function useJoin(draft: NewDraft, service: CatalogueService | undefined, forget: () => void) {
  const say = useSay()
  const me = useMe()
  const go = useGo()
  const [language] = useLanguage()
  return async ({ number, isHis }: KnownTrouble['requests'][number]) => {
    try {
      if (!isHis) await post(`/api/requests/${number}/watchers`, { personId: me.id })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return showToast({ text: say(textOfProblem(error)), urgent: true })
    }
    const typed = wordsOf(draft, service, language)
    await changeKeptDraft<ReplyDraft>(replyDraftOf(me.id, number), (was = EMPTY_REPLY) => ({
      ...was,
      text: [was.text, typed].filter((one) => one.trim() !== '').join('\n\n'),
      files: [...was.files, ...draft.files],
    }))
    forget()
    showToast({ text: say(isHis ? 'portal.known.carried' : 'portal.known.joined', { number }) })
    go(paths.request(number))
  }
}
