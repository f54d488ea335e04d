# Words for people in Russian. Each part of the product has its own prefix.

## sheet-: the printed certificate

# The kind of certificate: its heading.
sheet-kind-award = Грамота
sheet-kind-course = Свидетельство о прохождении курса
sheet-kind-degree = Диплом
sheet-kind-internship = Сертификат о стажировке
sheet-kind-participation = Сертификат участника
sheet-kind-practice = Сертификат о клинической практике
sheet-kind-volunteering = Сертификат волонтёра

# Above the name.
sheet-presented = вручается

# How the person took part.
sheet-mode-course = курс
sheet-mode-observation = наблюдение
sheet-mode-supervised-practice = практика под руководством наставников
sheet-mode-volunteer-work = волонтёрская работа

# Labels, in small letters.
sheet-label-period = сроки
sheet-label-hours = объём
sheet-label-credits = кредиты
sheet-label-grade = результат
sheet-label-role = роль
sheet-label-home = направившая организация
sheet-label-mode = форма
sheet-label-born = дата рождения
sheet-label-department = отделение
sheet-label-place = место
sheet-label-days = дни
sheet-label-supervisors = руководители
sheet-label-partners = партнёры
sheet-label-number = Рег. №
sheet-label-issued = дата выдачи
sheet-label-valid = действителен до

# Amounts: $text is the number as it is written, $count the number for the plural.
sheet-hours = { $text } { $count ->
    [one] час
    [few] часа
    [many] часов
   *[other] часа
}
sheet-credits = { $text } { $count ->
    [one] кредит
    [few] кредита
    [many] кредитов
   *[other] кредита
} ECTS

# A second awarding institution, before and after its name.
sheet-joint = Совместно присуждает
sheet-joint-note = по сведениям выдавшей организации, подпись отсутствует

# How to check; the place of the stamp.
sheet-check = Проверка: сами откройте { $host }, отсканируйте код там и сверьте каждую строку.
sheet-seal = М. П.

# The months, as they stand after a day.
sheet-month-1 = января
sheet-month-2 = февраля
sheet-month-3 = марта
sheet-month-4 = апреля
sheet-month-5 = мая
sheet-month-6 = июня
sheet-month-7 = июля
sheet-month-8 = августа
sheet-month-9 = сентября
sheet-month-10 = октября
sheet-month-11 = ноября
sheet-month-12 = декабря

# What a screen reader says for pictures.
sheet-alt-code = QR-код с полным подписанным сертификатом; открывает страницу проверки
sheet-alt-logo = Эмблема: { $name }
sheet-alt-signature = Подпись: { $name }

## page-: the pages of the service

page-skip = К содержанию
page-demo = Демонстрация: эти сертификаты вымышлены и ничего не доказывают.
page-host = Адрес этой страницы
page-languages = Язык
page-back = Проверить другой сертификат

page-index-title = Сертификаты, которые может проверить каждый
page-index-lead = Здесь университеты подписывают сертификаты об участии и обучении. Код на бумаге содержит весь подписанный сертификат; эта страница сверяет его с опубликованными ключами учреждения.
page-index-check = Проверить сертификат
page-index-how-title = Как проверить
page-index-how-1 = Откройте эту страницу по её адресу, а не по присланной ссылке.
page-index-how-2 = Отсканируйте код на бумаге или выберите PDF.
page-index-how-3 = Сравните каждую строку на экране с бумагой.
page-index-programs-title = Для программ
page-index-programs = Пришлите текст кода, токен, документ JSON, PDF или изображение; ответ — заключение с причинами.
page-index-trust = Подписанный список учреждений, ключей и статусов для проверки без этого сервиса:
page-index-institutions = Учреждения

page-ask-title = Проверить сертификат
page-ask-host = Это тот адрес, который вы знаете? Поддельный код может открыть поддельную страницу: продолжайте, только если доверяете этому адресу.
page-ask-consent-title = Код содержит весь сертификат
page-ask-consent = Он не покидал вашего устройства. Чтобы проверить его здесь, его нужно отправить этому сервису; сервис его не хранит.
page-ask-send = Отправить и проверить
page-ask-other = Проверить что-то другое
page-ask-code = Текст кода
page-ask-code-hint = Начинается с https:// и заканчивается множеством цифр. Подойдёт и токен или документ JSON.
page-ask-file = или файл
page-ask-file-hint = PDF или чёткая фотография кода (PNG, JPEG), не больше 20 МБ
page-ask-check = Проверить
page-ask-noscript = Страница работает и без скриптов: скопируйте её полный адрес вместе со всем, что стоит после знака #, в поле ниже.

