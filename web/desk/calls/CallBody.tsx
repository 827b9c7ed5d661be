import type { Named } from '../../../src/contract/common.ts'
import type { CallCandidate } from '../../../src/contract/phone/calls.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { AnsweredBy } from './AnsweredBy.tsx'
import { CallbackMark } from './CallbackMark.tsx'
import styles from './CallDock.module.css'
import { Caller } from './Caller.tsx'
import { CallerChoice } from './CallerChoice.tsx'
import { CallForm } from './CallForm.tsx'
import { ContractState } from './ContractState.tsx'
import { type CallWords, keepWords, NO_WORDS, useKeptCalls } from './call-words.ts'
import { OpenOfCaller } from './OpenOfCaller.tsx'
import { type ShownCall, useCallCare } from './use-calls.ts'

/** Whom the call is of, whether his contract takes it, what is open, and the way to file what he says. */
export function CallBody({ call: { card, isGone } }: { readonly call: ShownCall }) {
  const say = useSay()
  const words = useKeptCalls().get(card.id)?.words ?? NO_WORDS
  const change = (news: Partial<CallWords>) => keepWords(card, { ...words, ...news })
  const { choosePerson } = useCallCare()
  const { person, candidate } = whoCalls(words.person, card.candidates)
  const choose = async (chosen: Named) => {
    change({ person: chosen, venue: null })
    await choosePerson(card.id, chosen.id)
  }
  return (
    <div className={styles.body}>
      {isGone && <AnsweredBy call={card.id} />}
      {card.isTrial && <p className={styles.mark}>{say('desk.call.trial')}</p>}
      <Caller
        card={card}
        person={person}
        candidate={candidate}
        onOther={person !== null && card.request === null ? () => change({ person: NOBODY }) : null}
      />
      {person === null && <CallerChoice card={card} onChosen={(chosen) => void choose(chosen)} />}
      {candidate && <ContractState candidate={candidate} words={words} onChange={change} />}
      <CallbackMark callback={card.callback} />
      {candidate && <OpenOfCaller candidate={candidate} />}
      {card.request === null ? (
        <CallForm card={card} person={person} candidate={candidate} words={words} />
      ) : (
        <p className={styles.filed}>
          <a className="link" href={paths.deskRequest(card.request)}>
            {say('desk.call.filed-as', { number: card.request })}
          </a>
        </p>
      )}
    </div>
  )
}

/** Said to be none of those whom the number points at. */
const NOBODY: Named = { id: 0, name: '' }

interface Who {
  readonly person: Named | null
  /** With all that is known of him; null: nobody, or not fetched as yet. */
  readonly candidate: CallCandidate | null
}

/** Who was chosen, else the only one who has the number. */
function whoCalls(chosen: Named | null, candidates: readonly CallCandidate[]): Who {
  const [only, ...others] = candidates
  if (chosen === null) {
    return only && others.length === 0 ? { person: only.person, candidate: only } : { person: null, candidate: null }
  }
  if (chosen.id === NOBODY.id) return { person: null, candidate: null }
  return { person: chosen, candidate: candidates.find(({ person }) => person.id === chosen.id) ?? null }
}
