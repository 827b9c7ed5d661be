/** Bytes a second, of the last piece that was sent from here. */
let speed: number | null = null

export function noteSpeed(bytes: number, milliseconds: number): void {
  if (bytes > 50_000 && milliseconds > 0) speed = (bytes / milliseconds) * 1_000
}

/** Null: nothing was sent from here as yet. */
export function lastSpeed(): number | null {
  return speed
}
