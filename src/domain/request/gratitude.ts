const THANKS = new Set(
  `спасибо спс благодарю благодарим благодарен благодарна огромное большое вам вас тебе за помощь оперативность отклик быструю быстрый решение
  ответ поддержку работу все всё работает заработало заработала отлично супер ок окей окэй океюшки хорошо понял поняла поняли принято
  да хорошего дня вечера доброго спасибочки помогли помогло очень класс пожалуйста ясно ладно вопрос вопросов больше нет решён решен закрыт закрыта снят
  проблема решена устранена можно закрывать закрывайте заявку обращение тикет здорово прекрасно замечательно всего с уважением
  thanks thank you very much so a lot great perfect ok okay okey works it all fine good for the your help support now got cheers thx
  ty issue is problem was resolved solved closed fixed working again can close please ticket awesome excellent nice well done no more
  questions appreciated best regards kind everything quick response noted understood danke merci gracias дякую рахмет`.split(
    /\s+/,
  ),
)
/** A word that on its own says that it is well. */
const CONTENT =
  /спасиб|спс|благодар|thank|thx|\bty\b|cheers|помогл[ио]|заработал|^ок(?:ей|эй)?\P{L}*$|^ok(?:ay|ey)?\P{L}*$|хорошо|отлично|супер|принято|понял|ясно|вопрос (?:закрыт|решён|решен|снят)|(?:решена|устранена)|закрыва(?:ть|йте)|perfect|great|resolved|solved|fixed|appreciated|danke|merci|gracias|дякую|рахмет|👍|👌|🙏|❤|🤝|😊|🙂|✅|👏|💯/iu
/** A sign that something is not well, or is no longer. */
const BUT = /[?？]|👎|😡|😠|🤬|😢|😭|💔|❌|⚠|🆘|🤔|😕|☹|🙁/u
const SIGNS = /\p{Extended_Pictographic}/u

/**
 * «Спасибо, всё работает», «👍» and «Ок» on a resolved request are no reason to resume it. Every word must be one of thanks,
 * and at least one word or sign must say that it is well.
 */
export function isOnlyThanks(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (BUT.test(text) || /\d/.test(text) || words.length > 16) return false
  if (words.length === 0) return SIGNS.test(text) || /^\s*[+)]+\s*$/.test(text)
  const negated = words.some(
    (word, place) => word === 'нет' && !/^вопрос|^больше/.test(words[place - 1] ?? words[place + 1] ?? ''),
  )
  return !negated && CONTENT.test(text.trim()) && words.every((word) => THANKS.has(word))
}
