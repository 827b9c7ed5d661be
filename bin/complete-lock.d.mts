export function completed(lock: unknown): unknown
