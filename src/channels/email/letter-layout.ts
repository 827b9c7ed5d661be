import type { Language } from '../../texts/language.ts'
import { Markup, markup } from './markup.ts'

export interface Page {
  readonly language: Language
  readonly title: string
  /** What a list of letters shows after the subject. */
  readonly preheader: string
  readonly brand: string
  readonly service: string
  readonly rows: readonly Markup[]
}

/** In the dark and on a phone. Clients that know neither show the letter as it is by daylight, 600 px wide at most. */
const SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
body, td, a { font-family: -apple-system, "Segoe UI", Roboto, Arial, sans-serif }
@media (prefers-color-scheme: dark) {
  .bg { background: #0F1114 !important } .card { background: #17191D !important }
  .m1, .score a, .ghost a { color: #E8EAED !important } .m2 { color: #A3A9B4 !important } .acc { color: #4FD1BF !important }
  .rule { border-color: #262A30 !important } .score, .ghost { border-color: #737A87 !important }
  .main { background: #4FD1BF !important; border-color: #4FD1BF !important } .main a { color: #06231F !important }
  .pane { background: #4FD1BF !important } .frame { border-color: #E8EAED !important } .bars { background: #E8EAED !important }
}
@media (max-width: 480px) {
  .out { padding: 0 !important } .card { border-radius: 0 !important }
  .pad { padding-left: 20px !important; padding-right: 20px !important }
  .stack { display: block !important; width: 100% !important; box-sizing: border-box; padding: 0 0 8px !important }
  .h { font-size: 22px !important; line-height: 28px !important }
}`

/** The window with one lit pane, drawn of cells: no picture has to be fetched from anywhere. */
const WINDOW = markup`<table role="presentation" class="frame" cellpadding="0" cellspacing="0" style="border:2px solid #16181D;border-radius:5px"><tr><td width="8" height="8" style="font-size:0"></td><td class="bars" width="2" style="background:#16181D;font-size:0"></td><td class="pane" width="8" style="background:#0B6E63;font-size:0"></td></tr><tr><td class="bars" colspan="3" height="2" style="background:#16181D;font-size:0;line-height:2px"></td></tr><tr><td height="8" style="font-size:0"></td><td class="bars" style="background:#16181D;font-size:0"></td><td style="font-size:0"></td></tr></table>`

/** Outlook on Windows knows no greatest width, only tables of one. */
const MSO = {
  begin: new Markup(
    '<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
  ),
  end: new Markup('<!--[if mso]></td></tr></table><![endif]-->'),
}

/** A letter as HTML, for clients of today and for Outlook on Windows: one card of rows, its sheet in its head. */
export function letterPage({ language, title, preheader, brand, service, rows }: Page): string {
  const { html } = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${new Markup(SHEET)}
</style>
</head>
<body class="bg" style="margin:0;padding:0;background:#F6F7F9">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}</div>
<div role="main">
<table role="presentation" class="bg" width="100%" cellpadding="0" cellspacing="0" style="background:#F6F7F9"><tr><td class="out" align="center" style="padding:24px">
${MSO.begin}<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#FFFFFF;border-radius:10px;text-align:left">
<tr><td class="pad" style="padding:28px 32px 0"><table role="presentation" cellpadding="0" cellspacing="0"><tr><td style="padding-right:10px">${WINDOW}</td><td class="m1" style="font-size:16px;line-height:24px;font-weight:600;color:#16181D">${brand}</td><td class="m2" style="padding-left:10px;font-size:14px;line-height:24px;color:#565C67">${service}</td></tr></table></td></tr>
${rows.map((row) => [row, '\n'])}</table>${MSO.end}
</td></tr></table>
</div>
</body>
</html>
`
  return html
}
