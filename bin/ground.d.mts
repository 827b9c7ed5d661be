/** What Node is called with to run the desk from the folder of the project, before its command. */
export const DESK: readonly string[]
