/** Bytes of the file that says by how many milliseconds the clock of the simulated week is ahead of the machine's. */
export const WIDTH = 16
