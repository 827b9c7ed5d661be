/** What the support is called about most, in the order of the chips. */
export const TOPICS = ['till', 'receipt', 'acquiring', 'egais', 'marking', 'menu'] as const
export type Topic = (typeof TOPICS)[number]

/** The words with another topic before them («Касса: не открыть смену»); the one that stands there already goes away. */
export function withTopic(words: string, topic: string, topics: readonly string[]): string {
  const before = topicIn(words, topics)
  const bare = before === null ? words : words.slice(before.length + 1).trimStart()
  return before === topic ? bare : `${topic}: ${bare}`
}

/** The topic that words begin with; null: none of these. */
export function topicIn(words: string, topics: readonly string[]): string | null {
  return topics.find((topic) => words.startsWith(`${topic}:`)) ?? null
}
