import type { Bilingual } from '../../../src/domain/ground/words.ts'

interface Module {
  readonly value: Bilingual
  readonly areas: readonly Bilingual[]
}

/** «Касса | Till»: one text a line, English after the bar; without a bar both are the same. */
export function fromLines(text: string): Bilingual[] {
  return text
    .split('\n')
    .map(oneFrom)
    .filter(({ ru }) => ru !== '')
}

export function toLines(texts: readonly Bilingual[]): string {
  return texts.map(oneTo).join('\n')
}

/** «Касса | Till: печать | printing; возврат | refund»: a module a line, its areas after the colon. */
export function modulesFromLines(text: string): { value: Bilingual; areas: Bilingual[] }[] {
  return text
    .split('\n')
    .map((line) => {
      const [name = '', areas = ''] = line.split(/:(.*)/s)
      return {
        value: oneFrom(name),
        areas: areas
          .split(';')
          .map(oneFrom)
          .filter(({ ru }) => ru !== ''),
      }
    })
    .filter(({ value }) => value.ru !== '')
}

export function modulesToLines(modules: readonly Module[]): string {
  return modules.map(({ value, areas }) => `${oneTo(value)}: ${areas.map(oneTo).join('; ')}`).join('\n')
}

function oneFrom(text: string): Bilingual {
  const [ru = '', en = ''] = text.split('|').map((part) => part.trim())
  return { ru, en: en || ru }
}

function oneTo({ ru, en }: Bilingual): string {
  return en === ru ? ru : `${ru} | ${en}`
}
