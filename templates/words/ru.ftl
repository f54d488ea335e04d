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

# A letter: $form is female, male or other, as the ending of a patronymic tells.
sheet-letter-dear = { $form ->
    [female] Уважаемая { $name }!
    [male] Уважаемый { $name }!
   *[other] { $name }!
}
sheet-letter-award = { $institution } выражает Вам искреннюю благодарность.
sheet-letter-other = { $institution } с удовольствием подтверждает Ваше участие: «{ $title }».
sheet-letter-closing = С уважением

# A sheet of several pages.
sheet-page = страница { $page } из { $pages }

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
sheet-reprint = Повторная печать

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

page-cause-error-in-content = В нём есть неверные сведения.
page-cause-issued-by-mistake = Он был выдан по ошибке.
page-cause-misconduct = Из-за нарушения или обмана.
page-cause-requested-by-holder = Об этом попросил его владелец.
page-cause-requirements-not-met = Владелец не выполнил того, что в нём засвидетельствовано.
page-cause-under-review = Учреждение проверяет его.

page-day = { $day } { $month }
page-date = { $day } { $year }

page-advice-title = Что делать
page-advice-refuse = Не полагайтесь на него. Попросите оригинал и спросите само учреждение по адресу, который нашли сами, а не прочли на бумаге.
page-advice-ask = Спросите учреждение по адресу, который нашли сами, а не прочли на бумаге.
page-advice-replaced = Попросите новый сертификат и проверьте его.
page-advice-unknown = Это ещё не значит, что он поддельный. Выясните сами, что это за учреждение, и спросите его.
page-advice-look-further = Страница знает только то, что загрузила. Подключитесь к сети или позвольте сервису узнать больше.
page-advice-update = Откройте страницу заново, когда будет сеть: новая версия, возможно, прочтёт его.
page-advice-scan = Отсканируйте ещё раз: ровно, при хорошем свете, чтобы код занимал весь кадр; или выберите PDF.
page-advice-read = Прочтите сами, что было подписано: ниже оно приведено дословно.
page-advice-demo = Здесь никто ничего не удостоверил.

page-report-unknown-institution = Неизвестное учреждение
page-report-key-revoked = Ключ в чужих руках
page-report-superseded = Заменён
page-report-suspended = Приостановлен
page-report-withdrawn = Отозван
page-report-hosted = От имени этого учреждения подписывает { $host }.
page-report-listed = За это учреждение ручается { $host }.
page-report-details = Подробности
page-report-save = Сохранить
page-report-save-token = Токен (JWT)
page-report-save-credential = Документ (JSON)
page-report-receipt = Получить подписанную квитанцию
page-report-receipt-hint = Токен будет отправлен на { $host }; он подпишет свой ответ.
page-report-sent = Проверено этим сервисом; присланное он не хранит.
page-report-here = Проверено на этом устройстве. Ничего не отправлено.
page-report-further = Позволить сервису узнать больше
page-report-further-hint = Код будет отправлен на { $host }; там он не хранится.

page-check-title = Что проверено
page-check-format = Форма
page-check-issuer = Учреждение
page-check-link = Ссылка
page-check-page = Бумага
page-check-signature = Подпись
page-check-status = Не отозван ли
page-check-validity = Срок действия
page-check-pass = в порядке
page-check-fail = не сходится
page-check-unknown = сказать нельзя
page-check-code = Код причины
page-check-differs = говорит другое
page-check-not-compared = сравните сами
page-check-original = в точности выпущенный файл
page-check-text-matches = говорит то же самое

page-ask-working = Проверяем…
page-ask-kept = Сети нет: ответ основан на том, что страница загрузила в последний раз.
page-ask-scan = Сканировать камерой
page-ask-stop = Выключить камеру
page-ask-no-camera = Камера недоступна. Выберите снимок кода или вставьте его текст.
page-ask-drop = Файл можно перетащить сюда или вставить.
page-ask-print = Напечатать ответ
page-ask-inside-title = Почему сканировать на этой странице?
page-ask-inside = Поддельный код может открыть поддельную страницу. Откройте страницу, адрес которой знаете, например эту, и сканируйте в ней: она не переходит по ссылке и проверяет сертификаты всех известных ей учреждений.
page-ask-lookup-title = Нет кода? Найдите по номеру
page-ask-lookup-hint = По номеру и имени, как они напечатаны. Поиск ничего не говорит о самой бумаге.
page-ask-lookup = Найти
page-ask-found-known = Сертификат с этим номером был выдан на это имя.
page-ask-found-withdrawn = Он отозван.
page-ask-found-superseded = Он заменён другим сертификатом.
page-ask-found-suspended = Он приостановлен.
page-ask-found-unknown = О таком номере и имени ничего не известно.
page-ask-found-failed = Не получилось: есть ли сеть?

