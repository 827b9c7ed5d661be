import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { PushServiceCard, PushServiceDraft } from '../../../src/contract/push/services.ts'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { checkService, useKeepingService } from './push-services.ts'

interface ServiceTyped {
  readonly project: string
  /** Empty: the kept one stays. */
  readonly key: string
}

export type ServiceFormState = ReturnType<typeof useServiceForm>

/** The settings of one service, and what it says of them before anything is kept. */
export function useServiceForm(card: PushServiceCard) {
  const say = useSay()
  const { service, keyHint } = card
  const keep = useKeepingService(service)
  /** Which of its buttons sends the form. */
  const enabled = useRef(card.enabled)
  const isNamedByKey = service === 'fcm'
  const form = useForm({
    typed: useState<ServiceTyped>({ project: card.project, key: '' }),
    check: ({ project, key }) => ({
      project: !isNamedByKey && project.trim() === '' && say('admin.app.project.missing'),
      key: key.trim() === '' && keyHint === null && say(`admin.app.key.missing.${service}`),
    }),
    body: ({ project, key }): PushServiceDraft => ({
      project: project.trim(),
      enabled: enabled.current,
      ...(key.trim() !== '' && { key: key.trim() }),
    }),
    send: (draft) => keep(draft),
    places: {
      'push.key-missing': 'key',
      'push.key-unreadable': 'key',
      'push.key-wrong': 'key',
      'push.unreachable': 'key',
      'push.project-wrong': isNamedByKey ? 'key' : 'project',
      '/key': 'key',
      '/project': 'project',
    },
    onDone: () => {
      form.put({ ...form.latest(), key: '' })
      form.settle()
    },
  })
  const trying = useMutation({
    mutationFn: async ({ project, key }: PushServiceDraft) => ({
      ...(await checkService(service, { project, ...(key !== undefined && { key }) })),
      at: new Date().toISOString(),
    }),
  })
  return {
    ...form,
    isNamedByKey,
    save: (isOn: boolean) => {
      enabled.current = isOn
      form.submit()
    },
    check: () => {
      const body = form.ready()
      if (body !== null && !trying.isPending) trying.mutate(body)
    },
    isChecking: trying.isPending,
    checked: trying.data ?? null,
    checkError: trying.error,
  }
}
