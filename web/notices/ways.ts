import {
  IconBell,
  IconBrandTelegram,
  IconDeviceMobile,
  IconMail,
  IconMessage2,
  IconMessageCircle,
} from '@tabler/icons-react'
import type { NoticeKind } from '../../src/domain/ground/words.ts'
import { isForCustomers, type Side } from '../../src/domain/notices/audience.ts'
import type { NoticeWayName } from '../../src/domain/notices/defaults.ts'
import type { Say } from '../../src/texts/catalogue.ts'
import type { IconShape } from '../ui/Icon.tsx'

export const WAY_ICONS: Readonly<Record<NoticeWayName, IconShape>> = {
  screen: IconBell,
  push: IconDeviceMobile,
  email: IconMail,
  telegram: IconBrandTelegram,
  max: IconMessageCircle,
  sms: IconMessage2,
}

const HINTED = ['reminder', 'mention', 'returned', 'reassigned'] as const

/** What a kind is called in a list of them, and what it means where that is not plain. */
export function kindInWords(say: Say, side: Side, kind: NoticeKind): { readonly name: string; readonly hint?: string } {
  const overheard = side === 'support' && (['reply', 'question', 'resolved'] as const).find((one) => one === kind)
  if (overheard) return { name: say(`notices.overheard.${overheard}`), hint: say('notices.hint.overheard') }
  const hinted = HINTED.find((one) => one === kind && (side === 'customer' || !isForCustomers(one)))
  return { name: say(`notices.kind.${kind}`), ...(hinted && { hint: say(`notices.hint.${hinted}`) }) }
}
