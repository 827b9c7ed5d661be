/** All that is drawn of the outbox, fetched as one when the page stands. */
export { OutboxList } from './OutboxList.tsx'
export { StuckBar, VersionBar } from './StuckBar.tsx'
export { WaitingNote } from './WaitingNote.tsx'
