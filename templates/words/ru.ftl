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
