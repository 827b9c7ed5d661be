import type { TablerIcon } from '@tabler/icons-react'

export type IconShape = TablerIcon

interface IconProps {
  readonly of: IconShape
  readonly size?: number
  readonly className?: string | undefined
}

/** A picture beside words: it is never the only carrier of meaning, so screen readers skip it. */
export function Icon({ of: Shape, size = 16, className }: IconProps) {
  return (
    <Shape
      size={size}
      stroke={strokeOf(size)}
      className={className}
      aria-hidden="true"
      focusable="false"
      style={still}
    />
  )
}

const still = { flex: 'none' } as const

/** The smaller the picture, the thicker its line, so that all of them look equally dark. */
function strokeOf(size: number): number {
  if (size <= 12) return 2.25
  if (size <= 14) return 2
  return size === 20 ? 1.6 : 1.75
}
