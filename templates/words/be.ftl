# Words for people in Belarusian. Each part of the product has its own prefix.

## sheet-: the printed certificate

# The kind of certificate: its heading.
sheet-kind-award = Грамата
sheet-kind-course = Пасведчанне аб праходжанні курса
sheet-kind-degree = Дыплом
sheet-kind-internship = Сертыфікат аб стажыроўцы
sheet-kind-participation = Сертыфікат удзельніка
sheet-kind-practice = Сертыфікат аб клінічнай практыцы
sheet-kind-volunteering = Сертыфікат валанцёра

# Above the name.
sheet-presented = уручаецца

# How the person took part.
sheet-mode-course = курс
sheet-mode-observation = назіранне
sheet-mode-supervised-practice = практыка пад кіраўніцтвам настаўнікаў
sheet-mode-volunteer-work = валанцёрская праца

# Labels, in small letters.
sheet-label-period = тэрмін
sheet-label-hours = аб’ём
sheet-label-credits = крэдыты
sheet-label-grade = вынік
sheet-label-role = роля
sheet-label-home = установа, што накіравала
sheet-label-mode = форма
sheet-label-born = дата нараджэння
sheet-label-department = аддзяленне
sheet-label-place = месца
sheet-label-days = дні
sheet-label-supervisors = кіраўнікі
sheet-label-partners = партнёры
sheet-label-number = Рэг. №
sheet-label-issued = дата выдачы
sheet-label-valid = дзейнічае да

# Amounts: $text is the number as it is written, $count the number for the plural.
sheet-hours = { $text } { $count ->
    [one] гадзіна
    [few] гадзіны
    [many] гадзін
   *[other] гадзіны
}
sheet-credits = { $text } { $count ->
    [one] крэдыт
    [few] крэдыты
    [many] крэдытаў
   *[other] крэдыта
} ECTS

# A second awarding institution, before and after its name.
sheet-joint = Сумесна прысуджае
sheet-joint-note = паводле звестак установы, якая выдала; подпісу няма

# How to check; the place of the stamp.
sheet-check = Праверка: самі адкрыйце { $host }, адсканіруйце код там і параўнайце кожны радок.
sheet-seal = М. П.

# A letter: $form is female, male or other, as the ending of a patronymic tells.
sheet-letter-dear = { $form ->
    [female] Паважаная { $name }!
    [male] Паважаны { $name }!
   *[other] { $name }!
}
sheet-letter-award = { $institution } выказвае Вам шчырую падзяку.
sheet-letter-other = { $institution } з задавальненнем пацвярджае Ваш удзел: «{ $title }».
sheet-letter-closing = З павагай

# A sheet of several pages.
sheet-page = старонка { $page } з { $pages }

# The months, as they stand after a day.
sheet-month-1 = студзеня
sheet-month-2 = лютага
sheet-month-3 = сакавіка
sheet-month-4 = красавіка
sheet-month-5 = мая
sheet-month-6 = чэрвеня
sheet-month-7 = ліпеня
sheet-month-8 = жніўня
sheet-month-9 = верасня
sheet-month-10 = кастрычніка
sheet-month-11 = лістапада
sheet-month-12 = снежня

# What a screen reader says for pictures.
sheet-alt-code = QR-код з поўным падпісаным сертыфікатам; адкрывае старонку праверкі
sheet-alt-logo = Эмблема: { $name }
sheet-alt-signature = Подпіс: { $name }
sheet-reprint = Паўторны друк
