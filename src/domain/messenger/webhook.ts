/** Where a messenger pushes what came for a bot; a push does not say for which bot it is, the address does. */
export function webhookAddress(house: string, botId: number): string {
  return `${house}/api/messengers/${botId}/updates`
}

/** Whether a messenger was told that address by a desk: by this one, or by it under an earlier name. */
export function isWebhookAddress(url: string): boolean {
  return URL.canParse(url) && /^\/(?:.+\/)?api\/messengers\/\d+\/updates$/.test(new URL(url).pathname)
}
