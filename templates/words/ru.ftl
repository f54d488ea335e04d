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
desk-approve-policy = Это учреждение не допускает ни одного способа утверждения, который есть у вас на рабочем столе. Обратитесь к администратору.
desk-approve-waits = Ждёт утверждения
desk-approve-waits-lead = Подписант увидит эту партию, посмотрит каждый лист и утвердит её или вернёт с замечанием. От вас ничего не требуется.
desk-certificate-batch = Партия
desk-certificate-print = Лист (PDF)
desk-certificate-since = В этом состоянии с
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
desk-find = Поиск сертификатов
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
desk-roster-all = { $count ->
    [one] Показать { $count } строку
    [few] Показать все { $count } строки
   *[many] Показать все { $count } строк
    }
desk-roster-edited = изменён здесь
desk-roster-faulty = исправить: { $count }
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

# The desk: administration.
desk-action-add-account = добавлен(а) в список людей
desk-action-add-client = программа допущена
desk-action-add-institution = учреждение добавлено
desk-action-add-key = ключ создан
desk-action-disable-account = учётная запись закрыта
desk-action-disable-client = программа закрыта
desk-action-drop = партия отменена
desk-action-enable-account = учётная запись открыта
desk-action-export-log = журнал скачан
desk-action-forget = контактные данные стёрты
desk-action-grant-role = роль выдана
desk-action-issue = выдано программой
desk-action-move-institution = перенесено на другой узел
desk-action-reissue = подготовлено заново из-за ключа
desk-action-reset-password = пароль сменён
desk-action-retire-key = ключ выведен из работы
desk-action-revoke-key = ключ объявлен скомпрометированным
desk-action-rotate-client = секрет программы сменён
desk-action-set-approvals = способы утверждения изменены
desk-action-set-logo = логотип изменён
desk-action-set-retention = срок хранения изменён
desk-action-take-role = роль отозвана
desk-admin = Управление
desk-approvals = Утверждение
desk-approvals-by = Партию можно утвердить
desk-approvals-client = Программой, без человека
desk-approvals-client-what = Программы с правом seal отдают свои партии на подпись, с правом issue подписывают сразу. Никто не смотрит, что подписано.
desk-approvals-hint = Партия, утверждённая способом, который больше не разрешён, не подписывается.
desk-approvals-lead = Без утверждения ничего не подписывается. Здесь учреждение решает, что считается утверждением.
desk-approvals-none = Выберите хотя бы один: иначе ничего нельзя будет утвердить.
desk-approvals-operator = Имя в командной строке
desk-approvals-operator-what = Утверждает тот, кто может писать в папку данных, под любым именем. Отключите, когда все работают за столом.
desk-approvals-passkey = Ключ доступа подписанта
desk-approvals-passkey-what = Связан с содержанием: потом можно доказать, кто какие байты утвердил.
desk-approvals-totp = Одноразовый код с телефона подписанта
desk-approvals-totp-what = Показывает, что подписант был на месте. С содержанием не связан: кто пишет в реестр, может записать и его.
desk-drill = В чужих руках?
desk-drill-after = А затем
desk-drill-after-1 = Выясните, как это случилось. Если известна парольная фраза, создайте новые ключи всех назначений и другую фразу.
desk-drill-after-2 = Передайте новый список доверия тем, кто хранит его файлом: testamur trust export.
desk-drill-after-3 = Выдайте новые листы и сообщите тем, кто полагается на старые.
desk-drill-again = Выдать заново подписанное им
desk-drill-again-what = Каждый действующий сертификат готовится заново, с новым номером и нынешним ключом. Каждая партия ждёт подписанта и после подписи заменяет старую.
desk-drill-batches = Вместо них
desk-drill-batches-hint = Подписант утверждает каждую, как любую партию.
desk-drill-by-programs = { $count ->
    [one] Из них { $count } сдан программой: она должна сдать его снова.
    [few] Из них { $count } сданы программами: они должны сдать их снова.
   *[many] Из них { $count } сданы программами: они должны сдать их снова.
    }
desk-drill-differs = Это не отпечаток этого ключа. Ничего не изменено.
desk-drill-do = Объявить всем, что он скомпрометирован
desk-drill-ended = Отозвано или заменено раньше
desk-drill-fingerprint = Его отпечаток
desk-drill-go-on = Что дальше
desk-drill-in-force = Действующие сертификаты, подписанные им
desk-drill-key = Ключ
desk-drill-left-out = { $count ->
    [one] { $count } сертификат подготовить не удалось
    [few] { $count } сертификата подготовить не удалось
   *[many] { $count } сертификатов подготовить не удалось
    }
desk-drill-not-yet = Сначала объявите, что ключ скомпрометирован.
desk-drill-nothing = Им не подписано ничего действующего.
desk-drill-over = Срок истёк.
desk-drill-prepare = { $count ->
    [one] Подготовить оставшийся { $count } сертификат
    [few] Подготовить оставшиеся { $count } сертификата
   *[many] Подготовить оставшиеся { $count } сертификатов
    }