page-problem-not-found = Здесь ничего нет
page-problem-empty-body = Ничего не отправлено: вставьте текст кода или выберите файл
page-problem-too-large = Файл больше 20 МБ
page-problem-file = Этот файл не читается
page-problem-busy = Сейчас много запросов: попробуйте чуть позже
page-problem-internal-error = У нас что-то пошло не так
page-problem-forbidden = Это вам недоступно: у вашей учётной записи здесь нет такой роли
page-problem-stale = Страница была открыта слишком долго: вернитесь, загрузите её заново и отправьте ещё раз
page-problem-other = Не получилось
page-problem-id = Сообщите оператору этот номер:

page-programme-by = Программу проводит

## fault-, cure-: что не так с программой, списком или бланком и что делать; по постоянному коду

fault-place-file = файл
fault-place-line = строка { $line }
fault-place-key = строка { $line }, { $path }
fault-place-row = строка { $row }
fault-place-cell = строка { $row }, { $column }

fault-ambiguous-date = эту дату можно прочесть как { $first } и как { $second }
cure-ambiguous-date = напишите { $first } или { $second }
fault-birth-date-implausible = участник этой программы не мог родиться { $day }
cure-birth-date-implausible = исправьте год или проверьте, не перепутаны ли столбцы
fault-birth-date-missing = нет даты рождения, а в этой программе она подписывается
cure-birth-date-missing = добавьте дату рождения или укажите sign_birth_date = false
fault-cell-error = в ячейке ошибка самой таблицы
cure-cell-error = исправьте формулу или введите значение
fault-cell-too-long = в ячейке больше { $limit } знаков
cure-cell-too-long = сократите
fault-cells-merged = ячейка объединена со строкой { $row }, а каждому человеку нужна своя
cure-cells-merged = отмените объединение и впишите значение в каждую строку
fault-column-twice = этот столбец означает то же, что «{ $other }»
cure-column-twice = удалите или переименуйте один из двух столбцов
fault-differs-from-sealed = для этого человека уже подписан сертификат { $number }, и в нём сказано другое
cure-differs-from-sealed = верните прежнее значение или замените сертификат: testamur correct { $number }
fault-digits-lost = таблица сохранила только первые 15 цифр этого номера
cure-digits-lost = задайте столбцу текстовый формат и введите номер заново
fault-does-not-fit = { $field } не помещается в поле «{ $place }» бланка
cure-does-not-fit = сократите текст, печатайте на меньшем числе языков или выберите более просторный макет
fault-duplicate-row = то же, что строка { $row }
cure-duplicate-row = удалите одну из двух строк
fault-empty = пусто
cure-empty = заполните или уберите ключ
fault-encoding-differs = файл сохранён не в кодировке { $encoding }
cure-encoding-differs = уберите --encoding или назовите кодировку, в которой файл сохранён
fault-encoding-unknown = кодировку файла определить нельзя
cure-encoding-unknown = сохраните как XLSX или CSV UTF-8 либо назовите кодировку, например --encoding windows-1251
fault-ends-before-start = последний день { $ends } раньше первого дня { $starts }
cure-ends-before-start = поменяйте дни местами или исправьте их
fault-file-missing = такого файла рядом с программой нет
cure-file-missing = положите изображение в папку программы или уберите строку
fault-file-too-large = файл больше { $limit } МБ
cure-file-too-large = разделите список и уберите из книги изображения
fault-formula-without-value = формула в этой ячейке ещё не вычислялась
cure-formula-without-value = откройте файл в табличном редакторе и сохраните снова или введите значение
fault-font-not-usable = шрифт { $file } не читается
cure-font-not-usable = дайте шрифт TrueType или OpenType (.ttf, .otf, .ttc), который разрешено встраивать
fault-font-missing = нет шрифта { $file }
cure-font-missing = положите его в папку fonts учреждения или исправьте макет
fault-glyph-missing = { $field } содержит { $sign } (письмо { $script }), такого знака нет ни в одном шрифте
cure-glyph-missing = исправьте букву или положите { $font } в папку шрифтов (--fonts)
fault-header-missing = ни одна из первых { $rows } строк не похожа на заголовок со столбцом имён
cure-header-missing = добавьте над именами строку заголовков, один из них — ФИО, Name, Ad Soyad или Ad, soyad
fault-picture-not-drawn = изображение: { $what } напечатается не так, как задумано
cure-picture-not-drawn = { $part ->
    [text] переведите текст в контуры (Inkscape: Контур > Оконтурить объект; Illustrator: Type > Create Outlines)
    [image] уберите вложенную картинку или переведите её в вектор, либо дайте всё как PNG
    [filter] уберите тень, размытие и другие фильтры либо дайте изображение как PNG
    [mask] сделайте из маски обтравочный контур либо дайте изображение как PNG
    [pattern] переведите узор в контуры (Inkscape: Объект > Узор > Узор в объекты)
    [marker] переведите линию и её стрелки в контуры (Inkscape: Контур > Оконтурить обводку)
    [gradient] дайте всем точкам градиента одну непрозрачность, а распространение сделайте "pad"
    [clip] объедините фигуры обтравочного контура (Inkscape: Контур > Сумма)
    [blend] поставьте обычный режим наложения
    [css] сохраните как простой SVG с атрибутами вместо правил стиля
    [link] сохраните файл целиком: того, на что он ссылается, в нём нет
    [animation] уберите скрипты и анимацию
    [path] сохраните рисунок заново: контур не читается
    [size] упростите рисунок: он слишком велик или ссылается сам на себя
   *[other] сохраните как простой SVG либо дайте изображение как PNG
}
fault-image-not-usable = изображение не годится: { $detail }
cure-image-not-usable = дайте PNG не больше 2 МиБ или SVG с viewBox
fault-issue-date-far = { $issued } не попадает в 366 дней до и 30 дней после сегодняшнего дня, { $today }
cure-issue-date-far = уберите issued, тогда это сегодня, или выберите более близкий день
fault-key-missing = отсутствует
cure-key-missing = добавьте
fault-key-unknown = такого ключа нет
cure-key-unknown = { $suggestion ->
    [none] уберите его
   *[other] может быть, { $suggestion }?
}
fault-language-missing = нет текста на языке { $language }
cure-language-missing = добавьте { $language } = "…" или уберите { $language } из languages
fault-language-twice = { $language } указан дважды
cure-language-twice = укажите один раз
fault-languages-differ = { $field }: языков { $found }, а на бланке { $expected }
cure-languages-differ = дайте текст по одному разу на каждом печатаемом языке
fault-layout-not-usable = в макете есть ошибки: { $detail }
cure-layout-not-usable = исправьте файл макета; testamur layout check скажет, когда он годен
fault-letters-garbled = при сохранении буквы этого текста подменены; вероятно, здесь «{ $proposal }»
cure-letters-garbled = напишите «{ $proposal }»; если же всё верно, повторите команду с --as-written { $row }
fault-letters-lost = при сохранении файла буквы этого текста потеряны
cure-letters-lost = сохраните как XLSX или CSV UTF-8: например, буквы ə в кодировках Windows нет
fault-letters-mixed = знак { $position }, «{ $letter }», — { $script ->
    [cyrillic] кириллическая
    [greek] греческая
   *[latin] латинская
} буква и только похож на нужный
cure-letters-mixed = { $proposal ->
    [none] напишите всё слово буквами одного алфавита
   *[other] напишите «{ $proposal }» (на вид то же, но буквами одного алфавита)
}
fault-more-faults = { $count ->
    [one] ещё { $count } ошибка
    [few] ещё { $count } ошибки
   *[other] ещё { $count } ошибок
}
cure-more-faults = сначала исправьте перечисленные
fault-name-missing = нет имени
cure-name-missing = впишите имя или удалите строку
fault-name-not-printable = { $field } содержит { $sign } (письмо { $script }), такого знака нет ни в одном шрифте
cure-name-not-printable = исправьте букву или положите { $font } в папку шрифтов (--fonts)
fault-name-sign = знаку «{ $sign }» в имени не место
cure-name-sign = уберите «{ $sign }» из имени
fault-namesakes = этого человека ничто не отличает от человека в строке { $row }
cure-namesakes = добавьте номера студентов или даты рождения, печатать их необязательно
fault-not-a-date = это не дата
cure-not-a-date = напишите 2022-10-28 или 28.10.2022
fault-not-a-quantity = это не число от 0,1 до 99999,9 не более чем с одним десятичным знаком
cure-not-a-quantity = напишите число, например 120 или 12,5, без единицы
fault-not-a-spreadsheet = эту книгу прочесть нельзя: { $reason ->
    [formats] в ней слишком много форматов
    [order] её строки стоят не по порядку
    [too-much] текстов или ячеек больше, чем бывает в списке
   *[damaged] она повреждена
}
cure-not-a-spreadsheet = скопируйте список в новую книгу или сохраните как CSV UTF-8
fault-not-acceptable = проверяющему этот сертификат ответят: { $reason }
cure-not-acceptable = исправьте программу или строку; если всё верно, сообщите об этом как об ошибке Testamur
fault-not-an-email = это не адрес электронной почты
cure-not-an-email = напишите один адрес, например name@university.example, или оставьте ячейку пустой
fault-not-latin = в имени латиницей есть другие буквы
cure-not-latin = { $proposal ->
    [none] напишите как в паспорте или оставьте ячейку пустой
   *[other] напишите как в паспорте, возможно «{ $proposal }», или оставьте ячейку пустой
}
fault-not-one-of = такого слова нет среди: { $words }
cure-not-one-of = напишите одно из: { $words }
fault-not-printable = { $sign } — знак, который нельзя напечатать
cure-not-printable = наберите текст заново, не копируя
fault-not-the-form = форма не та; нужно: { $form ->
    [country] код страны из двух заглавных латинских букв (ISO 3166-1)
    [did] did:web из хоста и коротких имён или did:key
    [file-name] имя файла из A-Z, a-z, 0-9, дефиса, подчёркивания и точки, без папок
    [register-number] регистрационный номер из 1–24 заглавных букв A-Z, цифр и дефисов
    [rotation-code] код из 1–12 букв и цифр
    [slug] короткое имя из a-z, 0-9 и внутренних дефисов
    [website] адрес сайта, например https://university.example
   *[other] { $form }
}
cure-not-the-form = { $form ->
    [register-number] напишите номер вроде IMU-2022-0007 или оставьте ячейку пустой, тогда будет следующий
   *[other] исправьте
}
fault-not-toml = это не TOML: { $detail }
cure-not-toml = исправьте строку; полные программы есть в документации и примерах
fault-number-pattern = { $reason ->
    [none] шаблон регистрационных номеров не задан
   *[other] это не шаблон регистрационных номеров: { $reason ->
        [brace] скобка не закрыта
        [field] допустимы только {"{"}year{"}"}, {"{"}seq{"}"} и {"{"}seq:04{"}"}
        [literal] вне скобок не более 24 знаков A-Z, 0-9 и дефисов
        [once] {"{"}seq{"}"} должен быть один раз, {"{"}year{"}"} — не более одного
       *[long] номера вышли бы длиннее 24 знаков
    }
}
cure-number-pattern = задайте number в программе, например "IMU-{"{"}year{"}"}-{"{"}seq:04{"}"}"
fault-number-taken = этот регистрационный номер занят другим сертификатом
cure-number-taken = дайте другой номер или оставьте ячейку пустой, тогда будет следующий
fault-not-shown = ни одно поле макета не показывает «{ $item }», а это подписывается
cure-not-shown = добавьте {"{"} show = "{ $item }" {"}"} в одно из полей
fault-number-twice = тот же регистрационный номер, что в строке { $row }
cure-number-twice = дайте каждой строке свой номер или оставьте столбец пустым
fault-outside-the-period = эти дни выходят за сроки программы
cure-outside-the-period = исправьте эти дни или сроки программы
fault-qr-not-made = QR-код не получается: { $detail }
cure-qr-not-made = сообщите об этом как об ошибке Testamur
fault-qr-too-large = QR-код на { $over } байт больше, чем вмещает поле { $width } мм
cure-qr-too-large = { $larger ->
    [none] уменьшите число слов или языков или укажите в программе link_qr = true
   *[other] укажите в программе sheet = "{ $larger }" или уменьшите число слов
}
fault-qr-too-long = в сертификате сказано больше, чем вмещает QR-код
cure-qr-too-long = уменьшите число слов или языков или укажите в программе link_qr = true
fault-quote-open = здесь открывается кавычка, которая нигде не закрыта
cure-quote-open = закройте кавычку, внутри ячейки удвойте её ("") или сохраните как XLSX
fault-result-like-hours = такой результат читался бы как часы
cure-result-like-hours = впишите часы в столбец часов
fault-roster-empty = в списке никого нет
cure-roster-empty = впишите людей под заголовком
fault-rotation-twice = ротация { $code } указана дважды
cure-rotation-twice = укажите один раз
fault-rotation-unknown = в программе нет ротации «{ $code }»
cure-rotation-unknown = { $known ->
    [none] оставьте ячейку пустой
   *[other] используйте коды программы через +: { $known }
}
fault-separator-inside = содержит «{ $separator }», а этим разделяются части поля
cure-separator-inside = напишите без этого разделителя
fault-sheet-missing = такого листа в книге нет
cure-sheet-missing = выберите один из листов: { $known }
fault-sheet-not-written = бланк записать не удалось: { $detail }
cure-sheet-not-written = сообщите об этом как об ошибке Testamur
fault-sheets-several = на список похожи несколько листов книги: { $known }
cure-sheets-several = назовите нужный с помощью --sheet-name или удалите остальные
fault-slug-twice = это короткое имя указано дважды
cure-slug-twice = дайте каждому учреждению своё короткое имя
fault-student-number-twice = тот же номер студента, что в строке { $row }
cure-student-number-twice = исправьте один из двух номеров
fault-too-long = длиннее { $limit } знаков
cure-too-long = сократите
fault-too-many = допустимо не больше { $limit }, а здесь больше: { $what ->
    [awarding] совместно награждающие учреждения
    [columns] столбцы
    [institutions] учреждения
    [languages] языки
    [merged] объединённые ячейки
    [partners] партнёры
    [rotations] ротации
    [rows] строки
    [sheets] листы
    [signatories] подписывающие
    [supervisors] руководители
    [text] МБ текста
   *[other] { $what }
}
cure-too-many = { $what ->
    [awarding] оставьте одно в awarded_with, остальные перечислите в partners
   *[other] оставьте не больше { $limit }
}
fault-word-unknown = такого слова нет
cure-word-unknown = { $suggestion ->
    [none] напишите одно из: { $known }
   *[other] может быть, { $suggestion }? известны: { $known }
}
fault-workbook-locked = книга Excel 97-2003 или книга с паролем
cure-workbook-locked = откройте её, снимите пароль и сохраните как XLSX
fault-workbook-too-large = части этой книги вместе больше { $limit } МБ
cure-workbook-too-large = скопируйте в новую книгу один только список
fault-wrong-type = тип не тот; нужно: { $expected ->
    [day] день, например 2022-10-28, без кавычек
    [flag] true или false
    [list] список [ … ]
    [number] число, например 120 или 12.5, без кавычек
    [table] таблица, например {"{"} ru = "…" {"}"}
    [text] текст в кавычках
   *[other] { $expected }
}
cure-wrong-type = напишите: { $expected ->
    [day] день, например 2022-10-28, без кавычек
    [flag] true или false
    [list] список [ … ]
    [number] число, например 120 или 12.5, без кавычек
    [table] таблицу, например {"{"} ru = "…" {"}"}
    [text] текст в кавычках
   *[other] { $expected }
}
fault-year-short = год из двух цифр
cure-year-short = напишите год четырьмя цифрами

