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

## page-: the page that checks certificates

page-skip = Да зместу
page-demo = Дэманстрацыя: гэтыя сертыфікаты выдуманыя і нічога не даказваюць.
page-host = Адрас гэтай старонкі
page-languages = Мова
page-back = Праверыць іншы сертыфікат

page-ask-title = Праверыць сертыфікат
page-ask-host = Гэта той адрас, які вы ведаеце? Падроблены код можа адкрыць падробленую старонку: працягвайце, толькі калі давяраеце гэтаму адрасу.
page-ask-consent-title = Код змяшчае ўвесь сертыфікат
page-ask-consent = Ён не пакідаў вашай прылады. Каб праверыць яго тут, яго трэба адправіць гэтаму сэрвісу; сэрвіс яго не захоўвае.
page-ask-send = Адправіць і праверыць
page-ask-other = Праверыць нешта іншае
page-ask-code = Тэкст кода
page-ask-code-hint = Пачынаецца з https:// і заканчваецца мноствам лічбаў. Падыдзе і токен або дакумент JSON.
page-ask-file = або файл
page-ask-file-hint = PDF або выразны здымак кода (PNG, JPEG), не больш за 20 МБ
page-ask-check = Праверыць
page-ask-noscript = Старонка працуе і без скрыптоў: скапіруйце яе поўны адрас разам з усім, што стаіць пасля знака #, у поле ніжэй.

page-verdict-accept = Сапраўдны
page-verdict-reject = Несапраўдны
page-verdict-undecided = Невядома
page-accept-code = Установа падпісала тое, што пазначана ніжэй, і не адклікала подпіс.
page-accept-file = Гэта дакладна той файл, які выпусціла ўстанова.
page-compare = Параўнайце кожны радок з паперай
page-compare-hint = Код сапраўдны. Надрукаванае вакол яго праўдзівае, толькі калі кажа тое самае.
page-genuine-but = Подпіс сапраўдны. Падпісана наступнае:
page-as-of = Статус на { $at }
page-of-page = Старонка { $number }
page-count = Сертыфікатаў: { $count }
page-signed-by = Падпісана
page-claims-to-be-of = У ім пазначана, што яго выдала
page-claim-unchecked = Праверыць гэта не ўдалося.
page-successor = Замест яго выдадзены сертыфікат { $number }.
page-since = З { $day }
page-elsewhere = Код вядзе на { $host } — гэта не адрас установы.
page-by-issuer = пазначана ўстановай, не правяралася
page-not-signed = пазначана, не падпісвала
page-known-by-domain = Пэўны толькі адрас: хто за ім стаіць, не пацвердзіў ніхто, каму мы давяраем.
page-raw = Усё, што было падпісана

page-label-name = Імя
page-label-native-name = Імя на сваёй мове
page-label-institution = Установа
page-label-title = Назва
page-label-kind = Від
page-label-mode = Форма
page-label-period = Перыяд
page-label-hours = Гадзіны
page-label-credits = Крэдыты (ECTS)
page-label-grade = Вынік
page-label-role = Роля
page-label-number = Рэгістрацыйны нумар
page-label-issued = Дата выдачы
page-label-valid-until = Дзейнічае да
page-label-birth-date = Дата нараджэння
page-label-home = Установа, якая накіравала
page-label-description = Апісанне
page-label-departments = Аддзяленні
page-label-signatories = На паперы падпісалі
page-label-partners = Партнёры
page-label-joint = Выдадзена сумесна з
page-label-supervisors = Кіраўнікі

page-reason-bad-signature = Змест або подпіс зменены пасля падпісання.
page-reason-content-differs = На старонцы напісана не тое, што было падпісана.
page-reason-context-unknown = Подпіс сапраўдны, але мы не ведаем напэўна, што азначаюць яго тэрміны.
page-reason-credential-not-here = Код толькі называе сертыфікат, які ляжыць на іншым серверы.
page-reason-demo-issuer = Дэманстрацыя: нічога не даказвае.
page-reason-dictionary-unknown = Для гэтага кода патрэбна навейшая версія сэрвісу.
page-reason-flags-unknown = Для гэтага кода патрэбна навейшая версія сэрвісу.
page-reason-kind-unknown = Для гэтага кода патрэбна навейшая версія сэрвісу.
page-reason-layout-unknown = Для гэтага кода патрэбна навейшая версія сэрвісу.
page-reason-expired = Тэрмін дзеяння скончыўся.
page-reason-issuer-name-differs = Установа названа імем, якога ў яе ніколі не было.
page-reason-issuer-not-trusted = Подпіс сапраўдны, але хто падпісаў, не пацвердзіў ніхто, каму мы давяраем.
page-reason-issuer-unknown = Названая ўстанова нам невядомая.
page-reason-key-not-of-issuer = Ключ, якім падпісана, не належыць названай установе.
page-reason-key-revoked = Ключ, якім падпісана, трапіў у чужыя рукі. Папрасіце ва ўстановы нанава падпісаны сертыфікат.
page-reason-key-unknown = Установа нам вядомая, але гэты ключ — не.
page-reason-key-wrong-purpose = Гэтым ключом нельга падпісваць сертыфікаты.
page-reason-malformed = Гэта не сертыфікат належнай формы.
page-reason-needs-server = Тут гэта праверыць нельга.
page-reason-not-yet-valid = Пачне дзейнічаць пазней.
page-reason-nothing-found = Сертыфікат не знойдзены. Код выразны і цэлы?
page-reason-status-stale = Звесткі пра адкліканне занадта старыя.
page-reason-status-unavailable = Ці адкліканы ён, тут невядома.
page-reason-superseded = Установа замяніла яго выпраўленым сертыфікатам. Папрасіце новы.
page-reason-suspended = Установа просіць пакуль на яго не разлічваць.
page-reason-unsupported-algorithm = Падпісана спосабам, які нічога не даказвае або які мы не можам праверыць.
page-reason-withdrawn = Установа адклікала гэты сертыфікат.