desk-drill-prepared = Подготовлено заново: { $done } из { $total }
desk-drill-says-1 = Каждый, кто проверит такой сертификат, увидит: отклонён, ключ скомпрометирован. Когда он подписан — неважно: вор может поставить любую дату.
desk-drill-says-2 = Отменить это нельзя.
desk-drill-says-3 = Дальше подписывает другой ключ; если его нет, он будет создан.
desk-drill-says-4 = Владельцам нужны новые листы. Здесь их можно подготовить сразу все; утверждает подписант.
desk-drill-signed = Подписано: { $done } из { $total }
desk-drill-stopped = Остановилось. Ничего не потеряно: подготовленное остаётся. Через десять минут продолжится само, а по кнопке ниже — сразу. Если остановится снова, сообщите оператору.
desk-drill-suspended = { $count ->
    [one] { $count } приостановлен: он не готовится, пока вы о нём не решите.
    [few] { $count } приостановлены: они не готовятся, пока вы о них не решите.
   *[many] { $count } приостановлены: они не готовятся, пока вы о них не решите.
    }
desk-drill-tell = Объявить всем
desk-drill-title = Ключ может быть в чужих руках
desk-drill-type = Если вы уверены, введите отпечаток ключа:
desk-drill-what = Что это значит
desk-forget = Стереть контактные данные
desk-forget-again = { $count ->
    [one] Стёрто для { $count } сертификата. Байты ещё в журнале реестра, потому что кто-то читает: повторите позже.
    [few] Стёрто для { $count } сертификатов. Байты ещё в журнале реестра, потому что кто-то читает: повторите позже.
   *[many] Стёрто для { $count } сертификатов. Байты ещё в журнале реестра, потому что кто-то читает: повторите позже.
    }
desk-forget-back = Назад
desk-forget-bad = Введите от 1 до 200 номеров через пробел.
desk-forget-do = Стереть навсегда
desk-forget-done = { $count ->
    [one] Стёрто для { $count } сертификата.
    [few] Стёрто для { $count } сертификатов.
   *[many] Стёрто для { $count } сертификатов.
    }
desk-forget-look = Продолжить
desk-forget-numbers = Номера сертификатов
desk-forget-sure = { $count ->
    [one] Стереть контактные данные { $count } сертификата?
    [few] Стереть контактные данные { $count } сертификатов?
   *[many] Стереть контактные данные { $count } сертификатов?
    }
desk-forget-unknown = Не всё это — подписанные сертификаты этого учреждения. Ничего не стёрто.
desk-forget-what = Почта, номер студента и дата рождения удаляются из реестра. Подписанное, номер, сумма и состояние остаются. Прежние копии, списки и письма не затрагиваются.
desk-keeping = Контактные данные
desk-keeping-bounds = От { $done } до { $total } дней; пусто: как у службы.
desk-keeping-days = Сколько хранятся
desk-keeping-days-bad = Введите число дней в этих пределах или оставьте пустым.
desk-keeping-lead = Адреса, номера студентов и даты рождения хранятся рядом с сертификатами, а не в них. Не храните их дольше нужного.
desk-keeping-own = Учреждение стирает через столько дней
desk-keeping-service = { $count ->
    [one] Служба стирает через { $count } день после выдачи.
    [few] Служба стирает через { $count } дня после выдачи.
   *[many] Служба стирает через { $count } дней после выдачи.
    }