## roster-: что прочитано из списка и что следует знать деканату

roster-read = Прочитано
roster-file = файл
roster-sheet = лист
roster-encoding = кодировка
roster-separator = разделитель
roster-separator-comma = запятая
roster-separator-semicolon = точка с запятой
roster-separator-tab = табуляция
roster-header = заголовки
roster-header-row = { $first ->
    [none] строка { $last }
   *[other] строки { $first } и { $last }
}
roster-columns = столбцы
roster-unread = не читались
roster-sheets-unread = листы не читались
roster-people = людей

roster-column-birth-date = дата рождения
roster-column-credits = кредиты
roster-column-email = электронная почта
roster-column-ends = последний день
roster-column-given-name = имя
roster-column-home-institution = учреждение
roster-column-hours = часы
roster-column-latin-name = имя латиницей
roster-column-name = ФИО
roster-column-number = регистрационный номер
roster-column-patronymic = отчество
roster-column-result = результат
roster-column-role = роль
roster-column-rotations = ротации
roster-column-starts = первый день
roster-column-student-number = номер студента
roster-column-surname = фамилия

roster-skip-above-the-headers = выше заголовков
roster-skip-blank = пустая
roster-skip-column-numbers = номера столбцов
roster-skip-hidden = скрыта или отфильтрована
roster-skip-serial-number = только порядковый номер
roster-skip-signature = подписи и примечания под списком
roster-skip-total = итоги

