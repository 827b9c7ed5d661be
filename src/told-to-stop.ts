const LONGEST_FAREWELL = 20_000

/**
 * Resolves on Ctrl-C, on the system's word, or when the launcher is gone. The same Ctrl-C may arrive twice, from the
 * terminal and through the launcher, so a repeat changes nothing; who does not come to an end is ended.
 */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    const told = () => {
      setTimeout(() => process.exit(1), LONGEST_FAREWELL).unref()
      resolve()
    }
    for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, told)
    process.channel?.unref()
  })
}
