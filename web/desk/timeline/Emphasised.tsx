/** A text whose weighty parts stand between asterisks: «Ждали клиента: часы стояли *1 ч 20 м*». */
export function Emphasised({ text }: { readonly text: string }) {
  return text.split('*').map((part, place) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never change their order
    return place % 2 === 1 ? <b key={place}>{part}</b> : part
  })
}