roster-note-capitals = строка { $row }: имя набрано прописными и таким останется: { $name }{ $proposal ->
    [none] {""}
   *[other] {" "}(обычно { $proposal })
}
roster-note-count-differs = в строке { $row } сказано «{ $said }», а прочитано людей: { $found }
roster-note-hidden-column = столбец «{ $column }» скрыт, но прочитан
roster-note-latin-proposed = строка { $row }: { $name } → { $latin }
roster-note-merged = { $column }: объединённая ячейка строки { $first } прочитана для каждой строки до { $last }
roster-note-namesake-sealed = строка { $row }: у человека с таким именем уже есть сертификат { $number } этой программы, но с другим номером студента или датой рождения либо без них: если это он же, исправьте тот сертификат
roster-note-skipped = строка { $row } пропущена: { $why }
roster-note-unknown-column = столбец «{ $column }» не читался
roster-note-unseen = строка { $row }, { $column }: убраны невидимые знаки

roster-skipped = Пропущенные строки
roster-notes = Замечания
roster-proposed = Предлагаемые имена латиницей (ИКАО 9303); не подписываются, пока их нет в списке
roster-faults = Ошибки
roster-more = и ещё { $count }
roster-would-issue = Проверка: было бы выдано { $count ->
    [one] { $count } сертификат
    [few] { $count } сертификата
   *[other] { $count } сертификатов
}; не выдано ничего.
roster-next-issue = Дальше: просмотрите сказанное выше и повторите команду без --dry-run.
roster-next-latin = Чтобы напечатать предложенные имена, повторите с --fix-out ФАЙЛ.xlsx, сверьте цветной столбец и выдавайте по этому файлу.
roster-next-fix = Дальше: исправьте отмеченные ячейки в { $file } и повторите команду с этим файлом.
roster-next-faults = Дальше: исправьте список и повторите команду. --fix-out ФАЙЛ.xlsx запишет копию, где все ошибки отмечены в ячейках.
roster-fault-count = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[other] { $count } ошибок
}. Ничего не выдано.
roster-existed = { $count ->
    [one] У { $count } строки сертификат уже есть
   *[other] У { $count } строк сертификаты уже есть
}: пропущено.
roster-withdrawn = строка { $row }: сертификат { $number } отозван и заново не выдаётся.
roster-fixed-faults = Ошибки
roster-fixed-row = строка
roster-fixed-column = столбец
roster-fixed-code = код
roster-fixed-content = содержимое
roster-fixed-problem = что не так
roster-fixed-cure = что делать
roster-fixed-proposed = предложено по правилам паспортов (ИКАО 9303): сверьте с паспортом или очистите ячейку

