/** Letters are cleaned as everything that comes in; their HTML as well, before it is sanitised. */
export { cleanLine as oneLine, cleanText as clean } from '../../domain/clean-text.ts'
