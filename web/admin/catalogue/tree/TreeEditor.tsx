import { IconArrowRight, IconGripVertical, IconPlus } from '@tabler/icons-react'
import type { ManagedService } from '../../../../src/contract/catalogue/catalogue.ts'
import type { Arrangement, OrderedGroup } from '../../../../src/domain/catalogue/arrangement.ts'
import { useSay } from '../../../language.ts'
import { paths } from '../../../paths.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton, squareClass } from '../../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../../ui/Menu.tsx'
import { movedTo } from '../../../ui/moved.ts'
import { useReorder } from '../../../ui/use-reorder.ts'
import { ChangeGroup, RemoveGroup } from './GroupDialogs.tsx'
import styles from './Tree.module.css'

interface TreeEditorProps {
  readonly nodes: readonly ManagedService[]
  readonly tree: Arrangement
  readonly nameOf: (id: number | null) => string
  /** What it has come to, and that in words. */
  readonly onChange: (tree: Arrangement, words: string) => void
}

const GROUPS = 'groups'
const IN = 'in '

/** Groups and their services, dragged by the handle or moved by Alt+↑ and Alt+↓; past the end of a group is the beginning of the next. */
export function TreeEditor({ nodes, tree, nameOf, onChange }: TreeEditorProps) {
  const say = useSay()
  const groupAt = (service: number) => tree.findIndex(({ serviceIds }) => serviceIds.includes(service))
  const moveGroup = (from: number, to: number) => {
    const last = tree.length - 1 // what stands in no group stays last
    if (to < 0 || to >= last || from === to) return
    const name = nameOf(tree[from]?.groupId ?? null)
    onChange(movedTo(tree, from, to), say('admin.order.group.said', { name, place: to + 1, count: last }))
  }
  const moveService = (service: number, to: number, index: number) => {
    const from = tree[groupAt(service)]
    const target = tree[to]
    if (!target || !from) return
    const others = target.serviceIds.filter((id) => id !== service)
    const place = Math.max(0, Math.min(index, others.length))
    if (from === target && target.serviceIds.indexOf(service) === place) return
    const put = (group: OrderedGroup): OrderedGroup => {
      if (group === target)
        return { ...group, serviceIds: [...others.slice(0, place), service, ...others.slice(place)] }
      return group === from ? { ...group, serviceIds: group.serviceIds.filter((id) => id !== service) } : group
    }
    const words = { name: nameOf(service), group: nameOf(target.groupId), place: place + 1, count: others.length + 1 }
    onChange(tree.map(put), say('admin.order.said', words))
  }
  const stepService = (service: number, by: 1 | -1) => {
    const at = groupAt(service)
    const ids = tree[at]?.serviceIds ?? []
    const place = ids.indexOf(service) + by
    if (place >= 0 && place < ids.length) moveService(service, at, place)
    else moveService(service, at + by, by === 1 ? 0 : (tree[at - 1]?.serviceIds.length ?? 0))
  }
  const groups = useReorder({
    isFor: (list) => list === GROUPS,
    onMove: (id, { index }) => moveGroup(placeOf(tree, id), index),
    onStep: (id, by) => moveGroup(placeOf(tree, id), placeOf(tree, id) + by),
  })
  const services = useReorder({
    isFor: (list) => list.startsWith(IN),
    onMove: (id, { list, index }) => moveService(Number(id), placeOf(tree, list.slice(IN.length)), index),
    onStep: (id, by) => stepService(Number(id), by),
  })
  return (
    <ol className={styles.groups} data-list={GROUPS}>
      {tree.map(({ groupId, serviceIds }) => {
        const name = nameOf(groupId)
        const node = nodes.find(({ id }) => id === groupId)
        const key = String(groupId)
        return (
          <li key={key} {...(node && groups.item(key))}>
            <div className={styles.group}>
              {node && <Grip name={name} handle={groups.handle(key)} />}
              <h2>{name}</h2>
              {node && <ChangeGroup group={node} />}
              {node && serviceIds.length === 0 && <RemoveGroup group={node} name={name} />}
              <a
                className={squareClass}
                href={`${paths.newService()}${groupId === null ? '' : `?group=${groupId}`}`}
                aria-label={say('admin.order.service', { name })}
                data-tip={say('admin.order.service', { name })}
              >
                <Icon of={IconPlus} size={20} />
              </a>
            </div>
            <ol className={styles.services} data-list={`${IN}${key}`} aria-label={name}>
              {serviceIds.length === 0 && <li className={styles.empty}>{say('admin.order.empty')}</li>}
              {serviceIds.map((id) => (
                <li key={id} {...services.item(String(id))} className={styles.service}>
                  <Grip name={nameOf(id)} handle={services.handle(String(id))} />
                  <a href={paths.catalogueService(id)}>{nameOf(id)}</a>
                  <Menu
                    label={say('admin.order.move', { name: nameOf(id) })}
                    trigger={(wiring) => (
                      <IconButton
                        {...wiring}
                        icon={IconArrowRight}
                        size={16}
                        label={say('admin.order.move', { name: nameOf(id) })}
                      />
                    )}
                  >
                    {tree.map((group, to) => (
                      <MenuItem
                        key={String(group.groupId)}
                        chosen={group.groupId === groupId}
                        onChoose={() => moveService(id, to, group.serviceIds.length)}
                      >
                        {nameOf(group.groupId)}
                      </MenuItem>
                    ))}
                  </Menu>
                </li>
              ))}
            </ol>
          </li>
        )
      })}
    </ol>
  )
}

interface GripProps {
  readonly name: string
  readonly handle: ReturnType<ReturnType<typeof useReorder>['handle']>
}

function Grip({ name, handle }: GripProps) {
  const say = useSay()
  return (
    <button
      {...handle}
      type="button"
      className={styles.grip}
      aria-label={say('admin.order.grip', { name })}
      data-tip={say('admin.fields.keys')}
    >
      <Icon of={IconGripVertical} size={16} />
    </button>
  )
}

function placeOf(tree: Arrangement, key: string): number {
  return tree.findIndex(({ groupId }) => String(groupId) === key)
}
