const THANKS = new Set(
  `спасибо спс благодарю благодарим огромное большое вам вас за помощь оперативность все всё работает заработало отлично
  супер ок окей хорошо понял поняла принято да хорошего дня вечера доброго спасибочки помогли помогло очень класс
  thanks thank you very much a lot great perfect ok okay works it all fine good for the help now got`.split(/\s+/),
)
const THANKING = /спасибо|спс|благодар|thank|помогло|заработало/i

/** «Спасибо, всё работает!» on a resolved request is no reason to resume it. At least one word must really thank. */
export function isOnlyThanks(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (text.includes('?')) return false
  return words.length > 0 && words.length <= 12 && THANKING.test(text) && words.every((word) => THANKS.has(word))
}