desk-keeping-service-never = Сама служба ничего не стирает.
desk-keys = Ключи
desk-keys-api = Для программ
desk-keys-api-what = подписывает то, что сдают программы с правом issue
desk-keys-credential = Сертификаты
desk-keys-credential-what = подписывает то, что утверждают подписанты
desk-keys-did = Учреждение:
desk-keys-hint = Подписанное выведенным ключом остаётся в силе. Отклоняется лишь подписанное скомпрометированным.
desk-keys-late = Этот ключ уже не подписывает.
desk-keys-lead = Подписывает новейший ключ каждого вида. Закрытые половины не покидают машину, где подписывают. Раз в год создавайте новый.
desk-keys-locked = Файлы ключей этой машины не открываются её парольной фразой. Обратитесь к оператору.
desk-keys-make = Создать ключ
desk-keys-make-hint = Проведите церемонию: двое сверяют отпечаток нового ключа с тем, что отдаёт узел учреждения.
desk-keys-older = прежний, не выведен
desk-keys-public = Открытая половина:
desk-keys-purpose = Выберите, что подписывает ключ.
desk-keys-retire = Вывести из работы
desk-keys-retired = выведен { $text }
desk-keys-revoked = скомпрометирован { $text }
desk-keys-rotate = Заменить новым
desk-keys-signs = подписывает сейчас
desk-keys-since = с { $text }
desk-keys-status = Списки состояний
desk-keys-status-what = подписывает, что отозвано
desk-keys-waiting = Пока его нельзя вывести: его подписи ждут сертификаты, или это последний ключ списков состояний. Сначала подпишите их или верните, либо создайте другой ключ.
desk-keys-what = Что он подписывает
desk-log = Журнал
desk-log-all = всё
desk-log-detail = Подробности
desk-log-from = С
desk-log-none = Такого в журнале нет.
desk-log-older = Раньше
desk-log-show = Показать
desk-log-until = По
desk-log-what = Что
desk-log-when = Когда
desk-log-who = Кто
desk-look = Листы
desk-look-file = Другой логотип
desk-look-hint = SVG или PNG в тех же пределах, что и в командной строке. Печатается на листах, подготовленных после этого.
desk-look-layout = Образец в оформлении { $text }
desk-look-layouts = Оформления
desk-look-layouts-lead = Программа называет одно из них. Собственные лежат в папке данных и тоже видны здесь.
desk-look-logo = Логотип учреждения
desk-look-no-logo = Пока нет.
desk-look-none = Выберите картинку.
desk-look-overruled = В папке данных лежит логотип; он важнее загруженного здесь.
desk-look-send = Загрузить
desk-staff = Люди
desk-people-add = Добавить человека
desk-people-add-hint = Первый пароль создаётся здесь и показывается один раз. У кого есть учётная запись, получит только роль.
desk-people-bad = Укажите адрес почты, имя и роль.
desk-people-change = Изменить
desk-people-close = Закрыть учётную запись
desk-people-closed = закрыто
desk-people-elsewhere = У этого человека есть роль и в другом месте: саму учётную запись меняет общий администратор.
desk-people-everywhere = { $text }, везде
desk-people-hint = Закрытая учётная запись сразу выходит. Её действия остаются в журнале.
desk-people-locked = заблокировано до { $text }
desk-people-open = Снова открыть
desk-people-password = Пароль: { $text }
desk-people-password-hint = Он показан один раз. Передайте лично и проследите, чтобы вошёл нужный человек.
desk-people-refused = Нельзя: в учреждении остаётся хотя бы один администратор, а человека с ролью в другом месте меняет общий администратор.
desk-people-renew = Новый пароль
desk-people-role = Роль
desk-people-roles = Роли здесь
desk-people-self = это вы
desk-programs = Программы доступа
desk-programs-add = Допустить программу
desk-programs-bad = Укажите имя и хотя бы одно право.
desk-programs-close = Закрыть
desk-programs-hint = Новый секрет или закрытие сразу лишает силы всё, что есть у программы.
desk-programs-late = Эта программа закрыта или не этого учреждения.
desk-programs-lead = Системы учёта и учебные платформы, которые обращаются от имени учреждения по OAuth 2.0.
desk-programs-name = Для чего
desk-programs-none = Ни одна программа не допущена.
desk-programs-policy = seal и issue ничего не дают, пока учреждение не разрешит утверждение программой.
desk-programs-rotate = Новый секрет
desk-programs-scopes = Что ей можно
desk-programs-secret = Имя и секрет программы
desk-programs-secret-hint = Секрет показан один раз и здесь не хранится. Положите его туда, где его читает программа.
desk-role-administrator = Администратор
desk-role-administrator-what = люди, ключи, программы и правила; ничего не готовит и не подписывает
desk-role-auditor = Аудитор
desk-role-auditor-what = всё читает, ничего не меняет
desk-role-registrar = Регистратор
desk-role-registrar-what = готовит партии, печатает, отзывает
desk-role-signatory = Подписант
desk-role-signatory-what = утверждает партии, отзывает
desk-scope-draft = готовит партии
desk-scope-issue = подписывает свои документы без человека
desk-scope-register = читает партии и сертификаты
desk-scope-seal = отдаёт свои партии на подпись без человека
desk-scope-status = приостанавливает, возвращает в силу, отзывает

# The desk: a programme beside its sheet.
desk-kept = Сохранено.
desk-not-kept = Не сохранено: связь прервана или вы вышли. Не уходите со страницы.
desk-preview = Лист в нынешнем виде
desk-preview-hint = Лист в нынешнем виде. Набранное сразу сохраняется.
desk-programme-back = К черновику
desk-signature-upload = Загрузить подпись

# The desk: a roster in a grid.
desk-columns = Что в столбцах
desk-columns-keep = Читать так
desk-columns-none = Строка заголовков не найдена. Укажите, что в столбцах: список будет прочитан заново.
desk-columns-not = не читать
desk-columns-sample = Первые строки
desk-columns-unread = читаются не все столбцы
desk-grid-keys = Стрелки — переход, Enter или ввод — открыть ячейку, Enter и Tab — сохранить, Esc — отменить.
desk-proposals-one = Взять
desk-roster-after = Следующие строки
desk-roster-before = Предыдущие строки
desk-roster-only = Только строки с ошибками
desk-roster-window = { $done } из { $total } строк

## Рабочий стол: ключи доступа, второй человек, замещение, приглашения

desk-action-second-check = проверено вторым человеком
desk-approve-by-code = Утвердить одноразовым кодом
desk-approve-no-passkey = Под этим адресом у вас ещё нет ключа доступа.
desk-approve-no-right = Вы здесь не подписант и никого не замещаете.
desk-approve-not-checked = Сначала эту партию должен проверить второй человек.
desk-approve-not-named = В этих сертификатах названы другие подписанты: утверждает один из них или его заместитель.
desk-approve-own-check = Эту партию проверили вы. Утвердить её должен кто-то другой.
desk-approve-passkey-do = { $count ->
    [one] Утвердить { $count } сертификат ключом доступа
    [few] Утвердить { $count } сертификата ключом доступа
   *[other] Утвердить { $count } сертификатов ключом доступа
    }
desk-approve-passkey-hint = Ключ доступа подписывает печать содержания. Потом любой сможет доказать, что вы утвердили именно это.
desk-approve-pending = Ваш ключ доступа или телефон ещё не даёт права утверждать: его должен подтвердить второй человек, затем проходит срок ожидания.
desk-check = Проверка
desk-check-do = { $count ->
    [one] Я проверил(а) { $count } сертификат
    [few] Я проверил(а) { $count } сертификата
   *[other] Я проверил(а) { $count } сертификатов
    }
