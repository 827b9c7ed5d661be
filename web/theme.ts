import { useSyncExternalStore } from 'react'
import { DEVICE_KEYS } from './device.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export const DENSITIES = ['compact', 'cosy'] as const
export type Density = (typeof DENSITIES)[number]

const { theme: THEME, density: DENSITY } = DEVICE_KEYS
const listeners = new Set<() => void>()
const prefersDark = matchMedia('(prefers-color-scheme: dark)')

/** How the page looks to this person on this device; public/theme.js does the same before the first paint. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(listen, chosenTheme), (theme) => choose(THEME, theme)]
}

export function useDensity(): [Density, (density: Density) => void] {
  return [useSyncExternalStore(listen, chosenDensity), (density) => choose(DENSITY, density)]
}

/** Follows the system and the other tabs. */
export function followTheme() {
  prefersDark.addEventListener('change', show)
  addEventListener('storage', show)
}

function show() {
  const theme = chosenTheme()
  const { dataset } = document.documentElement
  dataset.theme = theme === 'system' ? systemTheme() : theme
  dataset.density = chosenDensity()
  for (const listener of listeners) listener()
}

function choose(key: string, value: string) {
  localStorage.setItem(key, value)
  show()
}

function chosenTheme(): Theme {
  const kept = localStorage.getItem(THEME)
  return THEMES.find((theme) => theme === kept) ?? 'system'
}

function chosenDensity(): Density {
  return localStorage.getItem(DENSITY) === 'cosy' ? 'cosy' : 'compact'
}

function systemTheme(): Theme {
  return prefersDark.matches ? 'dark' : 'light'
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
