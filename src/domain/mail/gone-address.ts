/** What a mail server said of an address that it did not take a letter for. */
export interface Rejection {
  /** As RFC 3463 has it; null when it gave none. */
  readonly status: string | null
  readonly words: string
}

/**
 * Whether nobody is at an address any more, so that automatic letters to it stop. Only a code that means this and nothing
 * else says so, or words for it; whatever is said of us, of the letter, of room, of rules or of the way there, passes.
 */
export function isGone({ status, words }: Rejection): boolean {
  if (PASSES.test(words)) return false
  const codes = [...words.matchAll(ENHANCED)].map(([, code = '']) => code)
  const [said = status ?? ''] = codes.filter((code) => !SAYS_NOTHING.test(code))
  if (said.startsWith('4.') || [status ?? '', ...codes].some((code) => LIVES.test(code))) return false
  return GONE.test(said) || NOBODY_THERE.test(words)
}

const ENHANCED = /(?:^|[\s#(<:;-])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/g
/** A server that only says «5.0.0» leaves the rest to its words. */
const SAYS_NOTHING = /^[245]\.0\.0$/

/**
 * 5.1.1 no such mailbox, .2 no such domain, .3 no address at all, .6 moved away, .10 no such recipient or a domain that takes
 * no mail (RFC 7505); 5.2.1 a mailbox that was switched off. 5.1.0 says nothing, 5.1.7 and .8 are about the sender.
 */
const GONE = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/
/** Full, of its system, of the way, of the letter, of rules: whatever words stand beside these, the address may be there. */
const LIVES = /^5\.(?:1\.[78]|2\.[23]|3\.\d+|4\.\d+|6\.\d+)$/

/** Words about somebody or something else than the address; they may stand beside «5.1.1», as servers are careless with codes. */
const PASSES = new RegExp(
  [
    'quota|over ?(?:the )?limit|(?:mail)?box(?: is| size)? (?:full|exceeded)|full mailbox|storage|insufficient (?:system|disk)|out of space|disk space',
    'переполн|квот|недостаточно места|нет места|заполнен',
    'too (?:large|big|long)|(?:message|maximum|max) size|size (?:limit|exceed)|exceeds? (?:the )?(?:maximum|size|limit)|слишком больш|превыша|размер',
    'spam|спам|virus|вирус|blacklist|block ?list|blocklisted|blocked|заблокирован отправ|black list|черн\\S+ спис|reputation|репутац|\\bRBL\\b|DNSBL|spamhaus|barracuda|policy|политик|not authori[sz]ed|unauthori[sz]ed|access denied|relay|banned|content|unsolicited|suspicious|подозр',
    'reverse (?:dns|lookup|host)|\\brdns\\b|\\bptr\\b|обратн\\S* (?:зон|запис|dns)|\\bhelo\\b|\\behlo\\b|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|\\btls\\b|authentication',
    'gr[ea]y ?list|серы\\S+ спис|try (?:again )?later|try again|temporar|временно|позже|defer|throttl|too many|too fast|rate (?:limit|that)|at a rate|(?:rate|limit) exceeded',
    "sender (?:address )?(?:is |was )?(?:rejected|denied|refused|verif|unknown|not|domain|blocked|invalid|undeliverable)|(?:bad|unknown|invalid|unverified) sender|sender's|from address|return path|mail from|отправител\\S* (?:не|отклон|заблок)|адрес отправителя",
    'time(?:d)? ?out|connection|unreachable|loop|too many hops|hop count|dns (?:error|fail|problem)|lookup fail',
  ].join('|'),
  'i',
)

/** That nobody has this address, as servers say it. */
const NOBODY_THERE = new RegExp(
  [
    '(?:user|recipient|mailbox|account|address|addressee|mail ?drop|local part|alias|member|person)(?: name)?(?: "?[^"\\s]*@[^"\\s]*"?)? (?:is |was |does |do |has )?(?:unknown|not ?(?:be )?(?:found|known|exist|exists|existing|listed|registered)|n[o\']t exist|doesn.?t exist|nonexist\\w*|non-exist\\w*|invalid|disabled|suspended|inactive|no longer|deactivated|closed|deleted|been (?:disabled|suspended|deleted|closed|removed))',
    '(?:unknown|no such|invalid|nonexistent|non-existent|nonexisting|no longer valid|inactive|disabled|undefined) (?:local )?(?:user|recipient|mailbox|account|address|addressee|alias|person|virtual|e-?mail|domain|host)',
    '(?:unknown|unroute?able|undeliverable|bad|invalid) (?:or illegal )?(?:alias|address|user|recipient|destination|mailbox|account)',
    'no (?:such )?(?:mailbox|user|person|account|recipient)(?: here| by that name| with that name)?|(?:does not|doesn.?t|do not) (?:exist|have an account|have a \\S+ account|like recipient)|not our customer|not a valid (?:user|mailbox|recipient|address)|no longer (?:with|works|here|available|exists|valid|in use|on server)|has (?:left|moved)|not (?:a )?known (?:user|here)|isn.?t (?:a )?known|RecipientNotFound|user not found|couldn.?t be found|could not be found|wasn.?t found|is a deactivated',
    '(?:пользовател|получател|адресат|ящик|адрес|абонент|учетн\\S+ запис|учётн\\S+ запис)\\S*(?: [^\\n]{0,80}?)? (?:не ?(?:был |был[ао] )?(?:найден|существ|зарегистр|обнаруж)|неизвест|отсутств|удал[её]н|отключ[её]н|заблокирован|больше не|недействит)',
    '(?:неизвестн|несуществующ|нет так|не найден|не существует|неверн)\\S* (?:указан )?(?:локальн\\S+ )?(?:пользовател|получател|адресат|ящик|почтов|адрес|электронн|абонент)',
  ].join('|'),
  'i',
)