desk-check-lead = В этом учреждении каждую партию до подписанта просматривает второй человек. Сверьте каждый сертификат с его основанием.
desk-check-waits-lead = Прежде чем подписант утвердит эту партию, её должен проверить второй человек.
desk-delegations = Замещение
desk-delegations-do = Назначить заместителя
desk-delegations-end = Завершить сейчас
desk-delegations-ended = завершено { $text }
desk-delegations-first = Первый день
desk-delegations-for = за: { $text }
desk-delegations-hint = Заместитель утверждает собственным ключом доступа или телефоном, который подтвердил второй человек. Дни считаются по UTC. Вы и сами можете утверждать дальше.
desk-delegations-holds = сейчас
desk-delegations-last = Последний день
desk-delegations-later = позже
desk-delegations-lead = Подписант может на несколько дней передать утверждение другому. Это записано в журнале и на каждой утверждённой так партии.
desk-delegations-new = Назначить замещение
desk-delegations-nobody = В этом учреждении больше ни у кого нет учётной записи.
desk-delegations-none = Никто никого не замещает. Подписант, который будет отсутствовать, выбирает здесь человека и дни.
desk-delegations-over = Завершённые
desk-delegations-refused = Не принято. Выберите человека из этого учреждения и предстоящие дни, не больше года.
desk-delegations-to = Кто
desk-factor-codes = одноразовые коды телефона
desk-factors = Чем утверждают подписанты
desk-factors-confirm = Это его (её)
desk-factors-confirm-hint = Подтверждайте только то, что знаете: увидьте человека или позвоните по номеру, известному вам из другого источника.
desk-factors-lead = { $count ->
    [0] Для нового ключа доступа или телефона того, кто утверждает, нужны двое: владелец и подтверждающий. Он действует сразу после подтверждения, и об этом узнают все подписанты.
   *[other] Для нового ключа доступа или телефона того, кто утверждает, нужны двое: владелец и подтверждающий. Он действует через { $count } ч., и об этом узнают все подписанты.
    }
desk-factors-nobody = Здесь ещё никто не утверждает.
desk-factors-none = Ничего не ждёт.
desk-factors-refused = Не принято: никто не подтверждает своё, и всё подтверждается один раз.
desk-factors-waiting = Ждут второго человека или срока
desk-invitation = Добро пожаловать
desk-invitation-again = Пароль ещё раз
desk-invitation-differ = Пароли не совпадают.
desk-invitation-gone = Это приглашение уже использовано или истекло. Попросите новое у того, кто его прислал.
desk-invitation-hint = Затем вы подключите телефон, который показывает одноразовые коды.
desk-invitation-lead = { $text }, придумайте пароль для рабочего стола.
desk-invitation-password = Новый пароль
desk-invitation-short = Не меньше { $count } знаков: возьмите четыре-пять слов.
desk-means-passkey = ключом доступа, с привязкой к содержанию
notice-codes-confirmed = Телефон { $text } подтверждён.
notice-codes-enrolled = { $text } подключил(а) новый телефон.
desk-notice-from = Действует с { $text }.
notice-passkey-confirmed = Ключ доступа { $text } подтверждён.
notice-passkey-enrolled = { $text } добавил(а) новый ключ доступа.
notice-reset = Телефон и ключи доступа { $text } забыты.
notice-reset-asked = Просят забыть телефон и ключи доступа { $text }.
notice-reset-withdrawn = Телефон и ключи доступа { $text } остаются.
desk-notices = Что сообщается всем подписантам
desk-passkey = Ключ доступа
desk-passkey-approves = утверждает
desk-passkey-approves-from = утверждает с { $text }
desk-passkey-cancelled = Ключ доступа не использован. Попробуйте ещё раз.
desk-passkey-many = У вас очень много ключей доступа: сначала удалите один.
desk-passkey-name = Название
desk-passkey-name-hint = Где он хранится: «рабочий ноутбук», «синий ключ».
desk-passkey-new = Новый ключ доступа
desk-passkey-new-do = Создать ключ доступа
desk-passkey-nowhere = Под этим адресом ключи доступа не работают. Откройте рабочий стол под именем сервиса.
desk-passkey-remove = Удалить
desk-passkey-remove-do = Удалить этот ключ
desk-passkey-scripts = Ключам доступа нужны скрипты, а в этом браузере они выключены.
desk-passkey-two = Входить с ним можно сразу. Утверждать – когда его подтвердит второй человек и пройдёт срок.
desk-passkey-waits = ждёт второго человека
desk-passkeys = Ваши ключи доступа
desk-passkeys-lead = Ключ доступа хранится в телефоне, компьютере или на токене и открывается пальцем, лицом или ПИН-кодом. Его нельзя у вас выспросить.
desk-passkeys-none = Пока нет ни одного. Создайте его ниже, и вход займёт одно касание.
desk-refused-passkey = Ключ доступа здесь неизвестен, или его ответ не подходит. Попробуйте ещё раз.
desk-refused-passkey-only = В эту учётную запись входят с ключом доступа.
desk-resets = Запрошено: забыть
desk-resets-ask = Телефон или ключ потерян
desk-resets-ask-do = Попросить забыть всё
desk-resets-by = просит { $text }
desk-resets-confirm = Забыть сейчас
desk-resets-lead = Один просит, другой подтверждает. Затем владелец входит с паролем, подключает другой телефон, и его подтверждают заново.
desk-resets-whose = Чей
desk-resets-withdraw = Оставить как есть
desk-sign-in-passkey = Войти с ключом доступа
desk-what-approved-for = за: { $text }
desk-what-checked = Проверил(а)
desk-factors-wait = { $count ->
    [one] { $count } запрос ждёт второго человека.
    [few] { $count } запроса ждут второго человека.
   *[other] { $count } запросов ждут второго человека.
    }