# Утверждение и выдача
issue-resumed = Продолжается утверждённая и прерванная партия: { $count ->
    [one] { $count } сертификат
    [few] { $count } сертификата
   *[other] { $count } сертификатов
}.
issue-batch = { $count ->
    [one] { $count } сертификат: { $title }
    [few] { $count } сертификата: { $title }
   *[other] { $count } сертификатов: { $title }
}
issue-numbers = номера с { $first } по { $last }, сроки с { $starts } по { $ends }
issue-digest = отпечаток партии { $digest }
issue-ask-name = Ваше имя для журнала:
issue-ask-yes = Подписать? Наберите { $yes }:
issue-yes = да
issue-not-approved = не утверждено; ничего не подписано, номера остаются за этими строками
issue-nobody = утвердить некому: назовите утверждающего через --approve-as ИМЯ; ничего не подписано
issue-done = Выдано { $count ->
    [one] { $count } сертификат
    [few] { $count } сертификата
   *[other] { $count } сертификатов
} в { $out }, уже было: { $existed }.

# A receipt of a verification, printed
receipt-title = Квитанция о проверке
receipt-worst = Худший из результатов
receipt-about = О чём
receipt-about-answer = один ответ
receipt-about-batch = { $count ->
    [one] пакет из { $count } сертификата
   *[other] пакет из { $count } сертификатов
}
receipt-about-files = { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[other] { $count } файлов
}
receipt-counts = Результаты
receipt-counts-said = подлинных: { $accept }, недействительных: { $reject }, неопределённых: { $undecided }, не понято: { $error }
receipt-as-of = Не отозван по состоянию на
receipt-verified-at = Проверено по состоянию на
receipt-asked = Условие
receipt-asked-said = сведения о статусе не старше { $hours } ч
receipt-demo = Демонстрации
receipt-demo-said = учтены: они ничего не доказывают
receipt-domains = Верим по имени домена
receipt-trust-list = Номер списка доверия
receipt-service = Подписал
receipt-signed = Время подписи
receipt-version = Версия
receipt-evidence = SHA-256 предъявленного
receipt-answer = SHA-256 ответа
receipt-closing-proves = Эта служба сказала это именно об этих байтах в это время. Квитанция никого не называет: предъявленное и ответ представлены в ней только своими суммами, поэтому храните её вместе с ними.
receipt-closing-alone = Сама по себе эта страница ничего не доказывает. Подписанная квитанция приложена к файлу: receipt.jwt.
receipt-closing-with-answer = Сама по себе эта страница ничего не доказывает. Подписанная квитанция приложена к файлу: receipt.jwt, весь ответ: answer.json.
receipt-closing-check = Как проверить: testamur receipt verify ФАЙЛ.pdf --evidence ПРЕДЪЯВЛЕННОЕ --trust https://{ $host }/service/did.json

