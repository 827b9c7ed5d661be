import { createHash, randomUUID } from 'node:crypto'
import type { Milliseconds } from '../../../domain/ground/instant.ts'
import { type AmiBlock, actionText } from './blocks.ts'

/** What is asked of a manager interface, as fields of an action without its ActionID. */
export type Action = readonly (readonly [name: string, value: string])[]

/** Why a line to an Asterisk is not held. `refused`: its keys are wrong; `silent`: it does not answer in time; `over`: it was closed. */
export class AmiTrouble extends Error {
  readonly kind: 'refused' | 'silent' | 'over'

  constructor(kind: AmiTrouble['kind'], said: string) {
    super(said)
    this.kind = kind
  }
}

interface Waiting {
  readonly take: (block: AmiBlock) => 'more' | 'enough'
  readonly fail: (why: AmiTrouble) => void
}

/** Questions and answers on one connection, tied by their ActionID. Events that answer nothing are not its matter. */
export interface Talk {
  /** The answer to an action; rejects with AmiTrouble. */
  readonly ask: (action: Action) => Promise<AmiBlock>
  /** All blocks of a list, until its «…Complete»; null: the list is refused, as to a user without its right. */
  readonly list: (action: Action) => Promise<readonly AmiBlock[] | null>
  /** The event `name` that comes of an action, after its answer, within `patience`. */
  readonly outcome: (action: Action, name: string, patience: Milliseconds) => Promise<AmiBlock>
  /** Whether the block answers something asked here. */
  readonly take: (block: AmiBlock) => boolean
  readonly end: (why: AmiTrouble) => void
}

export function talkOver(send: (text: string) => void, patience: Milliseconds): Talk {
  const waiting = new Map<string, Waiting>()

  function wait<T>(
    action: Action,
    within: Milliseconds,
    take: (block: AmiBlock) => { readonly is: T } | null,
  ): Promise<T> {
    const id = randomUUID()
    const text = actionText([...action, ['ActionID', id]])
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => fail(new AmiTrouble('silent', 'the exchange does not answer')), within)
      const done = () => {
        clearTimeout(late)
        waiting.delete(id)
      }
      const fail = (why: AmiTrouble) => {
        done()
        reject(why)
      }
      waiting.set(id, {
        fail,
        take: (block) => {
          const found = take(block)
          if (found === null) return 'more'
          done()
          resolve(found.is)
          return 'enough'
        },
      })
      send(text)
    })
  }

  function list(action: Action): Promise<readonly AmiBlock[] | null> {
    const blocks: AmiBlock[] = []
    return wait<readonly AmiBlock[] | null>(action, patience, (block) => {
      if (block.get('response')?.toLowerCase() === 'error') return { is: null }
      if (block.get('event')?.endsWith('Complete')) return { is: blocks }
      if (block.has('event') && blocks.length < MOST_LISTED) blocks.push(block)
      return null
    })
  }

  return {
    ask: (action) => wait(action, patience, (block) => (block.has('event') ? null : { is: block })),
    list,
    outcome: (action, name, within) =>
      wait(action, within, (block) => {
        const isRefusal = !block.has('event') && block.get('response')?.toLowerCase() === 'error'
        return isRefusal || block.get('event') === name ? { is: block } : null
      }),
    take: (block) => waiting.get(block.get('actionid') ?? '')?.take(block) !== undefined,
    end: (why) => {
      for (const one of [...waiting.values()]) one.fail(why)
    },
  }
}

const MOST_LISTED = 5_000

export interface AmiUser {
  readonly user: string
  readonly secret: string
}

/**
 * Signs in: by the answer to a challenge, so that the secret itself stays here; where the exchange knows no challenge, by the secret, and
 * that over TLS alone. Rejects with AmiTrouble, in whose words the secret never stands.
 */
export async function signIn(talk: Talk, { user, secret }: AmiUser, isPrivate: boolean): Promise<void> {
  const challenge = (
    await talk.ask([
      ['Action', 'Challenge'],
      ['AuthType', 'MD5'],
    ])
  ).get('challenge')
  if (challenge === undefined && !isPrivate)
    throw new AmiTrouble('refused', 'the exchange gives no challenge, and the secret is not sent without TLS')
  const proof: Action =
    challenge === undefined
      ? [['Secret', secret]]
      : [
          ['AuthType', 'MD5'],
          ['Key', createHash('md5').update(`${challenge}${secret}`).digest('hex')],
        ]
  const answer = await talk.ask([['Action', 'Login'], ['Username', user], ...proof, ['Events', 'call,agent']])
  if (answer.get('response')?.toLowerCase() !== 'success')
    throw new AmiTrouble('refused', 'the exchange does not know this name with this secret')
}