# After the issue: finding, changing several.
desk-changes = Изменить несколько
desk-changes-all = Всё, что находит этот поиск, а не только отмеченное
desk-changes-cut = Поиск находит больше. За один раз меняется не более 1000 сертификатов: это первые.
desk-changes-late = Ничего не изменено: один из сертификатов уже в другом состоянии. Посмотрите список ещё раз.
desk-changes-lead = Отметьте сертификаты выше. Сначала будет показано, что это значит; пока ничего не меняется.
desk-changes-none = Ни один сертификат не выбран. Вернитесь и отметьте нужные.
desk-changes-not = Ничего не менять
desk-changes-others = { $count ->
    [one] { $count } остаётся как есть: с ним это невозможно
    [few] { $count } остаются как есть: с ними это невозможно
   *[other] { $count } остаются как есть: с ними это невозможно
    }
desk-changes-resume = Возобновить …
desk-changes-resume-means = С этого момента они действуют как прежде.
desk-changes-resume-so-many = { $count ->
    [one] Возобновить { $count } сертификат
    [few] Возобновить { $count } сертификата
   *[other] Возобновить { $count } сертификатов
    }
desk-changes-resumed = { $count ->
    [one] { $count } сертификат снова действует.
    [few] { $count } сертификата снова действуют.
   *[other] { $count } сертификатов снова действуют.
    }
desk-changes-suspend = Приостановить …
desk-changes-suspend-means = Пока они не возобновлены, страницы и службы Testamur сообщают, что на них нельзя полагаться. Чужие программы этого не видят.
desk-changes-suspend-so-many = { $count ->
    [one] Приостановить { $count } сертификат
    [few] Приостановить { $count } сертификата
   *[other] Приостановить { $count } сертификатов
    }
desk-changes-suspended = { $count ->
    [one] { $count } сертификат приостановлен.
    [few] { $count } сертификата приостановлены.
   *[other] { $count } сертификатов приостановлены.
    }
desk-changes-withdraw = Отозвать …
desk-changes-withdraw-means = Отзыв окончателен: каждому, кто проверит такой сертификат, сообщат об этом, причину и день. Те же строки больше не выдаются.
desk-changes-withdraw-so-many = { $count ->
    [one] Отозвать { $count } сертификат навсегда
    [few] Отозвать { $count } сертификата навсегда
   *[other] Отозвать { $count } сертификатов навсегда
    }
desk-changes-withdrawn = { $count ->
    [one] { $count } сертификат отозван.
    [few] { $count } сертификата отозваны.
   *[other] { $count } сертификатов отозваны.
    }
desk-find-any = все
desk-find-first = С начала
desk-find-hint = Достаточно начала имени, любыми буквами: Щербина, SHCHERBINA и shcherb найдут одного человека.
desk-find-next = Дальше
desk-find-nothing = Ничего не найдено
desk-find-nothing-cure = Попробуйте меньше букв или другое слово имени и посмотрите, не выбраны ли выше программа или состояние.
desk-find-nothing-yet = Сертификаты появятся здесь, как только партия будет передана на утверждение.
desk-find-pages = Страницы
desk-find-programme = Программа
desk-find-standing = Состояние
desk-find-what = Имя, номер или адрес

# After the issue: correcting.
desk-action-address = адрес изменён
desk-action-correct = исправление передано
desk-action-mail = отправлено по почте
desk-certificate-corrected-by = Заменён на
desk-certificate-corrects = Исправляет
desk-certificate-corrects-look = Посмотреть
desk-certificate-corrects-now = Исправление ждёт утверждения.
desk-correct = Исправить
desk-correct-again = Изменить ещё что-нибудь
desk-correct-beside = Что изменится
desk-correct-birth-date = Дата рождения
desk-correct-codes = Отделения: коды через +, или пусто — все. Известны: { $text }.
desk-correct-hand-over = Передать на утверждение
desk-correct-latin-name = Имя как в паспорте (латиницей)
desk-correct-lead = Подписанный сертификат никогда не меняется. Его заменяет новый, с собственным номером, и каждому, кто проверит старый, об этом сообщат.
desk-correct-look = Показать, что изменится
desk-correct-name = Имя своими буквами
desk-correct-new = Станет
desk-correct-next = Подписант увидит исправление как партию из одного сертификата и утвердит его. До тех пор действует старый сертификат.
desk-correct-of = Исправить сертификат: { $text }
desk-correct-old = Сейчас
desk-correct-result = Результат
desk-correct-role = Роль
desk-correct-rotations = Отделения
desk-correct-same = Ничего не отличается от старого сертификата.
desk-correct-why = Почему исправляется (для журнала)
desk-correct-why-empty = Напишите, почему исправляется.

# After the issue: counts of verifications.
desk-together = Исправить несколько сертификатов вместе
desk-together-begin = Исправить …
desk-together-codes = Отделения: коды через +; если пусто, у каждого сертификата остаются свои. Известны: { $text }.
desk-together-lead = Что вы здесь напишете, появится на всех. Что пусто, на каждом остаётся как есть.
desk-together-like = { $count ->
    [one] Вместе с ним исправляется ещё { $count } сертификат; это первый.
    [few] Вместе с ним исправляются ещё { $count } сертификата; это первый.
   *[other] Вместе с ним исправляются ещё { $count } сертификатов; это первый.
    }
