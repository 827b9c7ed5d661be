import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import panes from '../terms/Panes.module.css'
import { Panes } from '../terms/Panes.tsx'
import { Tester } from './Tester.tsx'

/** The tester on its own: over the terms that are kept. */
export function TrialPage() {
  useTitle(useSay()('admin.trial'))
  return (
    <Panes>
      <div className={panes.pane} style={{ gridRow: '1 / 4', maxWidth: 640 }}>
        <Tester alone />
      </div>
    </Panes>
  )
}
