import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Me } from '../src/contract/people/session.ts'
import { noteHeard } from './api.ts'
import { firstAddress } from './first-asks.ts'
import { keys } from './queries.ts'

/** What a page asks in one with who is signed in. */
export interface FirstQuestion {
  readonly address: string
  /** Keeps what came as if each page had asked for it. */
  readonly keep: (answers: { readonly me: Me } & Readonly<Record<string, unknown>>) => Me
}

/** Names under which pages keep answers, where these are not the words of their addresses. */
type Names = Readonly<Record<string, QueryKey>>

let asked: { readonly address: string; readonly names: Names } | null = null

/** This surface begins with these answers in one; whoever needs one of them later asks for it alone. */
export function askTogether(answers: readonly string[], names: Names = {}): void {
  asked = { address: firstAddress(answers), names }
}

/** Null: somebody is known here already, or nothing is asked with him. */
export function firstQuestion(queries: QueryClient): FirstQuestion | null {
  if (!asked || queries.getQueryData(keys.me)) return null
  const { address, names } = asked
  const keep: FirstQuestion['keep'] = ({ me, ...others }) => {
    for (const [path, answer] of Object.entries(others)) {
      queries.setQueryData(names[path] ?? path.split('/'), answer)
      noteHeard(`/api/${path}`, answer, me.viewer ? null : me.id)
    }
    return me
  }
  return { address, keep }
}