# The desk.
desk-account = Учётная запись
desk-action-approve = утверждено
desk-action-check = проверено, номера выданы
desk-action-hand-over = передано на утверждение
desk-action-print = напечатано или скачано
desk-action-release = напечатано впервые
desk-action-resume = снова в силе
desk-action-seal = подписано
desk-action-supersede = заменено
desk-action-suspend = приостановлено
desk-action-withdraw = отозвано
desk-all = Все сертификаты
desk-approve = Утверждение
desk-approve-code = Одноразовый код из телефона
desk-approve-code-hint = Код подтверждает, что утверждаете именно вы. Он действует один раз: вводите его только на этой странице.
desk-approve-do = { $count ->
    [one] Утвердить { $count } сертификат
    [few] Утвердить { $count } сертификата
   *[many] Утвердить { $count } сертификатов
    }
desk-approve-jump = К утверждению
desk-approve-lead = Посмотрите каждый сертификат выше. Утверждённое подписывается от имени учреждения, и с бумаги его не убрать.
desk-approve-own = Эту партию подготовили вы. Утвердить её должен кто-то другой.
desk-approve-policy = Это учреждение не допускает утверждения одноразовым кодом. Обратитесь к администратору.
desk-approve-waits = Ждёт утверждения
desk-approve-waits-lead = Подписант увидит эту партию, посмотрит каждый лист и утвердит её или вернёт с замечанием. От вас ничего не требуется.
desk-certificate-batch = Партия
desk-certificate-print = Лист (PDF)
desk-certificate-since = С
desk-certificates = { $count ->
    [one] { $count } сертификат
    [few] { $count } сертификата
   *[many] { $count } сертификатов
    }
desk-change = Отозвать или приостановить
desk-change-cause = Выберите причину: её увидит каждый, кто проверяет сертификат.
desk-change-late = Кто-то успел раньше: состояние сертификата уже другое.
desk-change-lead = Отзыв — навсегда. Приостановку можно снять; о ней сообщают только страницы и службы Testamur.
desk-change-note = Заметка для журнала (без сведений о здоровье)
desk-change-resume = Вернуть в силу
desk-change-suspend = Приостановить
desk-change-why = Причина, которую увидят все
desk-change-withdraw = Отозвать навсегда
desk-code = Одноразовый код
desk-code-hint = Потеряли телефон? Оператор службы разрешит подключить другой.
desk-code-lead = Откройте на телефоне приложение-аутентификатор и введите шесть цифр, которые оно показывает.
desk-code-title = Одноразовый код
desk-continue = Продолжить
desk-done = { $count ->
    [one] { $count } сертификат подписан и готов
    [few] { $count } сертификата подписаны и готовы
   *[many] { $count } сертификатов подписаны и готовы
    }
