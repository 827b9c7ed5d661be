/** Words that people take for passwords first, by the way they come up; endings and other layouts follow by rule. */
const WORDS = `
password passwort parol parolchik passw pass passwd secret secure strong admin administrator administratsiya root superuser
user username guest test tester testing demo login logon signin letmein welcome default changeme temp temporary qwerty access
master manager boss owner office work home house company server system computer internet windows linux google yandex mail gmail
facebook instagram telegram whatsapp vkontakte iphone samsung android apple microsoft oracle database backup
love iloveyou loveyou lovely baby angel princess prince queen king star sunshine sun moon summer winter spring autumn flower
dragon monkey tiger lion wolf bear eagle falcon shadow ninja hunter killer ranger soldier batman superman spider pokemon naruto
football hockey soccer baseball basketball spartak zenit cska dynamo lokomotiv barcelona liverpool arsenal chelsea ferrari
mercedes porsche toyota lexus honda nissan freedom forever friend family mother father sister brother money dollar million
happy smile hello privet world peace music guitar rock metal cookie coffee cheese pepper banana orange cherry apple
trustno starwars matrix phoenix diamond silver golden black white green yellow purple
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
michael jordan jessica charlie thomas robert daniel andrew joshua jennifer ashley nicole matthew anthony william george
okno desk support helpdesk service restaurant cafe bar kassa till cashier waiter kitchen menu

пароль парольчик секрет админ администратор пользователь гость тест тестовый демо логин вход доступ система сервер компьютер
интернет работа офис компания начальник директор менеджер хозяин дом любовь люблю тебя ятебялюблю любимая любимый солнце
солнышко зайка зайчик котик кошка котенок собака малыш малышка ангел принцесса принц королева звезда сердце счастье радость
весна лето осень зима цветок роза вишня клубника мама папа мамочка сестра брат семья друг дружба деньги рубль миллион
привет здравствуйте россия москва питер петербург сибирь украина казахстан беларусь спартак зенит динамо локомотив
футбол хоккей тигр волк медведь дракон орел сокол лев свобода удача победа жизнь смерть музыка гитара
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
понедельник вторник среда четверг пятница суббота воскресенье
саша александр александра андрей алексей анна аня антон артем борис валентина валера ваня виктор виктория вика владимир вова
вадим галина григорий данил денис дима дмитрий евгений женя екатерина катя елена лена иван игорь ирина кирилл коля николай
ксения лариса людмила люда максим макс марина мария маша михаил миша надежда настя анастасия наталья наташа никита оксана олег
ольга оля павел паша петр полина роман рома светлана света сергей серега татьяна таня тимур юлия юля юра юрий ярослав
окно поддержка сервис служба ресторан кафе касса кассир официант кухня меню пицца суши
`

/** Each once, in lower case. */
export const GUESSED_WORDS: readonly string[] = [...new Set(WORDS.split(/\s+/).filter((word) => word.length > 2))]
