import { useState } from 'react'
import type { Move } from '../../../../src/domain/request/request-lifecycle.ts'
import { MoveDialog } from '../../moves/MoveDialog.tsx'

/** A move that needs words, asked for over the list: its row may leave the list meanwhile, what is written stays. */
export function useAskedMove() {
  const [asked, setAsked] = useState<{ readonly number: number; readonly move: Move } | null>(null)
  const dialog = asked && <MoveDialog move={asked.move} details={asked} onClose={() => setAsked(null)} />
  return { ask: (number: number, move: Move) => setAsked({ number, move }), dialog }
}