desk-together-next = Подписант видит исправления как одну партию и утверждает её. До этого прежние сертификаты действуют.
desk-together-others = { $count ->
    [one] { $count } остаётся как есть: он из другой партии, уже не действует или выдан программой
    [few] { $count } остаются как есть: они из другой партии, уже не действуют или выданы программой
   *[other] { $count } остаются как есть: они из другой партии, уже не действуют или выданы программой
    }
desk-together-own = как на каждом
desk-together-so-many = { $count ->
    [one] Исправить { $count } сертификат
    [few] Исправить { $count } сертификата
   *[other] Исправить { $count } сертификатов
    }
desk-verifications = Проверки
desk-verifications-day = День (UTC)
desk-verifications-hint = Считаются ответы этой службы. Кто проверяет в браузере без сети или своей программой, здесь не виден.
desk-verifications-lead = Как часто проверяли сертификаты этого учреждения за последние 30 дней. Чьи и кто проверял, не хранится.
desk-verifications-none = Пока никто не проверял
desk-verifications-table = То же таблицей
desk-verified = { $count ->
    [one] { $count } проверка
    [few] { $count } проверки
   *[other] { $count } проверок
    }
desk-verified-accept = подлинные и действующие
desk-verified-reject = отклонено
desk-verified-undecided = не решено

# After the issue: the register.
desk-get-register-xlsx = Реестр (XLSX)
desk-get-whole-register = Реестр выбранной выше программы или всех:

# After the issue: letters, and what the desk says of them.
desk-letter = Письмо
desk-letter-address = Электронная почта владельца
desk-letter-cure-address = Спросите адрес у человека, исправьте его у сертификата и отправьте снова.
desk-letter-cure-cut-off = Спросите человека. Само письмо дважды не уходит; если не дошло, отправьте снова.
desk-letter-cure-ended = Делать ничего не нужно.
desk-letter-cure-other = Сообщите оператору этой службы.
desk-letter-cure-put-off = Попытка повторится сама. Если не удаётся два дня, спросите оператора и отправьте снова.
desk-letter-doubtful = неизвестно
desk-letter-failed = не отправлено
desk-letter-fault-address = Такого адреса не бывает. { $text }
desk-letter-fault-cut-off = Служба прервалась, передавая это письмо. Оно могло дойти. { $text }
desk-letter-fault-ended = Сертификат тем временем отозван или заменён. { $text }
desk-letter-fault-no-address = Адреса больше нет. { $text }
desk-letter-fault-other = Письмо не удалось составить. { $text }
desk-letter-fault-put-off = Почтовый сервер отложил письмо, код { $text }.
desk-letter-fault-refused = Почтовый сервер не принимает письмо, код { $text }: чаще всего такого адреса нет.
desk-letter-hint = Адрес остаётся в реестре и не стоит ни на одном сертификате.
desk-letter-keep = Сохранить адрес
desk-letter-no-address = Это не адрес электронной почты. Ничего не изменено.
desk-letter-send = Сохранить и отправить
desk-letter-sending = отправляется
desk-letter-sent = отправлено
desk-letter-trouble = Почтовый сервер сейчас недоступен. Письма ждут и уйдут сами позже.
desk-letter-trouble-login = Почтовый сервер не принимает имя или пароль этой службы. Сообщите оператору; письма ждут.
desk-letter-trouble-tls = Почтовый сервер не доказал, кто он. Сообщите оператору; письма ждут.
desk-letter-waiting = ждёт
desk-letters = Отправить по почте
desk-letters-hint = Каждый получит одно письмо, даже если нажать дважды. Страницу можно закрыть.
desk-letters-how = Сертификат
desk-letters-language = Язык письма
desk-letters-link = ссылкой на страницу проверки
desk-letters-none = Почтовый сервер не настроен
desk-letters-none-cure = Оператор этой службы указывает его в настройках, раздел [mail]. Пока скачайте листы и раздайте их сами.
desk-letters-send = { $count ->
    [one] Отправить { $count } участнику
    [few] Отправить { $count } участникам
   *[other] Отправить { $count } участникам
    }
desk-letters-sheet = вложен как PDF
desk-letters-without = { $count ->
    [one] У { $count } участника нет адреса. Откройте сертификат, чтобы добавить его.
    [few] У { $count } участников нет адреса. Откройте сертификат, чтобы добавить его.
   *[other] У { $count } участников нет адреса. Откройте сертификат, чтобы добавить его.
    }
