import { useSay } from '../../language.ts'
import { Chip } from '../../ui/Chip.tsx'
import styles from './CallDock.module.css'
import { TOPICS, topicIn, withTopic } from './topics.ts'

interface TopicChipsProps {
  readonly words: string
  readonly onChange: (words: string) => void
}

/** The usual troubles: a press puts the word before what is said. */
export function TopicChips({ words, onChange }: TopicChipsProps) {
  const say = useSay()
  const topics = TOPICS.map((topic) => say(`desk.call.topic.${topic}`))
  const current = topicIn(words, topics)
  return (
    <fieldset aria-label={say('desk.call.topics')} className={styles.topics}>
      {topics.map((topic) => (
        <Chip key={topic} on={topic === current} onPress={() => onChange(withTopic(words, topic, topics))}>
          {topic}
        </Chip>
      ))}
    </fieldset>
  )
}
