import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ManagedService } from '../../../../src/contract/catalogue/catalogue.ts'
import { type Arrangement, arrangementOf } from '../../../../src/domain/catalogue/arrangement.ts'
import { put } from '../../../api.ts'
import { FormTrouble } from '../../../form/FormTrouble.tsx'
import { SendButton } from '../../../form/SendButton.tsx'
import { Unsaved } from '../../../form/Unsaved.tsx'
import { useForm } from '../../../form/use-form.ts'
import { Failed, Loading } from '../../../frame/Loaded.tsx'
import { useInMyLanguage, useSay } from '../../../language.ts'
import { paths } from '../../../paths.ts'
import { useTitle } from '../../../title.ts'
import { showToast } from '../../../ui/toasts.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { CrossedEdits } from '../../terms/CrossedEdits.tsx'
import panes from '../../terms/Panes.module.css'
import { PaneHead, Panes } from '../../terms/Panes.tsx'
import { useCrossing } from '../../terms/use-crossing.ts'
import { SERVICES, useServices } from '../services.ts'
import { AddGroup } from './GroupDialogs.tsx'
import { groupOfPart, isOrder, partsOf, treeOf } from './parts.ts'
import styles from './Tree.module.css'
import { TreeEditor } from './TreeEditor.tsx'

/** In which order everybody sees groups and services; nothing changes before it is saved. */
export function OrderPage() {
  const say = useSay()
  const { data, error, refetch } = useServices()
  useTitle(say('admin.order'))
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  return <Page nodes={data} />
}

function Page({ nodes }: { readonly nodes: readonly ManagedService[] }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const kept = arrangementOf(nodes)
  const crossing = useCrossing<{ readonly tree: Arrangement }>({
    state: JSON.stringify(kept),
    kept: { tree: kept },
    partsOf: ({ tree }) => partsOf(tree),
    typedOf: (parts) => ({ tree: treeOf(parts, kept) }),
  })
  const { crossed, begun } = crossing
  const form = useForm({
    typed: [crossing.typed, crossing.setTyped],
    body: ({ tree }) => ({ tree, seen: begun.tree }),
    send: (body) => put('/api/services/order', body),
    onRefused: ({ code }) => {
      if (code === 'catalogue.changed') void queries.invalidateQueries({ queryKey: SERVICES })
    },
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: SERVICES })
      showToast({ text: say('admin.order.saved') })
    },
  })
  const nameOf = (id: number | null) => {
    const node = nodes.find((one) => one.id === id)
    return node ? inMyLanguage(node.name) : say('admin.order.none')
  }
  const namesIn = (value: unknown) => (Array.isArray(value) ? value.map((id) => nameOf(Number(id))).join(', ') : '')
  return (
    <form className={styles.form} {...form.wiring}>
      <Panes>
        <PaneHead title={say('admin.order')} crumbs={[{ href: paths.catalogue, label: say('admin.catalogue') }]}>
          <AddGroup />
        </PaneHead>
        <div className={panes.body}>
          {crossed && (
            <CrossedEdits
              crossed={crossed}
              nameOf={(part) =>
                isOrder(part)
                  ? say('admin.order.part')
                  : say('admin.order.part.group', { name: nameOf(groupOfPart(part)) })
              }
              tell={(_, value) => namesIn(value)}
              onGoOn={crossing.goOn}
            />
          )}
          <p className={styles.lead}>{say('admin.order.lead')}</p>
          <TreeEditor
            nodes={nodes}
            tree={form.typed.tree}
            nameOf={nameOf}
            onChange={(tree, words) => {
              form.set({ tree })
              setSaid(words)
            }}
          />
          <p role="status">
            <VisuallyHidden>{said}</VisuallyHidden>
          </p>
        </div>
        <div className={panes.dock}>
          <div>
            <FormTrouble form={form} />
          </div>
          <SendButton form={form} reason={crossed ? say('admin.edits') : undefined}>
            {say('admin.order.save')}
          </SendButton>
        </div>
      </Panes>
      <Unsaved form={form} />
    </form>
  )
}
