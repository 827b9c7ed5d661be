import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Company } from '../../../src/contract/customers/company.ts'
import { get } from '../../api.ts'
import { useMe } from '../../session.ts'

const KEY = ['company'] as const

export function useCompany() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => get<Company>('/api/company', signal) })
}

export function useRefreshCompany(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: KEY })
}

/** Whether there is a company to show: only its managers have one. */
export function useManagesCompany(): boolean {
  return useMe().roles.includes('customer_manager')
}
