/** Bytes of the file that says by how many milliseconds the clock of the simulated week is ahead of the machine's. */
export const WIDTH = 16
/** The byte behind them: while it says this, whoever asks a process of the desk for the time waits. */
export const HELD = 'H'
export const GOING = '-'