desk-draft-back = Вернул(а) { $text }
desk-draft-kept = Всё отправленное сразу сохраняется. Можно уйти и вернуться.
desk-draft-untitled = Новая партия
desk-drafts = В подготовке
desk-drop = Удалить этот черновик
desk-drop-do = Удалить
desk-drop-sure = Программа и список этого черновика будут удалены. Подписанное не изменится.
desk-empty-1 = Регистратор загружает сюда список участников и программу.
desk-empty-2 = Каждая ошибка показана в своей ячейке вместе с тем, как её исправить.
desk-empty-3 = Подписант смотрит каждый сертификат и утверждает кодом из телефона.
desk-empty-4 = Сертификаты подписываются, и вы скачиваете один файл для печати.
desk-empty-others = Для вас пока ничего нет.
desk-empty-registrar = Начните с кнопки вверху. Ничто не подписывается, пока это не утвердит другой человек.
desk-empty-title = От списка к подписанным сертификатам
desk-enrol-1 = Установите на телефон приложение-аутентификатор, если его нет.
desk-enrol-2 = В приложении добавьте учётную запись и отсканируйте этот код.
desk-enrol-3 = Введите шесть цифр, которые показывает приложение.
desk-enrol-code = QR-код для приложения-аутентификатора
desk-enrol-lead = Теперь телефон будет подтверждать, что это вы. Это займёт минуту и делается один раз.
desk-enrol-title = Подключите телефон
desk-enrol-typed = Не сканируется? Введите этот ключ:
desk-faults = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
    }
desk-field-credits = Кредиты ECTS
desk-field-description = Описание
desk-field-ends = Последний день
desk-field-home = Направившее учреждение
desk-field-hours = Часы
desk-field-issued = Дата выдачи (пусто — сегодня)
desk-field-kind = Вид
desk-field-languages = Языки печати по порядку
desk-field-mode = Форма
desk-field-name = Имя
desk-field-native = На родном языке
desk-field-number = Регистрационные номера
desk-field-office = Должность
desk-field-partners = Партнёры, по одному в строке
desk-field-register-number = Номер
desk-field-sheet = Макет
desk-field-signatories = Подписывают
desk-field-signatory = Подписант
desk-field-signature = Файл подписи
desk-field-slug = Короткое имя для адресов
desk-field-starts = Первый день
desk-field-title = Название
desk-field-usual = как обычно
desk-files = Программа, список и подписи
desk-files-add = Добавить файлы
desk-files-hint = Перетащите сюда сразу все файлы: программу (.toml), список (.xlsx или .csv), подписи (.svg, .png). Что есть что, определится само.
desk-files-large = { $text } слишком велик для программы.
desk-files-more = Другой список или ещё файлы
desk-files-name = { $text }: назовите картинку латинскими буквами, цифрами, точками и дефисами.
desk-files-none = Выберите хотя бы один файл или вставьте строки.
desk-files-not-text = { $text } — не текст в UTF-8: сохраните его заново.
desk-files-pictures = К программе можно приложить картинок: не больше { $count }.
desk-files-send = Загрузить и посмотреть
desk-files-unknown = { $text } — не из тех файлов, которые здесь нужны.
desk-find = Найти сертификат по номеру
desk-find-do = Найти
desk-get-hint = Отозванные и заменённые сертификаты не включаются. Каждое скачивание записывается в журнал.
desk-get-print = Один файл для печати
desk-get-register = Реестр (CSV)
desk-get-two-sided = Для двусторонней печати
desk-get-zip = Отдельные файлы (ZIP)
desk-good = без ошибок
desk-hand-over = Передать на утверждение
desk-hand-over-again = Проверить снова
desk-hand-over-do = { $count ->
    [one] Передать { $count } сертификат
    [few] Передать { $count } сертификата
   *[many] Передать { $count } сертификатов
    }
desk-hand-over-faults = { $count ->
    [one] При проверке найдена { $count } ошибка. Ничего не передано.
    [few] При проверке найдены { $count } ошибки. Ничего не передано.
   *[many] При проверке найдено { $count } ошибок. Ничего не передано.
    }
desk-hand-over-lead = Каждый сертификат сначала делается на пробу: код, буквы, статус, место на бумаге. Только если всё верно, выдаются номера и подписант видит партию.
desk-hand-over-not-yet = Сначала нужны целая программа и список без ошибок.
desk-hand-over-nothing = { $count ->
    [one] У этой строки сертификаты уже есть. Выдавать нечего.
    [few] У всех { $count } строк сертификаты уже есть. Выдавать нечего.
   *[many] У всех { $count } строк сертификаты уже есть. Выдавать нечего.
    }
desk-hand-over-other = Другая партия этой программы ждёт утверждения. Сначала её нужно утвердить или вернуть.
desk-history = История
desk-home = Сертификаты
desk-keep = Сохранить
desk-login = Адрес электронной почты
desk-means-totp = одноразовым кодом, без привязки к содержанию
desk-new = Новая партия
desk-new-begin = Заполнить
desk-new-blank = Без файла программы
desk-new-blank-hint = Заполните форму.
desk-new-copy = Копия на год позже
desk-new-else = Или начните иначе
desk-new-lead = Загрузите то, что есть. Ничто не подписывается без утверждения другим человеком.
desk-notes = { $count ->
    [one] { $count } замечание к списку
    [few] { $count } замечания к списку
   *[many] { $count } замечаний к списку
    }
