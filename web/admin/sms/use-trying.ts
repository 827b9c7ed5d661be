import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { normalisedAddress } from '../../../src/domain/people/address.ts'
import { isTextable } from '../../../src/domain/sms/providers.ts'
import { useSay } from '../../language.ts'
import { tryOut, useTrial } from './sms.ts'
import type { SmsForm, SmsTyped } from './use-sms-form.ts'

export type Trying = ReturnType<typeof useTrying>

/** One message to a telephone, with what is typed: whether the provider knows the key, took it, and brought it. */
export function useTrying(form: SmsForm, phone: string) {
  const say = useSay()
  const [code, setCode] = useState(newCode)
  const [phoneTrouble, setPhoneTrouble] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ readonly typed: SmsTyped; readonly at: string } | null>(null)
  const sending = useMutation({ mutationFn: tryOut, onSettled: () => setCode(newCode) })
  const tried = sending.data ?? null
  const look = asked?.typed.key.trim() ? { key: asked.typed.key.trim() } : {}
  const { data: became = null } = useTrial(tried?.message ?? null, look)
  const go = () => {
    const isWrong = !isTextable(normalisedAddress(phone).value)
    setPhoneTrouble(isWrong ? say('admin.sms.try.to.wrong') : null)
    const body = form.ready()
    if (body === null || isWrong || sending.isPending) return
    const { provider, key, sender, segmentPrice } = body
    setAsked({ typed: form.latest(), at: new Date().toISOString() })
    sending.mutate({ provider, sender, segmentPrice, phone, code, ...(key !== undefined && { key }) })
  }
  /** Whether what is typed is still what was tried. */
  const isAbout = ({ provider, key, sender }: SmsTyped) =>
    asked !== null && asked.typed.provider === provider && asked.typed.key === key && asked.typed.sender === sender
  return {
    code,
    go,
    phoneTrouble,
    isAbout,
    isSending: sending.isPending,
    error: sending.error,
    tried,
    at: asked?.at ?? null,
    became,
    isAccepted: tried?.message != null,
  }
}

function newCode(): string {
  return String(1_000 + ((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % 9_000))
}
