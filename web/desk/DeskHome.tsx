import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { lastList } from './queue/view-names.ts'

/** The bare address of the desk leads to the view one worked in last. */
export function DeskHome() {
  const router = useRouter()
  useEffect(() => router.history.replace(lastList()), [router])
  return null
}