page-verdict-accept = Подлинный
page-verdict-reject = Недействителен
page-verdict-undecided = Неизвестно
page-accept-code = Учреждение подписало то, что указано ниже, и не отозвало подпись.
page-accept-file = Это в точности тот файл, который выпустило учреждение.
page-compare = Сравните каждую строку с бумагой
page-compare-hint = Код подлинный. Напечатанное вокруг него верно, только если говорит то же самое.
page-genuine-but = Подпись подлинная. Подписано следующее:
page-as-of = Статус на { $at }
page-of-page = Страница { $number }
page-count = Сертификатов: { $count }
page-signed-by = Подписано
page-claims-to-be-of = В нём указано, что его выдало
page-claim-unchecked = Проверить это не удалось.
page-successor = Взамен выдан сертификат { $number }.
page-since = С { $day }
page-elsewhere = Код ведёт на { $host } — это не адрес учреждения.
page-by-issuer = указано учреждением, не проверялось
page-not-signed = указано, не подписывало
page-known-by-domain = Достоверен только адрес: кто за ним стоит, не подтвердил никто, кому мы доверяем.
page-raw = Всё, что было подписано

page-label-name = Имя
page-label-native-name = Имя на своём языке
page-label-institution = Учреждение
page-label-title = Название
page-label-kind = Вид
page-label-mode = Форма
page-label-period = Период
page-label-hours = Часы
page-label-credits = Кредиты (ECTS)
page-label-grade = Результат
page-label-role = Роль
page-label-number = Регистрационный номер
page-label-issued = Дата выдачи
page-label-valid-until = Действителен до
page-label-birth-date = Дата рождения
page-label-home = Направившее учреждение
page-label-description = Описание
page-label-departments = Отделения
page-label-signatories = На бумаге подписали
page-label-partners = Партнёры
page-label-joint = Выдано совместно с
page-label-supervisors = Руководители

page-reason-bad-signature = Содержание или подпись изменены после подписания.
page-reason-content-differs = На странице написано не то, что было подписано.
page-reason-context-unknown = Подпись подлинная, но мы не знаем наверняка, что означают её термины.
page-reason-credential-not-here = Код только называет сертификат, который лежит на другом сервере.
page-reason-demo-issuer = Демонстрация: ничего не доказывает.
page-reason-dictionary-unknown = Для этого кода нужна более новая версия сервиса.
page-reason-expired = Срок действия истёк.
page-reason-flags-unknown = Для этого кода нужна более новая версия сервиса.
page-reason-issuer-name-differs = Учреждение названо именем, которого у него никогда не было.
page-reason-issuer-not-trusted = Подпись подлинная, но кто подписал, не подтвердил никто, кому мы доверяем.
page-reason-issuer-unknown = Названное учреждение нам неизвестно.
page-reason-key-not-of-issuer = Ключ, которым подписано, не принадлежит названному учреждению.
page-reason-key-revoked = Ключ, которым подписано, попал в чужие руки. Попросите у учреждения заново подписанный сертификат.
page-reason-key-unknown = Учреждение нам известно, но этот ключ — нет.
page-reason-key-wrong-purpose = Этим ключом нельзя подписывать сертификаты.
page-reason-kind-unknown = Для этого кода нужна более новая версия сервиса.
page-reason-layout-unknown = Для этого кода нужна более новая версия сервиса.
page-reason-malformed = Это не сертификат в надлежащей форме.
page-reason-needs-server = Здесь это проверить нельзя.
page-reason-not-yet-valid = Начнёт действовать позже.
page-reason-nothing-found = Сертификат не найден. Код чёткий и целый?
page-reason-status-stale = Сведения об отзыве слишком старые.
page-reason-status-unavailable = Отозван ли он, здесь неизвестно.
page-reason-superseded = Учреждение заменило его исправленным сертификатом. Попросите новый.
page-reason-suspended = Учреждение просит пока на него не полагаться.
page-reason-unsupported-algorithm = Подписано способом, который ничего не доказывает или который мы не можем проверить.
page-reason-withdrawn = Учреждение отозвало этот сертификат.

page-problem-not-found = Здесь ничего нет
page-problem-empty-body = Ничего не отправлено: вставьте текст кода или выберите файл
page-problem-too-large = Файл больше 20 МБ
page-problem-file = Этот файл не читается
page-problem-busy = Сейчас много запросов: попробуйте чуть позже
page-problem-internal-error = У нас что-то пошло не так
page-problem-other = Не получилось
page-problem-id = Сообщите оператору этот номер:

page-programme-by = Программу проводит
