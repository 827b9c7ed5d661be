import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { paths } from '../paths.ts'
import { lastView } from './queue/view-names.ts'

/** The bare address of the desk leads to the view one worked in last. */
export function DeskHome() {
  const router = useRouter()
  useEffect(() => router.history.replace(paths.deskView(lastView())), [router])
  return null
}