mail-certificate-attached = Он приложен как PDF. Храните файл как есть: в нём лежит подписанный сертификат, печатать можно сколько угодно.
mail-certificate-check = Проверить его может каждый, отсканировав код на листе.
mail-certificate-end = Это письмо отправил отдел регистрации: { $institution }.
mail-certificate-greeting = Здравствуйте, { $name }!
mail-certificate-link = Он находится по ссылке ниже. В ссылке весь подписанный сертификат: прочесть его может каждый, у кого она есть.
mail-certificate-subject = Ваш сертификат: { $title }
mail-certificate-what = { $institution }: вам выдан сертификат { $number }, «{ $title }».
mail-open = Открыть сертификат
## the page: without network, and without a person
page-ask-offline = Теперь эта страница работает и без сети.
page-by-program = Подписано программой учреждения: никто из людей там этого не утверждал.
## letters to signatories, and the rules of approval
mail-notice-by = Это сделано { $at }, кто сделал: { $actor }.
mail-notice-cure = Если вам об этом никто не говорил, сейчас же поговорите с { $about } и с администратором. Новый телефон или ключ доступа ничего не утверждает, пока не пройдёт срок ожидания, и двое людей могут его отменить.
mail-notice-subject = { $institution }: изменилось средство утверждения
mail-notice-why = Вы получили это письмо, потому что утверждаете сертификаты: { $institution }. Об этом сообщают всем, кто утверждает.
desk-action-accept-invitation = выбрал(а) пароль по ссылке
desk-action-ask-reset = запрошен сброс телефона и ключей доступа
desk-action-confirm-codes = телефон подтверждён
desk-action-confirm-passkey = ключ доступа подтверждён
desk-action-confirm-reset = телефон и ключи доступа забыты
desk-action-delegate = назначен заместитель
desk-action-end-delegation = замещение закончено
desk-action-invite = приглашение по ссылке
desk-action-post = письма поставлены в очередь
desk-action-register = реестр скачан
desk-action-set-rules = правила утверждения изменены
desk-action-withdraw-reset = запрос на сброс отозван
desk-approvals-delay = { $count ->
    [0] Новый ключ доступа или телефон того, кто утверждает, действует, как только его подтвердит второй человек.
    [one] Новый ключ доступа или телефон того, кто утверждает, действует через { $count } час после подтверждения вторым человеком.
    [few] Новый ключ доступа или телефон того, кто утверждает, действует через { $count } часа после подтверждения вторым человеком.
   *[many] Новый ключ доступа или телефон того, кто утверждает, действует через { $count } часов после подтверждения вторым человеком.
    }
desk-approvals-delay-hint = За это время об этом узнают все подписанты и могут возразить. Срок задаёт тот, кто ведёт службу (factor_delay_hours): за столом его никто не сократит.
desk-approvals-delay-title = Новые ключи доступа и телефоны
desk-approvals-four-eyes = Сначала каждую партию проверяет второй человек
desk-approvals-four-eyes-what = Четыре глаза: не тот, кто готовил, и не тот, кто утверждает. Пока партия не проверена, утвердить её нельзя.
desk-approvals-named = Утверждает только подписант, названный в сертификатах
desk-approvals-named-what = Имя учётной записи должно стоять среди подписантов программы; звания рядом не важны. Утвердить может и тот, кто замещает этого человека. Если выключено, утверждает любой подписант учреждения.
desk-approvals-rules = Кроме того требуется
desk-approvals-own = Кто подготовил партию, никогда её не утверждает: это не отключается.
desk-approvals-kept = Сохранено. С этого момента действует, и для партий, которые ждут.
desk-approvals-unbound = без привязки
desk-letters-again = { $count ->
    [one] Отправить { $count } письмо ещё раз
    [few] Отправить { $count } письма ещё раз
   *[many] Отправить { $count } писем ещё раз
    }
