import type { useForm } from '../../form/use-form.ts'
import type { TypedExchange } from './exchange-draft.ts'

/** What the parts of the form need of it. */
export type ExchangeFields = Pick<ReturnType<typeof useForm<TypedExchange, unknown, number>>, 'text' | 'typed' | 'set'>
