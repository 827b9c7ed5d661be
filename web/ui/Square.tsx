import { useQuery } from '@tanstack/react-query'
import styles from './Square.module.css'

interface SquareProps {
  readonly text: string
  readonly label: string
  /** Paper gets dirty and torn: a quarter of it may be lost. */
  readonly onPaper?: boolean
}

/** A QR code: black on white in every theme, with the quiet zone that readers need. */
export function Square({ text, label, onPaper = false }: SquareProps) {
  const { data } = useQuery({
    queryKey: ['square', text, onPaper],
    queryFn: async () => (await import('uqr')).encode(text, { border: 3, ecc: onPaper ? 'Q' : 'L' }).data,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const size = data?.length ?? 1
  return (
    <svg className={styles.code} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={data?.map(dark).join('') ?? ''} fill="#000" />
    </svg>
  )
}

function dark(row: readonly boolean[], y: number): string {
  return row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')
}
