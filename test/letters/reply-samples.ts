/** A reply as a client writes it, and what of it the sender wrote now. */
export interface ReplySample {
  readonly client: string
  readonly html?: string
  readonly text?: string
  readonly visible: string
}

const WHO = 'Служба поддержки &lt;<a href="mailto:support@desk.example">support@desk.example</a>&gt;'
const QUESTION = '<p>Здравствуйте!</p><p>Назовите, пожалуйста, версию кассы.</p>'
const SUPPORT = 'Служба поддержки <support@desk.example>'

const outlookHead = (from: string, sent: string, to: string, subject: string) =>
  `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b><span>${from}</span></b><span> ${WHO}<br><b>${sent}</b> понедельник, 3 марта 2026 г. 10:15<br><b>${to}</b> Иван Петров &lt;ivan@vesna.example&gt;<br><b>${subject}</b> [№1042] Касса</span></p></div>${QUESTION}`
const mso = (...lines: readonly string[]) => lines.map((line) => `<p class="MsoNormal">${line}<o:p></o:p></p>`).join('')

export const SAMPLES: readonly ReplySample[] = [
  {
    client: 'Gmail in a browser, Russian',
    html: `<div dir="ltr">Версия 8.2.1, касса вторая.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">пн, 3 мар. 2026 г. в 10:15, ${WHO}:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${QUESTION}</blockquote></div>`,
    visible: 'Версия 8.2.1, касса вторая.',
  },
  {
    client: 'Gmail in a browser, English',
    html: `<div dir="ltr">It still fails.<div><br></div><div>Error 4431.</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Mar 3, 2026 at 10:15 AM Support &lt;<a href="mailto:support@desk.example">support@desk.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote">${QUESTION}</blockquote></div>`,
    visible: 'It still fails.\n\nError 4431.',
  },
  {
    client: 'Gmail with a signature of its own',
    html: `<div dir="ltr">Готово, проверяйте<br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature">Иван Петров<br>Сеть «Весна»</div></div><br><div class="gmail_quote"><div class="gmail_attr">вт, 4 мар. 2026 г. в 09:01, ${WHO}:<br></div><blockquote class="gmail_quote">${QUESTION}</blockquote></div>`,
    visible: 'Готово, проверяйте',
  },
  {
    client: 'Gmail on Android, Russian',
    html: `<p dir="ltr">Не печатает и второй принтер</p><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">пн, 3 мар. 2026 г., 10:15 ${WHO}:<br></div><blockquote class="gmail_quote">${QUESTION}</blockquote></div>`,
    visible: 'Не печатает и второй принтер',
  },
  {
    client: 'Gmail, the answer below the quote',
    html: `<div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">пн, 3 мар. 2026 г. в 10:15, ${WHO}:<br></div><blockquote class="gmail_quote">${QUESTION}</blockquote></div>Версия 8.2.1</div>`,
    visible: 'Версия 8.2.1',
  },
  {
    client: 'Gmail, a list in the answer',
    html: `<div dir="ltr">Сделали так:<div><ul><li>выключили кассу</li><li>включили кассу</li></ul></div></div><br><div class="gmail_quote"><div class="gmail_attr">пн, 3 мар. 2026 г. в 10:15, ${WHO}:<br></div><blockquote class="gmail_quote">${QUESTION}</blockquote></div>`,
    visible: 'Сделали так:\n * выключили кассу\n * включили кассу',
  },
  {
    client: 'Yandex in a browser',
    html: `<div>Перезагрузили, не помогло.</div><div> </div><div>03.03.2026, 10:15, &quot;Служба поддержки&quot; &lt;support@desk.example&gt;:</div><blockquote><div>${QUESTION}</div></blockquote>`,
    visible: 'Перезагрузили, не помогло.',
  },
  {
    client: 'Yandex in a browser, with its signature',
    html: `<div>Добрый день!</div><div>Чек пробит, спасибо.</div><div> </div><div>-- </div><div>С уважением,</div><div>Петров Иван</div><div> </div><div>03.03.2026, 10:15, &quot;Служба поддержки&quot; &lt;support@desk.example&gt;:</div><blockquote>${QUESTION}</blockquote>`,
    visible: 'Добрый день!\nЧек пробит, спасибо.',
  },
  {
    client: 'Yandex in a browser, the date in words',
    html: `<div>Ждём.</div><div> </div><div>3 марта 2026, 10:15, &quot;Служба поддержки&quot; &lt;support@desk.example&gt;:</div><blockquote class="wmi-quote">${QUESTION}</blockquote>`,
    visible: 'Ждём.',
  },
  {
    client: 'Yandex in a browser, quoted by its own name',
    html: `<div>Да, помогло</div><div><br /></div><div>----------------</div><div>Кому: Иван (ivan@vesna.example);</div><div>Тема: [№1042] Касса;</div><div>03.03.2026, 10:15, &quot;Служба поддержки&quot; &lt;support@desk.example&gt;:</div><blockquote>${QUESTION}</blockquote>`,
    visible: 'Да, помогло',
  },
  {
    client: 'Yandex on Android',
    html: `<div>Касса вторая</div><div><br></div><div data-signature-widget="container"><div data-signature-widget="content">-- <br>Отправлено из мобильного приложения Яндекс Почты</div></div><div><br></div><div>03.03.2026, 10:15, Служба поддержки &lt;support@desk.example&gt;:<br></div><blockquote>${QUESTION}</blockquote>`,
    visible: 'Касса вторая',
  },
  {
    client: 'Yandex on an iPhone, plain text',
    text: `Не помогло\n\n--\nОтправлено из мобильного приложения Яндекс Почты\n\n\n03.03.2026, 10:15, ${SUPPORT}:\n\n> Назовите версию\n`,
    visible: 'Не помогло',
  },
  {
    client: 'Mail.ru in a browser',
    html: `<div><div>Спасибо, проверим завтра.</div><div> </div><div data-signature-widget="container"><div data-signature-widget="content"><div>--<br>Иван Петров</div></div></div><div> </div><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">Понедельник, 3 марта 2026, 10:15 +03:00 от Служба поддержки &lt;support@desk.example&gt;:<br> <div id="">${QUESTION}</div></blockquote></div>`,
    visible: 'Спасибо, проверим завтра.',
  },
  {
    client: 'Mail.ru in a browser, without a signature',
    html: `<HTML><BODY><div>Версия 8.2</div><div>&nbsp;</div><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">Понедельник, 3 марта 2026, 10:15 +03:00 от Служба поддержки &lt;support@desk.example&gt;:<br>&nbsp;<div>${QUESTION}</div></blockquote></BODY></HTML>`,
    visible: 'Версия 8.2',
  },
  {
    client: 'Mail.ru on Android',
    html: `<div>Не печатает<br><br>Отправлено из <a href="https://mail.example/android">Mail.ru для Android</a><br>понедельник, 3 марта 2026 г., 10:15 +0300 от support@desk.example &lt;support@desk.example&gt;:<br><blockquote>${QUESTION}</blockquote></div>`,
    visible: 'Не печатает',
  },
  {
    client: 'Mail.ru on an iPhone, plain text',
    text: `Всё работает\n\n\nОтправлено из Mail.ru для iOS\n\n> понедельник, 3 марта 2026 г., 10:15 +0300 от support@desk.example:\n> Проверьте\n`,
    visible: 'Всё работает',
  },
  {
    client: 'Outlook on Windows, Russian',
    html: `<div class="WordSection1">${mso('Добрый день!', 'Версия 8.2.1.', '&nbsp;', 'С уважением,', 'Иван Петров', 'Сеть «Весна»', '&nbsp;')}${outlookHead('From:', 'Sent:', 'To:', 'Subject:')}</div>`,
    visible: 'Добрый день!\nВерсия 8.2.1.',
  },
  {
    client: 'Outlook on Windows, Russian heads',
    html: `<div class="WordSection1">${mso('Журнал во вложении.', '&nbsp;')}${outlookHead('От:', 'Отправлено:', 'Кому:', 'Тема:')}</div>`,
    visible: 'Журнал во вложении.',
  },
  {
    client: 'Outlook on the web, Russian',
    html: `<div class="elementToProof">Касса не видит принтер</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font><b>От:</b> ${WHO}<br><b>Отправлено:</b> 3 марта 2026 г. 10:15<br><b>Кому:</b> Иван Петров<br><b>Тема:</b> [№1042] Касса</font><div> </div></div>${QUESTION}`,
    visible: 'Касса не видит принтер',
  },
  {
    client: 'Outlook on the web, English',
    html: `<div>Please see the log attached.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><font><b>From:</b> Support &lt;support@desk.example&gt;<br><b>Sent:</b> Monday, March 3, 2026 10:15 AM<br><b>To:</b> Ivan<br><b>Subject:</b> [№1042] Till</font></div>${QUESTION}`,
    visible: 'Please see the log attached.',
  },
  {
    client: 'Outlook on Android',
    html: `<div dir="auto">Да, перезагрузили</div><div id="ms-outlook-mobile-signature"><div><br></div><div dir="auto">Получить <a href="https://aka.example/x">Outlook для Android</a></div></div><hr><div id="divRplyFwdMsg"><b>From:</b> ${WHO}<br><b>Sent:</b> Monday, March 3, 2026 10:15:00 AM<br><b>To:</b> Иван<br><b>Subject:</b> [№1042] Касса</div>${QUESTION}`,
    visible: 'Да, перезагрузили',
  },
  {
    client: 'Outlook on an iPhone',
    text: `ок\n\nОтправлено из Outlook для iOS\n________________________________\nОт: ${SUPPORT}\nОтправлено: Monday, March 3, 2026 10:15:00 AM\nКому: Иван <ivan@vesna.example>\nТема: [№1042] Касса\n\nПопробуйте\n`,
    visible: 'ок',
  },
  {
    client: 'Outlook, plain text, English',
    text: 'Done, thank you.\n\nBest regards,\nIvan Petrov\n\nFrom: Support <support@desk.example>\nSent: Monday, March 3, 2026 10:15 AM\nTo: Ivan\nSubject: RE: [№1042] Till\n\nPlease restart\n',
    visible: 'Done, thank you.',
  },
  {
    client: 'Outlook with stars around its heads',
    text: `Проверили\n\n*От:* ${SUPPORT}\n*Отправлено:* 3 марта 2026 г. 10:15\n*Кому:* Иван\n*Тема:* [№1042] Касса\n\nПроверьте\n`,
    visible: 'Проверили',
  },
  {
    client: 'Outlook Express, Russian',
    text: '\nПринято, ждём мастера.\n\n----- Исходное сообщение ----- \nОт: "Служба поддержки" <support@desk.example>\nКому: <ivan@vesna.example>\nОтправлено: 3 марта 2026 г. 10:15\nТема: Касса\n\n> Мастер выехал\n',
    visible: 'Принято, ждём мастера.',
  },
  {
    client: 'Outlook Express, English',
    text: 'OK\n\n----- Original Message ----- \nFrom: "Support" <support@desk.example>\nTo: <ivan@vesna.example>\nSent: Monday, March 03, 2026 10:15 AM\nSubject: Till\n\n> Restart\n',
    visible: 'OK',
  },
  {
    client: 'Exchange behind a warning of the company',
    html: `${mso('Обновили, чек печатается.')}<div><p>ВНИМАНИЕ: письмо от внешнего отправителя.</p></div>${outlookHead('From:', 'Sent:', 'To:', 'Subject:')}`,
    visible: 'Обновили, чек печатается.\nВНИМАНИЕ: письмо от внешнего отправителя.',
  },
  {
    client: 'Apple Mail on a Mac, Russian',
    html: `<html><body>Код ошибки 4431<br><div><br><blockquote type="cite"><div>3 марта 2026 г., в 10:15, ${WHO} написал(а):</div><br class="Apple-interchange-newline"><div>${QUESTION}</div></blockquote></div><br></body></html>`,
    visible: 'Код ошибки 4431',
  },
  {
    client: 'Apple Mail on a Mac, English',
    html: `<html><body>Error 4431<br><div><br><blockquote type="cite"><div>On 3 Mar 2026, at 10:15, Support &lt;support@desk.example&gt; wrote:</div><br><div>${QUESTION}</div></blockquote></div></body></html>`,
    visible: 'Error 4431',
  },
  {
    client: 'An iPhone, Russian, HTML',
    html: `<html><body dir="auto">Работает, спасибо<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Отправлено с iPhone</div><div dir="ltr"><br><blockquote type="cite">3 марта 2026 г., в 10:15, ${WHO} написал(а):<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${QUESTION}</div></blockquote></body></html>`,
    visible: 'Работает, спасибо',
  },
  {
    client: 'An iPhone, English, HTML',
    html: `<html><body dir="auto">Works now<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On 3 Mar 2026, at 10:15, Support &lt;support@desk.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite">${QUESTION}</blockquote></body></html>`,
    visible: 'Works now',
  },
  {
    client: 'An iPad, Russian',
    text: `Да\n\nОтправлено с iPad\n\n> 3 марта 2026 г., в 10:15, ${SUPPORT} написал(а):\n>\n> Проверили?\n`,
    visible: 'Да',
  },
  {
    client: 'Thunderbird, Russian, HTML, the answer above',
    html: `<html><body><p>Вторая слева.</p><p><br></p><div class="moz-cite-prefix">03.03.2026 10:15, Служба поддержки пишет:<br></div><blockquote type="cite" cite="mid:x@y">${QUESTION}</blockquote></body></html>`,
    visible: 'Вторая слева.',
  },
  {
    client: 'Thunderbird, Russian, HTML, the answer below',
    html: `<html><body><div class="moz-cite-prefix">03.03.2026 10:15, Служба поддержки пишет:<br></div><blockquote type="cite" cite="mid:x@y">${QUESTION}</blockquote><p>Вторая слева.</p><div class="moz-signature">-- <br>Иван</div></body></html>`,
    visible: 'Вторая слева.',
  },
  {
    client: 'Thunderbird, English, HTML',
    html: `<html><body><p>The second one.</p><div class="moz-cite-prefix">On 03/03/2026 10:15, Support wrote:<br></div><blockquote type="cite">${QUESTION}</blockquote></body></html>`,
    visible: 'The second one.',
  },
  {
    client: 'Thunderbird, the day in letters',
    text: 'Хорошо\n\nпн, 03.03.2026 10:15, Служба поддержки пишет:\n> Ждите\n',
    visible: 'Хорошо',
  },
  {
    client: 'The Bat!, Russian',
    text: 'Здравствуйте, Служба.\n\nОбновили, работает.\n\nВы писали 3 марта 2026 г., 10:15:\n\n> Обновите\n\n-- \nС уважением,\n Иван                          mailto:ivan@vesna.example\n',
    visible: 'Здравствуйте, Служба.\n\nОбновили, работает.',
  },
  {
    client: 'The Bat!, initials before the quote',
    text: 'Да, обновили\n\nСП> Обновили ли вы кассу?\nСП> И принтер?\n',
    visible: 'Да, обновили',
  },
  {
    client: 'Rambler in a browser',
    html: `<div>Понял, жду</div><div><br></div><div>03.03.2026, 10:15, "Служба поддержки" &lt;support@desk.example&gt; пишет:</div><blockquote>${QUESTION}</blockquote>`,
    visible: 'Понял, жду',
  },
  {
    client: 'Roundcube, Russian',
    text: `Сделали сверку\n\n${'Служба поддержки писал 2026-03-03 10:15:'}\n> Сделайте сверку\n`,
    visible: 'Сделали сверку',
  },
  {
    client: 'Roundcube, English',
    text: 'Checked\n\nOn 2026-03-03 10:15, Support wrote:\n> Check\n',
    visible: 'Checked',
  },
  {
    client: 'Zimbra, Russian',
    html: `<div>Отправили журнал</div><div><br></div><hr id="zwchr"><div><b>От: </b>"Служба поддержки" &lt;support@desk.example&gt;<br><b>Кому: </b>"Иван" &lt;ivan@vesna.example&gt;<br><b>Отправленные: </b>Понедельник, 3 Март 2026 г 10:15:00<br><b>Тема: </b>[№1042] Касса</div>${QUESTION}`,
    visible: 'Отправили журнал',
  },
  {
    client: 'Samsung on a phone, Russian',
    html: `<html><body>Чек пробили<div><br></div><div id="composer_signature">Отправлено с моего Galaxy</div><div><br></div><div>-------- Исходное сообщение --------</div><div>От: ${WHO}</div><div>Дата: 03.03.2026 10:15 (GMT+03:00)</div><div>Кому: ivan@vesna.example</div><div>Тема: [№1042] Касса</div><div><br></div>${QUESTION}</body></html>`,
    visible: 'Чек пробили',
  },
  {
    client: 'Samsung on a phone, English',
    html: `<html><body>Printed<div><br></div><div>Sent from my Galaxy</div><div><br></div><div>-------- Original message --------</div><div>From: Support &lt;support@desk.example&gt;</div><div>Date: 3/3/26 10:15 (GMT+03:00)</div><div>To: ivan@vesna.example</div><div>Subject: Till</div>${QUESTION}</body></html>`,
    visible: 'Printed',
  },
  {
    client: 'Huawei on a phone',
    text: `Нет связи\nОтправлено с моего HUAWEI\n-------- Исходное сообщение --------\nОт: ${SUPPORT}\nДата: пн, 3 мар. 2026 г., 10:15\nКому: ivan@vesna.example\nТема: Касса\nЕсть ли связь?\n`,
    visible: 'Нет связи',
  },
  {
    client: 'Xiaomi on a phone',
    text: `Есть\n\nОтправлено с моего Xiaomi\nСлужба поддержки <support@desk.example> 3 марта 2026 г. 10:15 написал:\n> Есть ли связь?\n`,
    visible: 'Есть',
  },
  {
    client: 'myMail',
    text: `Поняли\n\n--\nОтправлено из myMail для Android\n\nпонедельник, 3 марта 2026г., 10:15 +03:00 от Служба поддержки  support@desk.example:\n\n> Ждите\n`,
    visible: 'Поняли',
  },
  {
    client: 'Spark, Russian',
    html: `<div name="messageBodySection"><div dir="auto">Всё получилось</div></div><div name="messageSignatureSection"><br>Отправлено из Spark</div><div name="messageReplySection">3 мар. 2026 г., 10:15 +0300, ${WHO}, писал(-а):<br><blockquote type="cite">${QUESTION}</blockquote></div>`,
    visible: 'Всё получилось',
  },
  {
    client: 'eM Client',
    html: `<div>Готово</div><div><br></div><div>------ Исходное сообщение ------</div><div>От: &quot;Служба поддержки&quot; &lt;support@desk.example&gt;</div><div>Кому: ivan@vesna.example</div><div>Отправлено: 03.03.2026 10:15:00</div><div>Тема: Касса</div><div><br></div>${QUESTION}`,
    visible: 'Готово',
  },
  {
    client: 'Evolution, Russian',
    text: 'Проверили кабель\n\nВ Пн, 03/03/2026 в 10:15 +0300, Служба поддержки пишет:\n> Проверьте кабель\n',
    visible: 'Проверили кабель',
  },
  {
    client: 'KMail, Russian',
    text: 'Проверили кабель\n\nВ письме от понедельник, 3 марта 2026 г. 10:15:00 MSK пользователь Служба поддержки написал:\n> Проверьте кабель\n',
    visible: 'Проверили кабель',
  },
  {
    client: 'Lotus Notes',
    text: 'Ошибка ушла\n\n\n\nОт:\tСлужба поддержки <support@desk.example>\nКому:\tivan@vesna.example,\nДата:\t03.03.2026 10:15\nТема:\t[№1042] Касса\n\n\nПроверьте\n',
    visible: 'Ошибка ушла',
  },
  {
    client: 'Telegram-like top lines of a CRM',
    text: 'Подтверждаем\n\n##- Пишите ответ выше этой строки -##\n\nЗаявка №1042\nПодтвердите, пожалуйста\n',
    visible: 'Подтверждаем',
  },
  {
    client: 'a desk that answers by mail, English',
    text: 'Confirmed\n\n##- Please type your reply above this line -##\n\nTicket 1042\n',
    visible: 'Confirmed',
  },
  {
    client: 'somebody who writes without a quote',
    html: '<div>Касса №2 не печатает.</div><div>Что делать?</div>',
    visible: 'Касса №2 не печатает.\nЧто делать?',
  },
  {
    client: 'somebody who signs with a dash',
    text: 'Принтер включили\n\n--\nИван Петров, управляющий\n+7 900 000-00-00\n',
    visible: 'Принтер включили',
  },
  {
    client: 'somebody who says goodbye at length',
    text: 'Не приходит смс\n\nС уважением,\nИван Петров\nУправляющий рестораном «Весна»\nМосква, Лесная ул., 5\nтел. +7 900 000-00-00\nwww.vesna.example\n',
    visible: 'Не приходит смс',
  },
  {
    client: 'somebody who answers between the lines',
    text: `Отвечаю ниже\n\n> Какая версия?\n8.2.1\n> Какая касса?\nВторая\n`,
    visible: 'Отвечаю ниже\n\n> Какая версия?\n8.2.1\n> Какая касса?\nВторая',
  },
  {
    client: 'somebody who only thanks',
    html: `<div dir="ltr">Спасибо!</div><div class="gmail_quote"><div class="gmail_attr">пн, 3 мар. 2026 г. в 10:15, ${WHO}:</div><blockquote>${QUESTION}</blockquote></div>`,
    visible: 'Спасибо!',
  },
  {
    client: 'an answer with a table',
    html: `<div>Вот:</div><table><tr><td>Касса</td><td>8.2</td></tr><tr><td>Кухня</td><td>8.1</td></tr></table><div>03.03.2026, 10:15, "Поддержка" &lt;support@desk.example&gt;:</div><blockquote>${QUESTION}</blockquote>`,
    visible: 'Вот:\nКасса 8.2\nКухня 8.1',
  },
  {
    client: 'an answer with an address that looks like a quote',
    text: 'Ссылка: https://desk.example/?from=a&to=b\n\nпн, 3 мар. 2026 г. в 10:15, Поддержка <support@desk.example>:\n> Пришлите ссылку\n',
    visible: 'Ссылка: https://desk.example/?from=a&to=b',
  },
  {
    client: 'an answer in English to a Russian letter',
    html: `<div dir="ltr">Yes, it works</div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, 3 Mar 2026 at 10:15, Служба поддержки &lt;support@desk.example&gt; wrote:<br></div><blockquote class="gmail_quote">${QUESTION}</blockquote></div>`,
    visible: 'Yes, it works',
  },
  {
    client: 'a reply to a reply',
    html: `<div>Третий раз: не работает</div><div>04.03.2026, 10:15, "Поддержка" &lt;support@desk.example&gt;:</div><blockquote><div>А так?</div><div>03.03.2026, 10:15, "Иван" &lt;ivan@vesna.example&gt;:</div><blockquote><div>Не работает</div></blockquote></blockquote>`,
    visible: 'Третий раз: не работает',
  },
]