page-cause-error-in-content = У ім ёсць няправільныя звесткі.
page-cause-issued-by-mistake = Ён быў выдадзены памылкова.
page-cause-misconduct = З-за парушэння або падману.
page-cause-requested-by-holder = Пра гэта папрасіў яго ўладальнік.
page-cause-requirements-not-met = Уладальнік не выканаў таго, што ў ім засведчана.
page-cause-under-review = Установа правярае яго.

page-day = { $day } { $month }
page-date = { $day } { $year }

page-advice-title = Што рабіць
page-advice-refuse = Не разлічвайце на яго. Папрасіце арыгінал і спытайце саму ўстанову па адрасе, які знайшлі самі, а не прачыталі на паперы.
page-advice-ask = Спытайце ўстанову па адрасе, які знайшлі самі, а не прачыталі на паперы.
page-advice-replaced = Папрасіце новы сертыфікат і праверце яго.
page-advice-unknown = Гэта яшчэ не значыць, што ён падроблены. Высветліце самі, што гэта за ўстанова, і спытайце яе.
page-advice-look-further = Старонка ведае толькі тое, што загрузіла. Падключыцеся да сеткі або дазвольце сэрвісу даведацца больш.
page-advice-update = Адкрыйце старонку зноў, калі будзе сетка: новая версія, магчыма, прачытае яго.
page-advice-scan = Адсканіруйце яшчэ раз: роўна, пры добрым святле, каб код займаў увесь кадр; або выберыце PDF.
page-advice-read = Прачытайце самі, што было падпісана: ніжэй яно прыведзена даслоўна.
page-advice-demo = Тут ніхто нічога не засведчыў.

page-report-unknown-institution = Невядомая ўстанова
page-report-key-revoked = Ключ у чужых руках
page-report-superseded = Заменены
page-report-suspended = Прыпынены
page-report-withdrawn = Адкліканы
page-report-hosted = Ад імя гэтай установы падпісвае { $host }.
page-report-listed = За гэтую ўстанову ручаецца { $host }.
page-report-details = Падрабязнасці
page-report-save = Захаваць
page-report-save-token = Токен (JWT)
page-report-save-credential = Дакумент (JSON)
page-report-receipt = Атрымаць падпісаную квітанцыю
page-report-receipt-hint = Токен будзе адпраўлены на { $host }; ён падпіша свой адказ.
page-report-sent = Праверана гэтым сэрвісам; дасланае ён не захоўвае.
page-report-here = Праверана на гэтай прыладзе. Нічога не адпраўлена.
page-report-further = Дазволіць сэрвісу даведацца больш
page-report-further-hint = Код будзе адпраўлены на { $host }; там ён не захоўваецца.

page-check-title = Што праверана
page-check-format = Форма
page-check-issuer = Установа
page-check-link = Спасылка
page-check-page = Папера
page-check-signature = Подпіс
page-check-status = Ці не адкліканы
page-check-validity = Тэрмін дзеяння
page-check-pass = у парадку
page-check-fail = не сыходзіцца
page-check-unknown = сказаць нельга
page-check-code = Код прычыны
page-check-differs = кажа іншае
page-check-not-compared = параўнайце самі
page-check-original = дакладна той выпушчаны файл
page-check-text-matches = кажа тое самае

page-ask-working = Правяраем…
page-ask-kept = Сеткі няма: адказ грунтуецца на тым, што старонка загрузіла апошнім разам.
page-ask-scan = Сканіраваць камерай
page-ask-stop = Выключыць камеру
page-ask-no-camera = Камера недаступная. Выберыце здымак кода або ўстаўце яго тэкст.
page-ask-drop = Файл можна перацягнуць сюды або ўставіць.
page-ask-print = Надрукаваць адказ
page-ask-inside-title = Чаму сканіраваць на гэтай старонцы?
page-ask-inside = Падроблены код можа адкрыць падробленую старонку. Адкрыйце старонку, адрас якой ведаеце, напрыклад гэту, і сканіруйце ў ёй: яна не пераходзіць па спасылцы і правярае сертыфікаты ўсіх вядомых ёй устаноў.
page-ask-lookup-title = Няма кода? Знайдзіце па нумары
page-ask-lookup-hint = Па нумары і імені, як яны надрукаваны. Пошук нічога не кажа пра саму паперу.
page-ask-lookup = Знайсці
page-ask-found-known = Сертыфікат з гэтым нумарам быў выдадзены на гэта імя.
page-ask-found-withdrawn = Ён адкліканы.
page-ask-found-superseded = Ён заменены іншым сертыфікатам.
page-ask-found-suspended = Ён прыпынены.
page-ask-found-unknown = Пра такі нумар і імя нічога не вядома.
page-ask-found-failed = Не атрымалася: ці ёсць сетка?

## the page: without network, and without a person
page-ask-offline = Цяпер гэтая старонка працуе і без сеткі.
page-by-program = Падпісана праграмай установы: ніхто з людзей там гэтага не зацвярджаў.