desk-password = Пароль
desk-paste = Или вставьте строки из таблицы
desk-paste-hint = Скопируйте их вместе со строкой заголовков.
desk-paste-label = Строки
desk-people = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
    }
desk-picture-cure = Добавьте файл ниже.
desk-picture-missing = Программа называет картинку { $text }, но её здесь нет.
desk-places = Учреждения
desk-places-none = У вашей учётной записи нет роли ни в одном учреждении. Обратитесь к администратору.
desk-programme = Программа
desk-programme-change = Изменить программу
desk-programme-text = Всё в виде текста
desk-programme-text-label = TOML: отделения и всё, чего нет в форме
desk-progress-printed = Напечатано { $done } из { $total }
desk-progress-sealed = Подписано { $done } из { $total }
desk-proposals = { $count ->
    [one] Предложено { $count } имя латиницей.
    [few] Предложено { $count } имени латиницей.
   *[many] Предложено { $count } имён латиницей.
    }
desk-proposals-show = Посмотреть
desk-proposals-take = Внести в список
desk-proposals-why = Они составлены по правилам загранпаспортов и подписываются, только если вы их примете. Сверьте с паспортами.
desk-rate-minutes = { $rate } в секунду, осталось около { $left } мин
desk-rate-seconds = { $rate } в секунду, осталось около { $left } с
desk-refused-code = Это не код этой минуты, или он уже использован. Дождитесь следующего.
desk-refused-locked = Слишком много неверных попыток. Повторите через { $count } мин.
desk-refused-password = Адрес и пароль не подходят друг к другу, или учётная запись закрыта.
desk-released = Готовы
desk-released-cut = Показаны только последние.
desk-roster = Список
desk-roster-all = Показать все
desk-roster-edited = изменён здесь
desk-roster-faulty = исправить: { $count }
desk-roster-hidden = { $count ->
    [one] Ещё { $count } строка без ошибок.
    [few] Ещё { $count } строки без ошибок.
   *[many] Ещё { $count } строк без ошибок.
    }
desk-roster-later = Будет прочитан, когда программа будет целой.
desk-roster-none = ещё нет
desk-roster-pasted = Вставленные строки
desk-rotations = { $count ->
    [one] { $count } отделение: без изменений; правятся в тексте ниже.
    [few] { $count } отделения: без изменений; правятся в тексте ниже.
   *[many] { $count } отделений: без изменений; правятся в тексте ниже.
    }
desk-row = Строка
desk-row-change = Изменить
desk-rows-keep = Сохранить изменения и проверить
desk-rows-undo = Отменить все изменения: вернуть файл как был
desk-sealing = Подписывается
desk-sealing-failed = Остановилось. Ничего не потеряно: через десять минут продолжится само. Если остановится снова, сообщите оператору.
desk-sealing-hint = Страницу можно закрыть. Работа продолжится без вас.
desk-send-back = Вернуть с замечанием
desk-send-back-do = Вернуть
desk-send-back-empty = Напишите, почему возвращаете.
desk-send-back-gone = Эта партия пришла не отсюда: она будет удалена, и её придётся подготовить заново там, откуда она пришла.
desk-send-back-hint = Номера освободятся, и регистратор увидит ваше замечание в черновике.
desk-send-back-why = Что нужно изменить?
desk-sessions = Где вы вошли
desk-sessions-begun = с { $text }
desk-sessions-end = Выйти там
desk-sessions-everywhere = Выйти везде
desk-sessions-lead = Если какой-то браузер вам незнаком, выйдите везде и сообщите оператору.
desk-sessions-seen = последний раз: { $text }
desk-sessions-this = этот
desk-sheet = Смотреть
desk-sheet-first = Так будет выглядеть первый сертификат
desk-sheet-of = Сертификат: { $text }
desk-sign-in = Вход
desk-sign-in-hint = Учётные записи заводит оператор службы.
desk-sign-in-lead = Здесь сертификаты готовят, утверждают и печатают.
desk-sign-out = Выйти
desk-standing-in-force = в силе
desk-standing-superseded = заменён
desk-standing-suspended = приостановлен
desk-standing-withdrawn = отозван
desk-state-back = возвращено
desk-state-checked = ждёт утверждения
desk-state-draft = черновик
desk-state-released = готово
desk-state-sealing = подписывается
desk-waiting = Ждут утверждения
desk-waiting-yours = Ждут вашего утверждения
desk-what = Что подписывается
desk-what-approved = Утвердил(а)
desk-what-count = Сертификатов
desk-what-digest = Отпечаток содержания
desk-what-digest-hint = SHA-256 по каждому подписываемому байту. Если изменится хоть одна буква, он станет другим и утверждение потеряет силу.
desk-what-digest-whole = полностью
desk-what-issued = Дата выдачи
desk-what-period = Период
desk-what-prepared = Подготовил(а)

## the page: without network, and without a person
page-ask-offline = Теперь эта страница работает и без сети.
page-by-program = Подписано программой учреждения: никто из людей там этого не утверждал.