desk-letters-again-hint = Некоторые письма не приняты или вернулись. Сначала сделайте то, что написано рядом с каждым: исправьте адрес или попросите оператора проверить почтовый сервер.
## the desk: an OpenID provider, invitations
desk-action-mail-invitation = приглашение отправлено почтой
desk-action-revoke-invitation = приглашение отозвано
desk-invite = Пригласить по ссылке
desk-invite-add = Добавить с первым паролем
desk-invite-bad = Не получается: укажите адрес электронной почты, имя и роль. Того, кто приглашён и в другое место, приглашает общий администратор.
desk-invite-by = пригласил: { $text }
desk-invite-copied = Скопировано
desk-invite-copy = Скопировать ссылку
desk-invite-hint = Ссылка действует один раз и неделю: кто её откроет, выбирает, как входить.
desk-invite-link = Ссылка для { $text }
desk-invite-link-hint = Она показывается только сейчас. Никому другому не передавайте: кто откроет её первым, тому и достанется учётная запись.
desk-invite-mail = Отправить почтой
desk-invite-mailed = Приглашение отправляется: { $text }.
desk-invite-open = Приглашены и ещё не вошли
desk-invite-refused = Не получается: приглашение использовано, истекло или отозвано; или почтовый сервер не настроен.
desk-invite-revoke = Отозвать
desk-invite-until = действует до { $text }
desk-link = Вход через { $text }
desk-link-do = Связать
desk-link-lead = После этого вы входите сюда со своей учётной записью в { $text }. Партии утверждаются, как и раньше, вашим телефоном или ключом доступа.
desk-link-none = Ваша учётная запись ещё не связана. Подтвердите ещё раз, что это вы; затем вы один раз войдёте там и вернётесь сюда.
desk-link-on = связана
desk-link-remove = Разорвать связь
desk-oidc-accept = Принять через { $text }
desk-oidc-accept-or = Или без отдельного пароля:
desk-oidc-answer = Ответ, который пришёл от { $text }, не прошёл проверку, поэтому вход не выполнен. Попробуйте ещё раз; если повторится, сообщите оператору.
desk-oidc-go-on = Дальше
desk-oidc-going = Переход: { $text }
desk-oidc-going-lead = Вы войдёте там и сами вернётесь сюда.
desk-oidc-not-linked = { $text } вас знает, но здесь ни одна учётная запись с вами не связана. Если она у вас есть, войдите с паролем и свяжите её на странице под вашим именем. Если нет, попросите приглашение у администратора вашего учреждения.
desk-oidc-nowhere = По этому адресу войти через { $text } нельзя. Откройте стол под именем службы.
desk-oidc-only-way = Это ваш единственный способ войти. Сначала создайте ключ доступа или попросите администратора вашего учреждения выдать пароль.
desk-oidc-refused = { $text }: вход не разрешён. Попробуйте ещё раз или войдите с паролем.
desk-oidc-sign-in = Войти через { $text }
desk-oidc-stale = Это заняло слишком много времени, уже было использовано или началось в другом браузере. Начните сначала.
desk-oidc-taken = Ваша учётная запись в { $text } связана здесь с другой учётной записью. Войдите с той или обратитесь к администратору вашего учреждения.
desk-oidc-unreachable = { $text } не отвечает. Попробуйте через минуту или войдите с паролем.
mail-invitation-link = Откройте эту ссылку и выберите, как входить. Она действует один раз, до { $until }:
mail-invitation-not-you = Если вы не ждали этого письма, не открывайте ссылку и сообщите учреждению.
mail-invitation-subject = Приглашение: { $institution }
mail-invitation-what = { $institution } приглашает вас к столу, где сертификаты готовят, утверждают и печатают.
## the desk: letters that come back
desk-action-return-letter = письмо вернулось
desk-letter-back-address = Письмо вернулось: такого адреса больше нет, или на него нельзя писать (код { $text }).
desk-letter-back-full = Письмо вернулось: почтовый ящик получателя переполнен (код { $text }).
desk-letter-back-large = Письмо вернулось: лист слишком велик для почтового ящика получателя (код { $text }).
desk-letter-back-other = Письмо вернулось; понятной нам причины принимающий сервер не называет (код { $text }).
desk-letter-back-refused = Письмо вернулось: принимающий сервер не берёт писем от этой службы (код { $text }).
desk-letter-back-unreachable = Письмо вернулось: сервер, указанный после @, не найден или несколько дней не отвечал (код { $text }).
desk-letter-cure-full = Попросите человека освободить место или дать другой адрес и отправьте снова.
desk-letter-cure-large = Попросите у человека другой адрес или передайте лист сами.
desk-letter-cure-refused = Покажите этот код оператору почтового сервера. Пока вопрос не решён, попросите у человека другой адрес.
desk-letter-cure-staff = Проверьте, верен ли адрес, и сообщите человеку другим способом.
desk-letter-cure-unreachable = Проверьте, верно ли написано после @; исправьте или повторите позже.
desk-letter-returned = вернулось
## the desk: an institution's own words in letters; notices of the rules of approval
desk-action-set-wording = изменён текст писем
notice-means = Отныне партии утверждаются одним из способов: { $text }.
notice-rules = Кроме того, для каждой партии теперь требуется: { $text }.
notice-rules-none = Ничего сверх этого для партий больше не требуется.
desk-wording = Тексты писем
desk-wording-alone-cure = Поставьте её в тексте отдельным абзацем, с пустой строкой до и после.
desk-wording-alone-problem = { $part }: подстановка { "{certificate}" } стоит не отдельно.
desk-wording-bounds = Не больше { $done } и { $total } знаков. Простой текст; пустая строка начинает абзац.
desk-wording-brace-cure = Фигурные скобки пишут только вокруг подстановок: { $all }.
desk-wording-brace-problem = { $part }: фигурная скобка без пары.
desk-wording-certificate = обязательно, отдельным абзацем: вложен сертификат или он по ссылке и как его проверить; это пишем мы
desk-wording-default = Наш текст
desk-wording-empty-cure = Напишите что-нибудь или вернитесь к нашему тексту.
desk-wording-empty-problem = { $part }: пусто.
desk-wording-html-cure = Письма — простой текст: уберите теги.
desk-wording-html-problem = { $part }: { $text } будет видно как есть.
desk-wording-institution = название учреждения
desk-wording-lead = Что написано в письме, с которым сертификат отправляют владельцу, на каждом языке.
desk-wording-long-cure = Сократите.
desk-wording-long-problem = { $part }: длиннее { $text } знаков.
desk-wording-look = Показать образец
desk-wording-missing-cure = Поставьте на место: в каждом письме должно быть сказано, о каком сертификате речь и где он.
desk-wording-missing-problem = В тексте нет { $text }.
desk-wording-name = имя владельца
desk-wording-number = обязательно: регистрационный номер
desk-wording-ours = Это наш текст. То, что вы сохраните, заменит его.
desk-wording-own = Это ваш собственный текст.
desk-wording-reset = Вернуться к нашему тексту
desk-wording-sample = Образец письма
desk-wording-sign-cure = Удалите его и наберите это место заново: он мог попасть со скопированным текстом.
desk-wording-sign-problem = { $part }: невидимый знак ({ $text }).
desk-wording-star = * собственный текст
desk-wording-subject = Тема
desk-wording-tab = Письма
desk-wording-text = Текст
desk-wording-title = название программы
desk-wording-trial = Ещё не сохранено.
desk-wording-unknown-cure = Известны: { $all }.
desk-wording-unknown-problem = { $part }: подстановки { $text } нет.
desk-wording-waiting = Письма, которые ждут или отправляются повторно, уйдут с тем текстом, который будет действовать в тот момент.
mail-notice-approvals-cure = Если вам об этом никто не говорил, сейчас же поговорите с { $actor } и с другим администратором. Это касается и партий, которые ждут.
mail-notice-approvals-subject = { $institution }: изменился порядок утверждения партий
mail-sample-name = Участник Образцов
mail-sample-title = Образец курса
