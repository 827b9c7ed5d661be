/** Whether the page was opened to answer: by a button of a notification. */
export function wantsAnswer(): boolean {
  return new URLSearchParams(location.search).has('answer')
}
