# Words for people in Azerbaijani. Each part of the product has its own prefix.

## sheet-: the printed certificate

# The kind of certificate: its heading.
sheet-kind-award = Fəxri Fərman
sheet-kind-course = Kursun Bitirilməsi Haqqında Sertifikat
sheet-kind-degree = Diplom
sheet-kind-internship = Təcrübə Sertifikatı
sheet-kind-participation = İştirak Sertifikatı
sheet-kind-practice = Klinik Təcrübə Sertifikatı
sheet-kind-volunteering = Könüllülük Sertifikatı

# Above the name.
sheet-presented = təqdim olunur

# How the person took part.
sheet-mode-course = kurs
sheet-mode-observation = müşahidə
sheet-mode-supervised-practice = nəzarət altında təcrübə
sheet-mode-volunteer-work = könüllü iş

# Labels, in small letters.
sheet-label-period = tarix
sheet-label-hours = müddət
sheet-label-credits = kredit
sheet-label-grade = nəticə
sheet-label-role = vəzifə
sheet-label-home = göndərən müəssisə
sheet-label-mode = forma
sheet-label-born = doğum tarixi
sheet-label-department = şöbə
sheet-label-place = yer
sheet-label-days = günlər
sheet-label-supervisors = rəhbərlər
sheet-label-partners = tərəfdaşlar
sheet-label-number = Qeydiyyat №
sheet-label-issued = verilmə tarixi
sheet-label-valid = etibarlıdır

# Amounts: $text is the number as it is written, $count the number for the plural.
sheet-hours = { $text } saat
sheet-credits = { $text } AKTS krediti

# A second awarding institution, before and after its name.
sheet-joint = Birgə verən müəssisə
sheet-joint-note = verən müəssisə tərəfindən göstərilib, imzalamayıb

# How to check; the place of the stamp.
sheet-check = Yoxlama: { $host } səhifəsini özünüz açın, kodu orada skan edin, hər sətri tutuşdurun.
sheet-seal = M. Y.

# A letter: $form is female, male or other, as the ending of a patronymic tells.
sheet-letter-dear = Hörmətli { $name },
sheet-letter-award = { $institution } Sizə səmimi təşəkkürünü bildirir.
sheet-letter-other = { $institution } “{ $title }” çərçivəsində iştirakınızı məmnuniyyətlə təsdiq edir.
sheet-letter-closing = Hörmətlə

# A sheet of several pages.
sheet-page = səhifə { $page } / { $pages }

# The months, as they stand after a day.
sheet-month-1 = yanvar
sheet-month-2 = fevral
sheet-month-3 = mart
sheet-month-4 = aprel
sheet-month-5 = may
sheet-month-6 = iyun
sheet-month-7 = iyul
sheet-month-8 = avqust
sheet-month-9 = sentyabr
sheet-month-10 = oktyabr
sheet-month-11 = noyabr
sheet-month-12 = dekabr

# What a screen reader says for pictures.
sheet-alt-code = İmzalanmış sertifikatın tam mətni olan QR kod; yoxlama səhifəsini açır
sheet-alt-logo = Emblem: { $name }
sheet-alt-signature = İmza: { $name }
sheet-reprint = Təkrar çap

## page-: the pages of the service

page-skip = Məzmuna keç
page-demo = Nümayiş: bu sertifikatlar uydurmadır və heç nəyi sübut etmir.
page-host = Bu səhifənin ünvanı
page-languages = Dil
page-back = Başqa sertifikatı yoxla

page-index-title = Hər kəsin yoxlaya bildiyi sertifikatlar
page-index-lead = Universitetlər iştirak və təlim sertifikatlarını burada imzalayır. Kağızdakı kod imzalanmış sertifikatın hamısını saxlayır; bu səhifə onu müəssisənin dərc etdiyi açarlarla yoxlayır.
page-index-check = Sertifikatı yoxla
page-index-how-title = Necə yoxlamalı
page-index-how-1 = Bu səhifəni sizə göndərilən keçidlə deyil, ünvanını yazaraq açın.
page-index-how-2 = Kağızdakı kodu oxudun və ya PDF faylını seçin.
page-index-how-3 = Ekrandakı hər sətri kağızla tutuşdurun.
page-index-programs-title = Proqramlar üçün
page-index-programs = Kodun mətnini, tokeni, JSON sənədini, PDF və ya şəkli göndərin; cavab səbəbləri ilə birlikdə qərardır.
page-index-trust = Bu xidmət olmadan yoxlamaq üçün müəssisələrin, açarların və statusların imzalanmış siyahısı:
page-index-institutions = Müəssisələr

page-ask-title = Sertifikatı yoxla
page-ask-host = Bu, tanıdığınız ünvandırmı? Saxta kod saxta səhifə aça bilər: yalnız bu ünvana etibar edirsinizsə, davam edin.
page-ask-consent-title = Kod sertifikatın hamısını saxlayır
page-ask-consent = O, cihazınızdan çıxmayıb. Burada yoxlanması üçün bu xidmətə göndərilməlidir; xidmət onu saxlamır.
page-ask-send = Göndər və yoxla
page-ask-other = Başqa bir şeyi yoxla
page-ask-code = Kodun mətni
page-ask-code-hint = https:// ilə başlayır və çoxlu rəqəmlə bitir. Token və ya JSON sənədi də olar.
page-ask-file = və ya fayl
page-ask-file-hint = PDF və ya kodun aydın fotosu (PNG, JPEG), ən çoxu 20 MB
page-ask-check = Yoxla
page-ask-noscript = Bu səhifə skriptsiz də işləyir: səhifənin ünvanını # işarəsindən sonrakılarla birlikdə aşağıdakı sahəyə köçürün.

page-verdict-accept = Həqiqidir
page-verdict-reject = Etibarsızdır
page-verdict-undecided = Dəqiq deyil
page-accept-code = Aşağıdakıları müəssisə imzalayıb və geri götürməyib.
page-accept-file = Bu fayl müəssisənin buraxdığı faylın eynisidir.
page-compare = Hər sətri kağızla tutuşdurun
page-compare-hint = Kod həqiqidir. Ətrafında çap olunanlar yalnız eyni şeyi deyirsə, doğrudur.
page-genuine-but = İmza həqiqidir. İmzalanan:
page-as-of = Status: { $at } tarixinə
page-of-page = Səhifə { $number }
page-count = { $count } sertifikat
page-signed-by = İmzalayan
page-claims-to-be-of = Özünü verən kimi göstərdiyi müəssisə
page-claim-unchecked = Bunu yoxlamaq mümkün olmadı.
page-successor = Əvəzinə { $number } nömrəli sertifikat verilib.
page-since = { $day } tarixindən
page-elsewhere = Kod { $host } ünvanına aparır; bu, müəssisənin ünvanı deyil.
page-by-issuer = müəssisə tərəfindən göstərilib, yoxlanmayıb
page-not-signed = göstərilib, imzalamayıb
page-known-by-domain = Yalnız ünvan dəqiqdir: onun kim olduğunu inandığımız heç kəs demir.
page-raw = İmzalananların hamısı

page-label-name = Ad
page-label-native-name = Öz yazısı ilə
page-label-institution = Müəssisə
page-label-title = Başlıq
page-label-kind = Növ
page-label-mode = Forma
page-label-period = Müddət
page-label-hours = Saat
page-label-credits = Kredit (ECTS)
page-label-grade = Nəticə
page-label-role = Vəzifə
page-label-number = Qeydiyyat nömrəsi
page-label-issued = Verilmə tarixi
page-label-valid-until = Etibarlıdır
page-label-birth-date = Doğum tarixi
page-label-home = Göndərən müəssisə
page-label-description = Təsvir
page-label-departments = Şöbələr
page-label-signatories = Kağızda imzalayanlar
page-label-partners = Tərəfdaşlar
page-label-joint = Birgə verən müəssisə
page-label-supervisors = Rəhbərlər

page-reason-bad-signature = Məzmun və ya imza imzalandıqdan sonra dəyişdirilib.
page-reason-content-differs = Səhifədə yazılan imzalanandan fərqlənir.
page-reason-context-unknown = İmza həqiqidir, lakin terminlərinin nə demək olduğunu dəqiq bilmirik.
page-reason-credential-not-here = Kod yalnız başqa serverdə olan sertifikatın adını çəkir.
page-reason-demo-issuer = Nümayiş: heç nəyi sübut etmir.
page-reason-dictionary-unknown = Bu kod üçün xidmətin daha yeni versiyası lazımdır.
page-reason-expired = Etibarlılıq müddəti bitib.
page-reason-flags-unknown = Bu kod üçün xidmətin daha yeni versiyası lazımdır.
page-reason-issuer-name-differs = Müəssisəyə heç vaxt daşımadığı ad verilib.
page-reason-issuer-not-trusted = İmza həqiqidir, lakin imzalayanın kim olduğunu inandığımız heç kəs demir.
page-reason-issuer-unknown = Adı çəkilən müəssisəni tanımırıq.
page-reason-key-not-of-issuer = İmzalayan açar adı çəkilən müəssisənin açarı deyil.
page-reason-key-revoked = İmzalayan açar yad əllərdədir. Müəssisədən yenidən imzalanmış sertifikat istəyin.
page-reason-key-unknown = Müəssisəni tanıyırıq, lakin bu açarı tanımırıq.
page-reason-key-wrong-purpose = İmzalayan açarla sertifikat imzalamaq olmaz.
page-reason-kind-unknown = Bu kod üçün xidmətin daha yeni versiyası lazımdır.
page-reason-layout-unknown = Bu kod üçün xidmətin daha yeni versiyası lazımdır.
page-reason-malformed = Bu, düzgün formalı sertifikat deyil.
page-reason-needs-server = Burada yoxlamaq mümkün deyil.
page-reason-not-yet-valid = Daha sonrakı gündən etibarlı olacaq.
page-reason-nothing-found = Sertifikat tapılmadı. Kod aydın və bütövdürmü?
page-reason-status-stale = Geri götürülüb-götürülmədiyinə çox əvvəl baxılıb.
page-reason-status-unavailable = Geri götürülüb-götürülmədiyi burada məlum deyil.
page-reason-superseded = Müəssisə onu düzəldilmiş sertifikatla əvəz edib. Yenisini istəyin.
page-reason-suspended = Müəssisə hələlik ona etibar etməməyi bildirir.
page-reason-unsupported-algorithm = Heç nəyi sübut etməyən və ya yoxlaya bilmədiyimiz üsulla imzalanıb.
page-reason-withdrawn = Müəssisə bu sertifikatı geri götürüb.

page-cause-error-in-content = Orada düzgün olmayan məlumat var.
page-cause-issued-by-mistake = Səhvən verilib.
page-cause-misconduct = Qayda pozuntusu və ya aldatma səbəbindən.
page-cause-requested-by-holder = Bunu sahibi xahiş edib.
page-cause-requirements-not-met = Sahibi orada təsdiq edilənləri yerinə yetirməyib.
page-cause-under-review = Müəssisə məsələni araşdırır.

page-day = { $day } { $month }
page-date = { $day } { $year }

page-advice-title = Nə etməli
page-advice-refuse = Ona etibar etməyin. Əslini istəyin və müəssisənin özündən, kağızda oxuduğunuz deyil, özünüz tapdığınız ünvandan soruşun.
page-advice-ask = Müəssisədən, kağızda oxuduğunuz deyil, özünüz tapdığınız ünvandan soruşun.
page-advice-replaced = Yeni sertifikatı istəyin və onu yoxlayın.
page-advice-unknown = Bu hələ saxta demək deyil. Müəssisənin kim olduğunu özünüz öyrənin və ondan soruşun.
page-advice-look-further = Bu səhifə yalnız yüklədiklərini bilir. Şəbəkəyə qoşulun və ya bu xidmətə əlavə axtarmağa icazə verin.
page-advice-update = Qoşulu olanda bu səhifəni yenidən açın: yeni versiya onu oxuya bilər.
page-advice-scan = Kodu düz tutub yaxşı işıqda, bütün kadrı tutsun deyə yenidən oxudun; və ya PDF seçin.
page-advice-read = Nəyin imzalandığını özünüz oxuyun: aşağıda sözbəsöz verilib.
page-advice-demo = Burada heç kəs heç nəyi təsdiq etməyib.

page-report-unknown-institution = Naməlum müəssisə
page-report-key-revoked = Açar yad əllərdədir
page-report-superseded = Əvəz olunub
page-report-suspended = Dayandırılıb
page-report-withdrawn = Geri götürülüb
page-report-hosted = Bu müəssisə adından { $host } imzalayır.
page-report-listed = Bu müəssisəyə { $host } zəmanət verir.
page-report-details = Ətraflı
page-report-save = Saxla
page-report-save-token = Token (JWT)
page-report-save-credential = Sənəd (JSON)
page-report-receipt = İmzalanmış qəbz al
page-report-receipt-hint = Token { $host } ünvanına göndərilir; o, cavabını imzalayır.
page-report-sent = Bu xidmət yoxlayıb; göndəriləni saxlamır.
page-report-here = Bu cihazda yoxlanıb. Heç nə göndərilməyib.
page-report-further = Xidmət əlavə axtarsın
page-report-further-hint = Kod { $host } ünvanına göndərilir; orada saxlanmır.

page-check-title = Nə yoxlanıb
page-check-format = Forma
page-check-issuer = Müəssisə
page-check-link = Keçid
page-check-page = Kağız
page-check-signature = İmza
page-check-status = Geri götürülübmü?
page-check-validity = Etibarlılıq
page-check-pass = qaydasındadır
page-check-fail = uyğun deyil
page-check-unknown = demək olmur
page-check-code = Səbəbin kodu
page-check-differs = başqa şey deyir
page-check-not-compared = özünüz tutuşdurun
page-check-original = buraxılmış faylın eynisidir
page-check-text-matches = eyni şeyi deyir

page-ask-working = Yoxlanır…
page-ask-kept = Şəbəkə yoxdur: cavab bu səhifənin son yüklədiklərinə əsaslanır.
page-ask-scan = Kamera ilə oxut
page-ask-stop = Kameranı söndür
page-ask-no-camera = Kameradan istifadə etmək olmur. Kodun şəklini seçin və ya mətnini yapışdırın.
page-ask-drop = Faylı bura ata və ya yapışdıra bilərsiniz.
page-ask-print = Bu cavabı çap et
page-ask-inside-title = Niyə bu səhifənin içində oxutmalı?
page-ask-inside = Saxta kod saxta səhifə aça bilər. Ünvanını tanıdığınız səhifəni, məsələn bunu açın və kodu orada oxudun: səhifə keçidə getmir və tanıdığı bütün müəssisələrin sertifikatlarını yoxlayır.
page-ask-lookup-title = Kod yoxdur? Nömrə ilə axtarın
page-ask-lookup-hint = Nömrə və ad çap olunduğu kimi. Axtarış kağız haqqında qərar deyil.
page-ask-lookup = Axtar
page-ask-found-known = Bu nömrə ilə bu ada sertifikat verilib.
page-ask-found-withdrawn = O, geri götürülüb.
page-ask-found-superseded = O, başqa sertifikatla əvəz olunub.
page-ask-found-suspended = O, dayandırılıb.
page-ask-found-unknown = Bu nömrə və ad haqqında heç nə məlum deyil.
page-ask-found-failed = Alınmadı: şəbəkə varmı?

page-problem-not-found = Burada heç nə yoxdur
page-problem-empty-body = Heç nə göndərilmədi: kodun mətnini yapışdırın və ya fayl seçin
page-problem-too-large = Fayl 20 MB-dan böyükdür
page-problem-file = Bu fayl oxunmur
page-problem-busy = İndi sorğular çoxdur: bir azdan yenidən cəhd edin
page-problem-internal-error = Bizim tərəfdə xəta baş verdi
page-problem-forbidden = Bu sizə açıq deyil: hesabınızın burada belə rolu yoxdur
page-problem-stale = Bu səhifə çox açıq qalıb: geri qayıdın, yenidən yükləyin və bir daha göndərin
page-problem-other = Alınmadı
page-problem-id = Operatora bu nömrəni bildirin:

page-programme-by = Proqramı keçirən

## fault-, cure-: proqramda, siyahıda və ya vərəqdə nəyin səhv olduğu və nə etmək lazım gəldiyi; daimi koda görə

fault-place-file = fayl
fault-place-line = sətir { $line }
fault-place-key = sətir { $line }, { $path }
fault-place-row = sətir { $row }
fault-place-cell = sətir { $row }, { $column }

fault-ambiguous-date = bu tarix həm { $first }, həm də { $second } ola bilər
cure-ambiguous-date = { $first } və ya { $second } yazın
fault-birth-date-implausible = bu proqramda heç kim { $day } tarixində doğula bilməz
cure-birth-date-implausible = ili düzəldin və ya sütunların qarışıb-qarışmadığına baxın
fault-birth-date-missing = doğum tarixi yoxdur, bu proqramda isə imzalanır
cure-birth-date-missing = doğum tarixini əlavə edin və ya sign_birth_date = false yazın
fault-cell-error = xanada cədvəlin öz xətası var
cure-cell-error = düsturu düzəldin və ya qiyməti yazın
fault-cell-too-long = xanada { $limit } işarədən çox var
cure-cell-too-long = qısaldın
fault-cells-merged = bu sətir { $row }. sətirlə bir xanada birləşdirilib, halbuki hər kəsə öz xanası lazımdır
cure-cells-merged = xanaları ayırın və qiyməti hər sətrə yazın
fault-column-twice = bu sütun “{ $other }” ilə eyni məna daşıyır
cure-column-twice = iki sütundan birini silin və ya adını dəyişin
fault-differs-from-sealed = bu şəxs üçün { $number } nömrəli sertifikat möhürlənib və orada başqa şey yazılıb
cure-differs-from-sealed = dəyişikliyi geri götürün və ya sertifikatı əvəz edin: testamur correct { $number }
fault-digits-lost = cədvəl bu nömrənin yalnız ilk 15 rəqəmini saxlayıb
cure-digits-lost = sütuna mətn formatı verin və nömrəni yenidən yazın
fault-does-not-fit = { $field } vərəqdəki “{ $place }” yerinə sığmır
cure-does-not-fit = mətni qısaldın, daha az dildə çap edin və ya daha geniş düzüm seçin
fault-duplicate-row = { $row }. sətrin eynisidir
cure-duplicate-row = iki sətirdən birini silin
fault-empty = boşdur
cure-empty = yazın və ya açarı çıxarın
fault-encoding-differs = faylın kodlaşdırması { $encoding } deyil
cure-encoding-differs = --encoding seçimini çıxarın və ya faylın saxlandığı kodlaşdırmanı yazın
fault-encoding-unknown = faylın kodlaşdırmasını müəyyən etmək olmur
cure-encoding-unknown = XLSX və ya CSV UTF-8 kimi saxlayın, yaxud kodlaşdırmanı göstərin, məsələn --encoding windows-1254
fault-ends-before-start = son gün { $ends } ilk gündən ({ $starts }) əvvəldir
cure-ends-before-start = günlərin yerini dəyişin və ya düzəldin
fault-file-missing = proqramın yanında belə fayl yoxdur
cure-file-missing = şəkli proqramın qovluğuna qoyun və ya sətri çıxarın
fault-file-too-large = fayl { $limit } MB-dan böyükdür
cure-file-too-large = siyahını bölün və kitabdan şəkilləri çıxarın
fault-formula-without-value = bu xanadakı düstur hələ hesablanmayıb
cure-formula-without-value = faylı cədvəl proqramında açıb yenidən saxlayın və ya qiyməti yazın
fault-font-not-usable = { $file } şrifti oxunmur
cure-font-not-usable = yerləşdirilə bilən TrueType və ya OpenType şrifti verin (.ttf, .otf, .ttc)
fault-font-missing = { $file } şrifti yoxdur
cure-font-missing = onu müəssisənin fonts qovluğuna qoyun və ya düzümü düzəldin
fault-glyph-missing = { $field } mətnindəki { $sign } ({ $script } yazısı) heç bir şriftdə yoxdur
cure-glyph-missing = hərfi düzəldin və ya { $font } şriftini şriftlər qovluğuna qoyun (--fonts)
fault-header-missing = ilk { $rows } sətrin heç biri ad sütunu olan başlıq sətri deyil
cure-header-missing = adların üstünə başlıq sətri əlavə edin, onlardan biri Ad, soyad, Name, Ad Soyad və ya ФИО olsun
fault-picture-not-drawn = şəkil: { $what } nəzərdə tutulduğu kimi çap olunmaz
cure-picture-not-drawn = { $part ->
    [text] mətni kontura çevirin (Inkscape: Path > Object to Path; Illustrator: Type > Create Outlines)
    [image] içindəki şəkli çıxarın və ya vektora çevirin, yaxud hamısını PNG kimi verin
    [filter] kölgəni, bulanıqlığı və digər filtrləri çıxarın və ya şəkli PNG kimi verin
    [mask] maskanı kəsmə konturuna çevirin və ya şəkli PNG kimi verin
    [pattern] naxışı konturlara çevirin (Inkscape: Object > Pattern > Pattern to Objects)
    [marker] xətti və ox uclarını kontura çevirin (Inkscape: Path > Stroke to Path)
    [gradient] qradientin bütün nöqtələrinə eyni şəffaflıq verin və yayılmanı "pad" edin
    [clip] kəsmə konturunun fiqurlarını birləşdirin (Inkscape: Path > Union)
    [blend] qarışdırma rejimini normal edin
    [css] üslub qaydaları əvəzinə atributlarla sadə SVG kimi saxlayın
    [link] faylı bütöv saxlayın: istinad etdiyi hissə onda yoxdur
    [animation] skriptləri və animasiyaları çıxarın
    [path] rəsmi yenidən saxlayın: kontur oxunmur
    [size] rəsmi sadələşdirin: çox böyükdür və ya özünə istinad edir
   *[other] sadə SVG kimi saxlayın və ya şəkli PNG kimi verin
}
fault-image-not-usable = şəkil yararlı deyil: { $detail }
cure-image-not-usable = ən çoxu 2 MiB olan PNG və ya viewBox-lu SVG verin
fault-issue-date-far = { $issued } bu gündən ({ $today }) ən çoxu 366 gün əvvəl və ya 30 gün sonra deyil
cure-issue-date-far = issued sətrini çıxarın, onda bu gün olar, və ya daha yaxın gün seçin
fault-key-missing = çatışmır
cure-key-missing = əlavə edin
fault-key-unknown = belə açar yoxdur
cure-key-unknown = { $suggestion ->
    [none] çıxarın
   *[other] bəlkə { $suggestion }?
}
fault-language-missing = { $language } dilində mətn yoxdur
cure-language-missing = { $language } = "…" əlavə edin və ya { $language } dilini languages-dən çıxarın
fault-language-twice = { $language } iki dəfə yazılıb
cure-language-twice = bir dəfə yazın
fault-languages-differ = { $field } { $found } dildə yazılıb, vərəq isə { $expected } dildədir
cure-languages-differ = mətni hər çap dilində bir dəfə verin
fault-layout-not-usable = düzümdə qüsurlar var: { $detail }
cure-layout-not-usable = düzüm faylını düzəldin; testamur layout check yararlı olanda deyir
fault-letters-garbled = saxlanarkən bu mətnin hərfləri dəyişib; yəqin ki, “{ $proposal }” olmalıdır
cure-letters-garbled = “{ $proposal }” yazın; mətn olduğu kimi düzgündürsə, əmri --as-written { $row } ilə təkrarlayın
fault-letters-lost = fayl saxlanarkən bu mətnin hərfləri itib
cure-letters-lost = XLSX və ya CSV UTF-8 kimi saxlayın: məsələn, ə hərfi Windows kod səhifələrində yoxdur
fault-letters-mixed = { $position }. işarə, “{ $letter }”, { $script ->
    [cyrillic] kiril
    [greek] yunan
   *[latin] latın
} hərfidir və düzgün hərfə yalnız oxşayır
cure-letters-mixed = { $proposal ->
    [none] bütün sözü bir əlifbanın hərfləri ilə yazın
   *[other] “{ $proposal }” yazın (görünüşü eynidir, amma bir əlifbanın hərfləri ilə)
}
fault-more-faults = daha { $count } xəta
cure-more-faults = əvvəlcə yuxarıdakıları düzəldin
fault-name-missing = ad yoxdur
cure-name-missing = adı yazın və ya sətri silin
fault-name-not-printable = { $field } mətnindəki { $sign } ({ $script } yazısı) heç bir şriftdə yoxdur
cure-name-not-printable = hərfi düzəldin və ya { $font } şriftini şriftlər qovluğuna qoyun (--fonts)
fault-name-sign = “{ $sign }” işarəsi ada aid deyil
cure-name-sign = “{ $sign }” işarəsini addan çıxarın
fault-namesakes = bu şəxsi { $row }. sətirdəkindən heç nə fərqləndirmir
cure-namesakes = tələbə nömrəsi və ya doğum tarixi əlavə edin, çap olunmaları vacib deyil
fault-not-a-date = tarix deyil
cure-not-a-date = 2022-10-28 və ya 28.10.2022 şəklində yazın
fault-not-a-quantity = 0,1-dən 99999,9-a qədər, ən çoxu bir onluq rəqəmli ədəd deyil
cure-not-a-quantity = 120 və ya 12,5 kimi vahidsiz ədəd yazın
fault-not-a-spreadsheet = oxuna bilən kitab deyil: { $reason ->
    [formats] həddən çox format var
    [order] sətirləri sıra ilə deyil
    [too-much] siyahıda olduğundan uzun mətn və ya çox xana var
   *[damaged] zədələnib
}
cure-not-a-spreadsheet = siyahını yeni kitaba köçürün və ya CSV UTF-8 kimi saxlayın
fault-not-acceptable = bu sertifikatı yoxlayana belə cavab verilərdi: { $reason }
cure-not-acceptable = proqramı və ya sətri düzəldin; hər ikisi doğru görünürsə, bunu Testamur-un qüsuru kimi bildirin
fault-not-an-email = e-poçt ünvanı deyil
cure-not-an-email = ad@universitet.example kimi bir ünvan yazın və ya xananı boş saxlayın
fault-not-latin = latın hərfləri ilə yazılan adda başqa hərflər var
cure-not-latin = { $proposal ->
    [none] pasportdakı kimi yazın və ya xananı boş saxlayın
   *[other] pasportdakı kimi, bəlkə “{ $proposal }” yazın və ya xananı boş saxlayın
}
fault-not-one-of = bunlardan biri deyil: { $words }
cure-not-one-of = bunlardan birini yazın: { $words }
fault-not-printable = { $sign } çap oluna bilməyən işarədir
cure-not-printable = mətni köçürmədən yenidən yazın
fault-not-the-form = forması uyğun deyil; lazımdır: { $form ->
    [country] iki böyük hərfdən ibarət ölkə kodu (ISO 3166-1)
    [did] host və qısa adlardan did:web və ya did:key
    [file-name] qovluqsuz, A-Z, a-z, 0-9, defis, alt xətt və nöqtədən ibarət fayl adı
    [register-number] 1–24 böyük hərf (A-Z), rəqəm və defisdən ibarət reyestr nömrəsi
    [rotation-code] 1–12 hərf və rəqəmdən ibarət kod
    [slug] a-z, 0-9 və daxili defislərdən ibarət qısa ad
    [website] https://universitet.example kimi sayt ünvanı
   *[other] { $form }
}
cure-not-the-form = { $form ->
    [register-number] IMU-2022-0007 kimi nömrə yazın və ya növbətisini almaq üçün xananı boş saxlayın
   *[other] düzəldin
}
fault-not-toml = TOML deyil: { $detail }
cure-not-toml = sətri düzəldin; sənədlərdə və nümunələrdə tam proqramlar var
fault-number-pattern = { $reason ->
    [none] reyestr nömrələrinin nümunəsi verilməyib
   *[other] reyestr nömrələrinin nümunəsi deyil: { $reason ->
        [brace] mötərizə bağlanmayıb
        [field] yalnız {"{"}year{"}"}, {"{"}seq{"}"} və {"{"}seq:04{"}"} tanınır
        [literal] mötərizələrdən kənarda ən çoxu 24 A-Z, 0-9 və defis ola bilər
        [once] {"{"}seq{"}"} bir dəfə, {"{"}year{"}"} ən çoxu bir dəfə olmalıdır
       *[long] nömrələr 24 işarədən uzun olardı
    }
}
cure-number-pattern = proqramda number yazın, məsələn "IMU-{"{"}year{"}"}-{"{"}seq:04{"}"}"
fault-number-taken = bu reyestr nömrəsi başqa sertifikatındır
cure-number-taken = başqa nömrə verin və ya növbətisini almaq üçün xananı boş saxlayın
fault-not-shown = imzalanan “{ $item }” bu düzümün heç bir yerində göstərilmir
cure-not-shown = bir yerə {"{"} show = "{ $item }" {"}"} əlavə edin
fault-number-twice = { $row }. sətirdəki reyestr nömrəsi ilə eynidir
cure-number-twice = hər sətrə öz nömrəsini verin və ya sütunu boş saxlayın
fault-outside-the-period = bu günlər proqramın günlərindən kənardadır
cure-outside-the-period = bu günləri və ya proqramın günlərini düzəldin
fault-qr-not-made = QR kod alınmır: { $detail }
cure-qr-not-made = bunu Testamur-un qüsuru kimi bildirin
fault-qr-too-large = QR kod { $width } mm-lik yerin tutduğundan { $over } bayt böyükdür
cure-qr-too-large = { $larger ->
    [none] daha az söz və ya dil işlədin, yaxud proqramda link_qr = true yazın
   *[other] proqramda sheet = "{ $larger }" yazın və ya daha az söz işlədin
}
fault-qr-too-long = sertifikatda QR kodun tuta biləcəyindən çox şey yazılıb
cure-qr-too-long = daha az söz və ya dil işlədin, yaxud proqramda link_qr = true yazın
fault-quote-open = burada açılan dırnaq heç yerdə bağlanmır
cure-quote-open = dırnağı bağlayın, xana içində ikiqat yazın ("") və ya XLSX kimi saxlayın
fault-result-like-hours = bu formada nəticə saat kimi oxunardı
cure-result-like-hours = saatları saat sütununa yazın
fault-roster-empty = siyahıda heç kim yoxdur
cure-roster-empty = insanları başlığın altına yazın
fault-rotation-twice = { $code } rotasiyası burada iki dəfə var
cure-rotation-twice = bir dəfə yazın
fault-rotation-unknown = proqramda “{ $code }” rotasiyası yoxdur
cure-rotation-unknown = { $known ->
    [none] xananı boş saxlayın
   *[other] proqramın kodlarını + ilə birləşdirib yazın: { $known }
}
fault-separator-inside = bu sahənin hissələrini ayıran “{ $separator }” işarəsi var
cure-separator-inside = bu ayırıcısız yazın
fault-sheet-missing = kitabda belə vərəq yoxdur
cure-sheet-missing = bunlardan birini seçin: { $known }
fault-sheet-not-written = vərəq yazıla bilmir: { $detail }
cure-sheet-not-written = bunu Testamur-un qüsuru kimi bildirin
fault-sheets-several = kitabın bir neçə vərəqi siyahıya oxşayır: { $known }
cure-sheets-several = lazım olanı --sheet-name ilə göstərin və ya qalanlarını silin
fault-slug-twice = bu qısa ad iki dəfə var
cure-slug-twice = hər müəssisəyə öz qısa adını verin
fault-student-number-twice = { $row }. sətirdəki tələbə nömrəsi ilə eynidir
cure-student-number-twice = iki nömrədən birini düzəldin
fault-too-long = { $limit } işarədən uzundur
cure-too-long = qısaldın
fault-too-many = ən çoxu { $limit } ola bilər, burada isə çoxdur: { $what ->
    [awarding] birgə təltif edən müəssisə
    [columns] sütun
    [institutions] müəssisə
    [languages] dil
    [merged] birləşdirilmiş xana
    [partners] tərəfdaş
    [rotations] rotasiya
    [rows] sətir
    [sheets] vərəq
    [signatories] imzalayan
    [supervisors] rəhbər
    [text] MB mətn
   *[other] { $what }
}
cure-too-many = { $what ->
    [awarding] birini awarded_with altında saxlayın, qalanlarını partners altına yazın
   *[other] ən çoxu { $limit } saxlayın
}
fault-word-unknown = belə söz yoxdur
cure-word-unknown = { $suggestion ->
    [none] bunlardan birini yazın: { $known }
   *[other] bəlkə { $suggestion }? tanınanlar: { $known }
}
fault-workbook-locked = Excel 97-2003 kitabı və ya parollu kitab
cure-workbook-locked = açın, parolu götürün və XLSX kimi saxlayın
fault-workbook-too-large = bu kitabın hissələri birlikdə { $limit } MB-dan böyükdür
cure-workbook-too-large = təkcə siyahını yeni kitaba köçürün
fault-wrong-type = növü uyğun deyil; lazımdır: { $expected ->
    [day] 2022-10-28 kimi dırnaqsız gün
    [flag] true və ya false
    [list] siyahı [ … ]
    [number] 120 və ya 12.5 kimi dırnaqsız ədəd
    [table] {"{"} az = "…" {"}"} kimi cədvəl
    [text] dırnaq içində mətn
   *[other] { $expected }
}
cure-wrong-type = bunu yazın: { $expected ->
    [day] 2022-10-28 kimi dırnaqsız gün
    [flag] true və ya false
    [list] siyahı [ … ]
    [number] 120 və ya 12.5 kimi dırnaqsız ədəd
    [table] {"{"} az = "…" {"}"} kimi cədvəl
    [text] dırnaq içində mətn
   *[other] { $expected }
}
fault-year-short = il iki rəqəmlidir
cure-year-short = ili dörd rəqəmlə yazın

## roster-: siyahıdan nə oxunduğu və dekanlığın nə bilməli olduğu

roster-read = Oxunub
roster-file = fayl
roster-sheet = vərəq
roster-encoding = kodlaşdırma
roster-separator = ayırıcı
roster-separator-comma = vergül
roster-separator-semicolon = nöqtəli vergül
roster-separator-tab = tabulyasiya
roster-header = başlıqlar
roster-header-row = { $first ->
    [none] sətir { $last }
   *[other] { $first } və { $last } sətirləri
}
roster-columns = sütunlar
roster-unread = oxunmayıb
roster-sheets-unread = oxunmayan vərəqlər
roster-people = insan sayı

roster-column-birth-date = doğum tarixi
roster-column-credits = kredit
roster-column-email = e-poçt
roster-column-ends = son gün
roster-column-given-name = ad
roster-column-home-institution = müəssisə
roster-column-hours = saat
roster-column-latin-name = latın hərfləri ilə ad
roster-column-name = ad, soyad
roster-column-number = reyestr nömrəsi
roster-column-patronymic = ata adı
roster-column-result = nəticə
roster-column-role = vəzifə
roster-column-rotations = rotasiyalar
roster-column-starts = ilk gün
roster-column-student-number = tələbə nömrəsi
roster-column-surname = soyad

roster-skip-above-the-headers = başlıqlardan yuxarıda
roster-skip-blank = boş
roster-skip-column-numbers = sütun nömrələri
roster-skip-hidden = gizli və ya süzülmüş
roster-skip-serial-number = yalnız sıra nömrəsi
roster-skip-signature = siyahının altındakı imzalar və qeydlər
roster-skip-total = yekunlar

roster-note-capitals = sətir { $row }: ad böyük hərflərlədir və elə də qalır: { $name }{ $proposal ->
    [none] {""}
   *[other] {" "}(adətən { $proposal })
}
roster-note-count-differs = { $row }. sətirdə { $said } nəfər yazılıb, { $found } nəfər oxunub
roster-note-hidden-column = “{ $column }” sütunu gizlidir, amma oxunub
roster-note-latin-proposed = sətir { $row }: { $name } → { $latin }
roster-note-merged = { $column }: { $first }. sətrin birləşdirilmiş xanası { $last }. sətrə qədər hər sətir üçün oxunub
roster-note-namesake-sealed = sətir { $row }: bu adda birinin bu proqramdan başqa tələbə nömrəsi və ya doğum tarixi ilə, yaxud onlarsız { $number } nömrəli sertifikatı var: həmin şəxsdirsə, o sertifikatı düzəldin
roster-note-skipped = { $row }. sətir ötürülüb: { $why }
roster-note-unknown-column = “{ $column }” sütunu oxunmayıb
roster-note-unseen = sətir { $row }, { $column }: görünməyən işarələr çıxarılıb

roster-skipped = Ötürülən sətirlər
roster-notes = Qeydlər
roster-proposed = Latın hərfləri ilə təklif olunan adlar (ICAO 9303); siyahıya yazılmasa, imzalanmır
roster-faults = Xətalar
roster-more = daha { $count }
roster-would-issue = Sınaq: { $count } sertifikat verilərdi; heç biri verilmədi.
roster-next-issue = Növbəti addım: yuxarıdakılara baxın, sonra əmri --dry-run olmadan təkrarlayın.
roster-next-latin = Təklif olunan adları çap etmək üçün --fix-out FAYL.xlsx ilə təkrarlayın, rəngli sütunu yoxlayın və həmin fayldan verin.
roster-next-fix = Növbəti addım: { $file } faylında işarələnmiş xanaları düzəldin və əmri onunla təkrarlayın.
roster-next-faults = Növbəti addım: siyahını düzəldib əmri təkrarlayın. --fix-out FAYL.xlsx bütün xətaları xanalarında işarələyən surət yazır.
roster-fault-count = { $count } xəta. Heç nə verilmədi.
roster-existed = { $count } sətrin sertifikatı artıq var: ötürülüb.
roster-withdrawn = sətir { $row }: { $number } nömrəli sertifikat geri götürülüb və yenidən verilmir.
roster-fixed-faults = Xətalar
roster-fixed-row = sətir
roster-fixed-column = sütun
roster-fixed-code = kod
roster-fixed-content = məzmun
roster-fixed-problem = yanlış olan
roster-fixed-cure = edilməli
roster-fixed-proposed = pasport qaydaları ilə təklif olunub (ICAO 9303): pasportla tutuşdurun və ya xananı boşaldın

# Təsdiq və vermə
issue-resumed = Təsdiqlənmiş və yarımçıq qalmış { $count } sertifikatlıq dəst davam etdirilir.
issue-batch = { $count } sertifikat: { $title }
issue-numbers = nömrələr { $first } – { $last }, müddət { $starts } – { $ends }
issue-digest = dəstin izi { $digest }
issue-ask-name = Jurnal üçün adınız:
issue-ask-yes = İmzalansın? { $yes } yazın:
issue-yes = bəli
issue-not-approved = təsdiqlənmədi; heç nə imzalanmadı, nömrələr bu sətirlər üçün saxlanılır
issue-nobody = burada təsdiqləyən yoxdur: kimin təsdiqlədiyini --approve-as AD ilə yazın; heç nə imzalanmadı
issue-done = { $out } qovluğuna { $count } sertifikat verildi, { $existed } artıq vardı.

# A receipt of a verification, printed
receipt-title = Yoxlama qəbzi
receipt-worst = Nəticələrin ən pisi
receipt-about = Nə haqqında
receipt-about-answer = bir cavab
receipt-about-batch = { $count } sertifikatlıq bir dəst
receipt-about-files = { $count } fayl
receipt-counts = Nəticələr
receipt-counts-said = həqiqi: { $accept }, etibarsız: { $reject }, qəti deyil: { $undecided }, anlaşılmadı: { $error }
receipt-as-of = Geri alınmadığı an
receipt-verified-at = Yoxlandığı an
receipt-asked = Şərt
receipt-asked-said = vəziyyət məlumatı ən çox { $hours } saatlıqdır
receipt-demo = Nümunələr
receipt-demo-said = sayıldı: heç nəyi sübut etmirlər
receipt-domains = Domen adına görə inanılanlar
receipt-trust-list = Etibar siyahısının nömrəsi
receipt-service = İmzalayan
receipt-signed = İmza vaxtı
receipt-version = Versiya
receipt-evidence = Göstərilənin SHA-256 xülasəsi
receipt-answer = Cavabın SHA-256 xülasəsi
receipt-closing-proves = Bu xidmət məhz bu baytlar haqqında bu anda bunu demişdir. Qəbz heç kimin adını çəkmir: sübut və cavab onda yalnız xülasələri ilə var, buna görə onu hər ikisi ilə birlikdə saxlayın.
receipt-closing-alone = Bu səhifə öz-özlüyündə heç nəyi sübut etmir. İmzalanmış qəbz fayla receipt.jwt adı ilə əlavə olunub.
receipt-closing-with-answer = Bu səhifə öz-özlüyündə heç nəyi sübut etmir. İmzalanmış qəbz fayla receipt.jwt, cavabın hamısı answer.json adı ilə əlavə olunub.
receipt-closing-check = Yoxlamaq üçün: testamur receipt verify FAYL.pdf --evidence GÖSTƏRİLƏN --trust https://{ $host }/service/did.json

# The desk.
desk-account = Hesab
desk-action-approve = təsdiq edildi
desk-action-check = yoxlandı və nömrələndi
desk-action-hand-over = təsdiqə verildi
desk-action-print = çap edildi və ya endirildi
desk-action-release = ilk dəfə çap edildi
desk-action-resume = yenidən qüvvədə
desk-action-seal = imzalandı
desk-action-supersede = əvəz edildi
desk-action-suspend = dayandırıldı
desk-action-withdraw = geri götürüldü
desk-all = Bütün sertifikatlar
desk-approve = Təsdiq
desk-approve-code = Telefonunuzdakı birdəfəlik kod
desk-approve-code-hint = Kod təsdiq edənin siz olduğunuzu göstərir. Bir dəfə keçərlidir: yalnız bu səhifəyə yazın.
desk-approve-do = { $count } sertifikatı təsdiq et
desk-approve-jump = Təsdiqə keç
desk-approve-lead = Yuxarıdakı hər sertifikata baxın. Təsdiq etdiyiniz müəssisənin adından imzalanır və kağızdan geri götürülə bilməz.
desk-approve-own = Bu dəsti özünüz hazırlamısınız. Onu başqası təsdiq etməlidir.
desk-approve-policy = Bu müəssisə iş masasında sizdə olan heç bir təsdiq vasitəsinə icazə vermir. Administratora müraciət edin.
desk-approve-waits = Təsdiq gözləyir
desk-approve-waits-lead = İmza səlahiyyətlisi bu dəsti görəcək, hər vərəqə baxıb təsdiq edəcək və ya qeydlə geri göndərəcək. Sizdən heç nə tələb olunmur.
desk-certificate-batch = Sertifikat dəsti
desk-certificate-print = Vərəq (PDF)
desk-certificate-since = Bu vəziyyətin tarixi
desk-certificates = { $count } sertifikat
desk-change = Geri götür və ya dayandır
desk-change-cause = Səbəb seçin: sertifikatı yoxlayan hər kəsə bildirilir.
desk-change-late = Kimsə tez tərpənib: sertifikatın vəziyyəti artıq başqadır.
desk-change-lead = Geri götürmə həmişəlikdir. Dayandırma ləğv edilə bilər; onu yalnız Testamur səhifələri və xidmətləri bildirir.
desk-change-note = Jurnal üçün qeyd (səhhət məlumatı yazmayın)
desk-change-resume = Yenidən qüvvəyə mindir
desk-change-suspend = Dayandır
desk-change-why = Hamıya bildiriləcək səbəb
desk-change-withdraw = Həmişəlik geri götür
desk-code = Birdəfəlik kod
desk-code-hint = Telefonu itirmisiniz? Xidmətin operatoru başqa telefon qoşmağınıza icazə verə bilər.
desk-code-lead = Telefonunuzdakı autentifikator tətbiqini açın və göstərdiyi altı rəqəmi yazın.
desk-code-title = Birdəfəlik kod
desk-continue = Davam et
desk-done = { $count } sertifikat imzalanıb və hazırdır
desk-draft-back = { $text } geri göndərdi
desk-draft-kept = Göndərdiyiniz dərhal saxlanılır. Çıxıb qayıda bilərsiniz.
desk-draft-untitled = Yeni sertifikat dəsti
desk-drafts = Hazırlananlar
desk-drop = Bu qaralamanı sil
desk-drop-do = Sil
desk-drop-sure = Qaralamanın proqramı və siyahısı silinəcək. İmzalanmış heç nə dəyişməyəcək.
desk-empty-1 = Qeydiyyatçı iştirakçı siyahısını və proqramı bura yükləyir.
desk-empty-2 = Hər xəta öz xanasında, düzəlişi ilə göstərilir.
desk-empty-3 = İmza səlahiyyətlisi hər sertifikata baxır və telefondakı kodla təsdiq edir.
desk-empty-4 = Sertifikatlar imzalanır və çap üçün bir fayl endirirsiniz.
desk-empty-others = Hələlik sizin üçün iş yoxdur.
desk-empty-registrar = Yuxarıdakı düymə ilə başlayın. Başqası təsdiq etməyincə heç nə imzalanmır.
desk-empty-title = Siyahıdan imzalı sertifikatlara
desk-enrol-1 = Yoxdursa, telefonunuza autentifikator tətbiqi quraşdırın.
desk-enrol-2 = Tətbiqdə hesab əlavə edin və bu kodu skan edin.
desk-enrol-3 = Tətbiqin indi göstərdiyi altı rəqəmi yazın.
desk-enrol-code = Autentifikator tətbiqi üçün QR kod
desk-enrol-lead = Bundan sonra siz olduğunuzu telefonunuz təsdiqləyəcək. Bir dəqiqə çəkir və bir dəfə edilir.
desk-enrol-title = Telefonunuzu qoşun
desk-enrol-typed = Skan olunmur? Bu açarı yazın:
desk-faults = { $count } xəta
desk-field-credits = AKTS krediti
desk-field-description = Təsvir
desk-field-ends = Son gün
desk-field-home = Göndərən müəssisə
desk-field-hours = Saat
desk-field-issued = Verilmə tarixi (boşdursa, bu gün)
desk-field-kind = Növ
desk-field-languages = Çap dilləri, ardıcıllıqla
desk-field-mode = Forma
desk-field-name = Ad
desk-field-native = Öz əlifbası ilə
desk-field-number = Qeydiyyat nömrələri
desk-field-office = Vəzifə
desk-field-partners = Tərəfdaşlar, hər sətirdə bir
desk-field-register-number = Nömrə
desk-field-sheet = Tərtibat
desk-field-signatories = İmzalayanlar
desk-field-signatory = İmza səlahiyyətlisi
desk-field-signature = İmza faylı
desk-field-slug = Ünvanlar üçün qısa ad
desk-field-starts = İlk gün
desk-field-title = Başlıq
desk-field-usual = adi qaydada
desk-files = Proqram, siyahı və imzalar
desk-files-add = Fayl əlavə et
desk-files-hint = Bütün faylları birlikdə bura atın: proqram (.toml), siyahı (.xlsx və ya .csv), imzalar (.svg, .png). Hansının nə olduğu özü bilinir.
desk-files-large = { $text } proqram üçün çox böyükdür.
desk-files-more = Başqa siyahı və ya fayllar
desk-files-name = { $text }: şəklə latın hərfləri, rəqəm, nöqtə və defisdən ad verin.
desk-files-none = Ən azı bir fayl seçin və ya sətirləri yapışdırın.
desk-files-not-text = { $text } UTF-8 mətn deyil: yenidən saxlayın.
desk-files-pictures = Bir proqrama ən çoxu { $count } şəkil aiddir.
desk-files-send = Yüklə və bax
desk-files-unknown = { $text } burada lazım olan fayllardan deyil.
desk-find = Sertifikat axtarışı
desk-find-do = Tap
desk-get-hint = Geri götürülmüş və əvəz edilmiş sertifikatlar daxil edilmir. Hər endirmə jurnala yazılır.
desk-get-print = Çap üçün bir fayl
desk-get-register = Reyestr (CSV)
desk-get-two-sided = İkitərəfli çap üçün
desk-get-zip = Ayrı fayllar (ZIP)
desk-good = xəta yoxdur
desk-hand-over = Təsdiqə ver
desk-hand-over-again = Yenidən yoxla
desk-hand-over-do = { $count } sertifikatı təsdiqə ver
desk-hand-over-faults = Hər şey sınananda { $count } xəta tapıldı. Heç nə təsdiqə verilmədi.
desk-hand-over-lead = Hər sertifikat bir dəfə sınaq üçün hazırlanır: kodlar, hərflər, vəziyyət, kağızda yer. Yalnız hər şey düzdürsə, nömrələr verilir və imza səlahiyyətlisi dəsti görür.
desk-hand-over-not-yet = Əvvəlcə proqram tam, siyahı yüklənmiş və xətasız olmalıdır.
desk-hand-over-nothing = Bütün sətirlərin ({ $count }) sertifikatı artıq var. Veriləcək heç nə yoxdur.
desk-hand-over-other = Bu proqramın başqa dəsti təsdiq gözləyir. Əvvəlcə o təsdiq edilməli və ya geri göndərilməlidir.
desk-history = Tarixçə
desk-home = Sertifikatlar
desk-keep = Yadda saxla
desk-login = E-poçt ünvanı
desk-means-totp = birdəfəlik kodla, məzmuna bağlı deyil
desk-new = Yeni sertifikat dəsti
desk-new-begin = Doldur
desk-new-blank = Proqram faylı olmadan
desk-new-blank-hint = Forma doldurun.
desk-new-copy = Bir il sonrası üçün köçür
desk-new-else = Və ya başqa cür başlayın
desk-new-lead = Əlinizdə olanı yükləyin. Başqası təsdiq etməyincə heç nə imzalanmır.
desk-notes = Siyahı haqqında { $count } qeyd
desk-password = Parol
desk-paste = Və ya cədvəldən sətir yapışdırın
desk-paste-hint = Başlıq sətri ilə birlikdə köçürün.
desk-paste-label = Sətirlər
desk-people = { $count } nəfər
desk-picture-cure = Faylı aşağıda əlavə edin.
desk-picture-missing = Proqram { $text } şəklini göstərir, amma burada yoxdur.
desk-places = Müəssisələr
desk-places-none = Hesabınızın heç bir müəssisədə rolu yoxdur. Administratora müraciət edin.
desk-programme = Proqram
desk-programme-change = Proqramı dəyiş
desk-programme-text = Hər şey mətn kimi
desk-programme-text-label = TOML; şöbələr və formada görünməyən hər şeylə
desk-progress-printed = { $total } sertifikatdan { $done } çap olundu
desk-progress-sealed = { $total } sertifikatdan { $done } imzalandı
desk-proposals = Latın hərfləri ilə { $count } ad təklif olunur.
desk-proposals-show = Bax
desk-proposals-take = Siyahıya əlavə et
desk-proposals-why = Pasport qaydalarına görədir və yalnız qəbul etsəniz imzalanır. Pasportlarla müqayisə edin.
desk-rate-minutes = saniyədə { $rate }, təxminən { $left } dəqiqə qalıb
desk-rate-seconds = saniyədə { $rate }, təxminən { $left } saniyə qalıb
desk-refused-code = Bu, indiki anın kodu deyil və ya artıq istifadə olunub. Növbətisini gözləyin.
desk-refused-locked = Həddən artıq yanlış cəhd. { $count } dəqiqədən sonra yenidən cəhd edin.
desk-refused-password = Ünvan və parol uyğun gəlmir və ya hesab bağlıdır.
desk-released = Hazır olanlar
desk-released-cut = Yalnız ən yeniləri göstərilir.
desk-roster = Siyahı
desk-roster-all = { $count } sətrin hamısını göstər
desk-roster-edited = burada dəyişdirilib
desk-roster-faulty = düzəldiləcək: { $count }
desk-roster-later = Proqram tam olanda oxunacaq.
desk-roster-none = hələ yoxdur
desk-roster-pasted = Yapışdırılan sətirlər
desk-rotations = { $count } şöbə olduğu kimi qalır; aşağıdakı mətndə dəyişdirilir.
desk-row = Sətir
desk-row-change = Dəyiş
desk-rows-keep = Dəyişiklikləri saxla və yenidən yoxla
desk-rows-undo = Bütün dəyişiklikləri geri al: faylın ilk halına qayıt
desk-sealing = İmzalanır
desk-sealing-failed = Dayandı. Heç nə itmədi: on dəqiqə ərzində özü davam edəcək. Yenə dayansa, operatora bildirin.
desk-sealing-hint = Bu səhifəni bağlaya bilərsiniz. Sizsiz də davam edir.
desk-send-back = Qeydlə geri göndər
desk-send-back-do = Geri göndər
desk-send-back-empty = Niyə geri göndərildiyini yazın.
desk-send-back-gone = Bu dəst buradan gəlməyib: silinəcək və gəldiyi yerdə yenidən hazırlanmalıdır.
desk-send-back-hint = Nömrələri yenidən boşalır və qeydiyyatçı qeydinizi qaralamada görür.
desk-send-back-why = Nə dəyişdirilməlidir?
desk-sessions = Açıq seanslarınız
desk-sessions-begun = başlanğıc: { $text }
desk-sessions-end = Oradan çıx
desk-sessions-everywhere = Hər yerdən çıx
desk-sessions-lead = Bu brauzerlərdən birini tanımırsınızsa, hər yerdən çıxın və operatora bildirin.
desk-sessions-seen = son istifadə: { $text }
desk-sessions-this = bu brauzer
desk-sheet = Bax
desk-sheet-first = Birinci sertifikatın görünüşü
desk-sheet-of = { $text } adına sertifikat
desk-sign-in = Daxil ol
desk-sign-in-hint = Hesabları xidmətin operatoru açır.
desk-sign-in-lead = Sertifikatların hazırlandığı, təsdiqləndiyi və çap edildiyi iş masası.
desk-sign-out = Çıxış
desk-standing-in-force = qüvvədə
desk-standing-superseded = əvəz edilib
desk-standing-suspended = dayandırılıb
desk-standing-withdrawn = geri götürülüb
desk-state-back = geri göndərilib
desk-state-checked = təsdiq gözləyir
desk-state-draft = qaralama
desk-state-released = hazırdır
desk-state-sealing = imzalanır
desk-waiting = Təsdiq gözləyənlər
desk-waiting-yours = Təsdiqinizi gözləyənlər
desk-what = Nə imzalanır
desk-what-approved = Təsdiq edən
desk-what-count = Sertifikat sayı
desk-what-digest = Məzmunun izi
desk-what-digest-hint = İmzalanan hər baytın SHA-256 izi. Bir hərf dəyişsə, o da dəyişir və təsdiq qüvvəsini itirir.
desk-what-digest-whole = tam
desk-what-issued = Verilmə tarixi
desk-what-period = Dövr
desk-what-prepared = Hazırlayan

# The desk: administration.
desk-action-add-account = istifadəçilərə əlavə edildi
desk-action-add-client = proqrama icazə verildi
desk-action-add-institution = müəssisə əlavə edildi
desk-action-add-key = açar yaradıldı
desk-action-disable-account = hesab bağlandı
desk-action-disable-client = proqram bağlandı
desk-action-drop = dəst ləğv edildi
desk-action-enable-account = hesab açıldı
desk-action-export-log = jurnal endirildi
desk-action-forget = əlaqə məlumatları silindi
desk-action-grant-role = rol verildi
desk-action-issue = proqram tərəfindən verildi
desk-action-move-institution = başqa ünvana köçürüldü
desk-action-reissue = açar ələ keçdiyinə görə yenidən hazırlandı
desk-action-reset-password = parol dəyişdirildi
desk-action-retire-key = açar istifadədən çıxarıldı
desk-action-revoke-key = açarın ələ keçdiyi elan edildi
desk-action-rotate-client = proqramın sirri dəyişdirildi
desk-action-set-approvals = təsdiq üsulları dəyişdirildi
desk-action-set-logo = loqo dəyişdirildi
desk-action-set-retention = saxlama müddəti dəyişdirildi
desk-action-take-role = rol geri alındı
desk-admin = İdarəetmə
desk-approvals = Təsdiq
desk-approvals-by = Sertifikat dəsti bu üsullarla təsdiqlənə bilər
desk-approvals-client = İnsansız, proqramla
desk-approvals-client-what = seal hüquqlu proqramlar öz dəstlərini imzalatdırır, issue hüquqlular dərhal imzalayır. İmzalanana heç kim baxmır.
desk-approvals-hint = Artıq icazə verilməyən üsulla təsdiqlənmiş dəst imzalanmır.
desk-approvals-lead = Təsdiqsiz heç nə imzalanmır. Nəyin təsdiq sayıldığını müəssisə burada müəyyən edir.
desk-approvals-none = Ən azı birini seçin: əks halda heç nə təsdiqlənə bilməz.
desk-approvals-operator = Əmr sətrində ad
desk-approvals-operator-what = Məlumat qovluğuna yaza bilən hər kəs istənilən adla təsdiqləyir. Hamı iş masasında işləyirsə, söndürün.
desk-approvals-passkey = İmza səlahiyyətlisinin keçid açarı
desk-approvals-passkey-what = Məzmuna bağlıdır: kimin hansı baytları təsdiqlədiyi sonra sübut oluna bilər.
desk-approvals-totp = İmza səlahiyyətlisinin telefonundan birdəfəlik kod
desk-approvals-totp-what = İmza səlahiyyətlisinin orada olduğunu göstərir. Məzmuna bağlı deyil: reyestrə yaza bilən onu da yaza bilər.
desk-drill = Yad əllərdədir?
desk-drill-after = Daha sonra
desk-drill-after-1 = Bunun necə baş verdiyini öyrənin. Parol ifadəsi məlumdursa, bütün məqsədlər üçün yeni açarlar və başqa ifadə yaradın.
desk-drill-after-2 = Etibar siyahısını fayl kimi saxlayanlara yenisini verin: testamur trust export.
desk-drill-after-3 = Yeni vərəqləri paylayın və köhnələrə güvənənlərə xəbər verin.
desk-drill-again = İmzaladıqlarını yenidən ver
desk-drill-again-what = Qüvvədə olan hər sertifikat yeni nömrə və indi imzalayan açarla yenidən hazırlanır. Hər dəst imza səlahiyyətlisini gözləyir və imzalananda köhnəni əvəz edir.
desk-drill-batches = Onların yerinə
desk-drill-batches-hint = İmza səlahiyyətlisi hər birini, hər dəst kimi təsdiqləyir.
desk-drill-by-programs = { $count } dənəsini proqramlar verib; yenidən verməlidirlər.
desk-drill-differs = Bu, həmin açarın barmaq izi deyil. Heç nə dəyişdirilmədi.
desk-drill-do = Ələ keçdiyini hamıya bildir
desk-drill-ended = Əvvəl geri götürülmüş və ya əvəz edilmiş
desk-drill-fingerprint = Onun barmaq izi
desk-drill-go-on = Növbəti addımlar
desk-drill-in-force = İmzaladığı qüvvədə olan sertifikatlar
desk-drill-key = Açar
desk-drill-left-out = { $count } sertifikat hazırlana bilmədi
desk-drill-not-yet = Əvvəlcə açarın ələ keçdiyini hamıya bildirin.
desk-drill-nothing = Qüvvədə olan heç nə imzalamayıb.
desk-drill-over = Müddəti bitib.
desk-drill-prepare = Qalan { $count } sertifikatı hazırla
desk-drill-prepared = { $total } sertifikatdan { $done } yenidən hazırlandı
desk-drill-says-1 = Bu sertifikatlardan birini yoxlayan hər kəsə bundan sonra deyilir: rədd edildi, açar ələ keçib. Nə vaxt imzalandığı önəmli deyil: oğru istənilən tarixi yaza bilər.
desk-drill-says-2 = Bunu geri almaq olmaz.
desk-drill-says-3 = Bundan sonra başqa açar imzalayır; yoxdursa, biri yaradılır.
desk-drill-says-4 = Sahiblərinə yeni vərəqlər lazımdır. Hamısı burada birdəfəyə hazırlana bilər; imza səlahiyyətlisi təsdiqləyir.
desk-drill-signed = { $total } sertifikatdan { $done } imzalandı
desk-drill-stopped = Dayandı. Heç nə itmədi: hazırlananlar olduğu kimi qalır. On dəqiqə ərzində özü, aşağıdakı düymə ilə isə dərhal davam edir. Yenə dayansa, operatora bildirin.
desk-drill-suspended = { $count } dənəsi dayandırılıb: qərar verilənədək kənarda qalır.
desk-drill-tell = Hamıya bildir
desk-drill-title = Açar yad əllərdə ola bilər
desk-drill-type = Əminsinizsə, açarın barmaq izini yazın:
desk-drill-what = Bunun mənası
desk-forget = Əlaqə məlumatlarını unut
desk-forget-again = { $count } sertifikat üçün silindi. Kimsə oxuduğu üçün baytlar hələ reyestrin jurnalındadır: sonra təkrarlayın.
desk-forget-back = Geri
desk-forget-bad = Aralarında boşluqla 1-dən 200-dək nömrə yazın.
desk-forget-do = Həmişəlik sil
desk-forget-done = { $count } sertifikat üçün silindi.
desk-forget-look = Davam et
desk-forget-numbers = Sertifikatların nömrələri
desk-forget-sure = { $count } sertifikatın əlaqə məlumatları silinsin?
desk-forget-unknown = Bunların hamısı bu müəssisənin imzalanmış sertifikatı deyil. Heç nə silinmədi.
desk-forget-what = E-poçt, tələbə nömrəsi və doğum tarixi reyestrdən silinir. İmzalanan, nömrə, iz və vəziyyət qalır. Əvvəlki ehtiyat nüsxələrə, siyahılara və məktublara toxunulmur.
desk-keeping = Əlaqə məlumatları
desk-keeping-bounds = { $done }-dən { $total } günədək; boş: xidmətdəki kimi.
desk-keeping-days = Nə qədər saxlanır
desk-keeping-days-bad = Hədlər daxilində gün sayı yazın və ya boş buraxın.
desk-keeping-lead = Ünvanlar, tələbə nömrələri və doğum tarixləri sertifikatların içində yox, yanında saxlanır. Lazım olandan artıq saxlamayın.
desk-keeping-own = Bu müəssisə neçə gün sonra silir
desk-keeping-service = Bu xidmət buraxılışdan { $count } gün sonra silir.
desk-keeping-service-never = Bu xidmət özü heç nə silmir.
desk-keys = Açarlar
desk-keys-api = Proqramlar üçün
desk-keys-api-what = issue hüquqlu proqramların verdiyini imzalayır
desk-keys-credential = Sertifikatlar
desk-keys-credential-what = imza səlahiyyətlilərinin təsdiqlədiyini imzalayır
desk-keys-did = Müəssisə:
desk-keys-hint = İstifadədən çıxarılmış açarın imzaladığı qüvvədə qalır. Yalnız ələ keçmiş açarınkı rədd edilir.
desk-keys-late = Bu açar artıq imzalamır.
desk-keys-lead = Hər növün ən yeni açarı imzalayır. Gizli yarılar imzalayan maşından çıxmır. İldə bir dəfə yenisini yaradın.
desk-keys-locked = Bu maşının açar faylları parol ifadəsi ilə açılmır. Operatora müraciət edin.
desk-keys-make = Açar yarat
desk-keys-make-hint = Mərasimi keçirin: iki nəfər yeni açarın barmaq izini müəssisənin ünvanındakı ilə tutuşdurur.
desk-keys-older = köhnə, çıxarılmayıb
desk-keys-public = Açıq yarı:
desk-keys-purpose = Açarın nəyi imzalayacağını seçin.
desk-keys-retire = İstifadədən çıxar
desk-keys-retired = çıxarılıb: { $text }
desk-keys-revoked = ələ keçib: { $text }
desk-keys-rotate = Yerinə yenisi
desk-keys-signs = indi imzalayır
desk-keys-since = { $text } tarixindən
desk-keys-status = Vəziyyət siyahıları
desk-keys-status-what = nəyin geri götürüldüyünü imzalayır
desk-keys-waiting = Hələ çıxarmaq olmaz: onunla imzalanmağı gözləyən sertifikatlar var və ya vəziyyət siyahılarını imzalayan sonuncu açardır. Əvvəlcə imzalatdırın, geri qaytarın və ya başqasını yaradın.
desk-keys-what = Nəyi imzalayır
desk-log = Jurnal
desk-log-all = hamısı
desk-log-detail = Ətraflı
desk-log-from = Başlanğıc
desk-log-none = Jurnalda belə bir şey yoxdur.
desk-log-older = Daha köhnə
desk-log-show = Göstər
desk-log-until = Son
desk-log-what = Nə
desk-log-when = Nə vaxt
desk-log-who = Kim
desk-look = Vərəqlər
desk-look-file = Başqa loqo
desk-look-hint = SVG və ya PNG, əmr sətrindəki hədlərlə. Bundan sonra hazırlanan vərəqlərdə çap olunur.
desk-look-layout = { $text } tərtibatında nümunə
desk-look-layouts = Tərtibatlar
desk-look-layouts-lead = Proqram onlardan birini adlandırır. Özünüzünkülər məlumat qovluğundadır və burada da görünür.
desk-look-logo = Müəssisənin loqosu
desk-look-no-logo = Hələ yoxdur.
desk-look-none = Şəkil seçin.
desk-look-overruled = Məlumat qovluğunda loqo var və burada yüklənəndən üstündür.
desk-look-send = Yüklə
desk-staff = İstifadəçilər
desk-people-add = İstifadəçi əlavə et
desk-people-add-hint = İlk parol burada yaradılır və bir dəfə göstərilir. Hesabı olan yalnız rolu alır.
desk-people-bad = E-poçt ünvanı, ad və rol göstərin.
desk-people-change = Dəyiş
desk-people-close = Hesabı bağla
desk-people-closed = bağlı
desk-people-elsewhere = Bu şəxsin başqa yerdə də rolu var: hesabın özünü ümumi administrator dəyişir.
desk-people-everywhere = { $text }, hər yerdə
desk-people-hint = Bağlanan hesab dərhal çıxır. Etdikləri jurnalda qalır.
desk-people-locked = { $text } tarixinədək kilidli
desk-people-open = Hesabı yenidən aç
desk-people-password = { $text } parolu
desk-people-password-hint = Yalnız bir dəfə göstərilir. Şəxsən verin və həmin şəxsin tezliklə daxil olmasını təmin edin.
desk-people-refused = Olmaz: müəssisədə ən azı bir administrator qalır; başqa yerdə rolu olanı ümumi administrator dəyişir.
desk-people-renew = Yeni parol
desk-people-role = Rol
desk-people-roles = Buradakı rollar
desk-people-self = siz
desk-programs = Proqram təminatı
desk-programs-add = Proqram təminatına icazə ver
desk-programs-bad = Ad və ən azı bir hüquq göstərin.
desk-programs-close = Bağla
desk-programs-hint = Yeni sirr və ya bağlama proqramda olanı dərhal etibarsız edir.
desk-programs-late = Bu proqram bağlıdır və ya bu müəssisənin deyil.
desk-programs-lead = Müəssisənin adından müraciət edən uçot sistemləri və tədris platformaları, OAuth 2.0 ilə.
desk-programs-name = Nə üçündür
desk-programs-none = Heç bir proqram təminatına icazə verilməyib.
desk-programs-policy = Müəssisə proqram təminatı ilə təsdiqə icazə verməyincə seal və issue heç nə etmir.
desk-programs-rotate = Yeni sirr
desk-programs-scopes = Nə edə bilər
desk-programs-secret = Proqramın adı və sirri
desk-programs-secret-hint = Sirr yalnız bir dəfə göstərilir və burada saxlanmır. Proqramın oxuduğu yerə qoyun.
desk-role-administrator = Administrator
desk-role-administrator-what = istifadəçilər, açarlar, proqram təminatı və qaydalar; heç nə hazırlamır və imzalamır
desk-role-auditor = Auditor
desk-role-auditor-what = hər şeyi oxuyur, heç nə dəyişmir
desk-role-registrar = Qeydiyyatçı
desk-role-registrar-what = sertifikat dəsti hazırlayır, çap edir, geri götürür
desk-role-signatory = İmza səlahiyyətlisi
desk-role-signatory-what = dəstləri təsdiqləyir, sertifikatları geri götürür
desk-scope-draft = dəst hazırlayır
desk-scope-issue = öz hazırladığı sənədləri insansız imzalayır
desk-scope-register = dəstləri və sertifikatları oxuyur
desk-scope-seal = öz dəstlərini insansız imzalatdırır
desk-scope-status = dayandırır, bərpa edir, geri götürür

# The desk: a programme beside its sheet.
desk-kept = Saxlanıldı.
desk-not-kept = Saxlanılmadı: əlaqə kəsilib və ya çıxmısınız. Səhifədən ayrılmayın.
desk-preview = Vərəqin indiki görünüşü
desk-preview-hint = Vərəqin indiki görünüşü. Yazdıqlarınız dərhal saxlanılır.
desk-programme-back = Qaralamaya
desk-signature-upload = İmza yüklə

# The desk: a roster in a grid.
desk-columns = Sütunlar nədir
desk-columns-keep = Belə oxu
desk-columns-none = Başlıq sətri tapılmadı. Sütunların nə olduğunu deyin: siyahı yenidən oxunar.
desk-columns-not = oxunmur
desk-columns-sample = İlk sətirlər
desk-columns-unread = bütün sütunlar oxunmur
desk-grid-keys = Oxlar hərəkət etdirir, Enter və ya yazmaq xananı açır, Enter və Tab saxlayır, Esc ləğv edir.
desk-proposals-one = Götür
desk-roster-after = Növbəti sətirlər
desk-roster-before = Əvvəlki sətirlər
desk-roster-only = Yalnız xətalı sətirlər
desk-roster-window = { $total } sətirdən { $done }

## İş masası: keçid açarları, ikinci şəxs, əvəzetmə, dəvətlər

desk-action-second-check = ikinci şəxs yoxladı
desk-approve-by-code = Əvəzində birdəfəlik kodla təsdiq et
desk-approve-no-passkey = Bu ünvanda hələ keçid açarınız yoxdur.
desk-approve-no-right = Siz burada imza səlahiyyətlisi deyilsiniz və heç kimi əvəz etmirsiniz.
desk-approve-not-checked = Bu dəsti əvvəlcə ikinci şəxs yoxlamalıdır.
desk-approve-not-named = Bu sertifikatlarda başqa imza səlahiyyətliləri göstərilib: onlardan biri və ya onu əvəz edən təsdiq edir.
desk-approve-own-check = Bu dəsti özünüz yoxlamısınız. Onu başqası təsdiq etməlidir.
desk-approve-passkey-do = { $count } sertifikatı keçid açarı ilə təsdiq et
desk-approve-passkey-hint = Keçid açarınız məzmunun izini imzalayır. Məhz bunu təsdiq etdiyiniz sonra sübut oluna bilər.
desk-approve-pending = Keçid açarınız və ya telefonunuz hələ təsdiq üçün keçərli deyil: onu ikinci şəxs təsdiqləməlidir, sonra gözləmə müddəti keçir.
desk-check = Yoxlama
desk-check-do = { $count } sertifikatı yoxladım
desk-check-lead = Bu müəssisədə hər dəstə imza səlahiyyətlisindən əvvəl ikinci şəxs baxır. Hər sertifikatı əsası ilə tutuşdurun.
desk-check-waits-lead = İmza səlahiyyətlisi təsdiq etməzdən əvvəl bu dəsti ikinci şəxs yoxlamalıdır.
desk-delegations = Əvəzetmə
desk-delegations-do = Bu şəxsə həvalə et
desk-delegations-end = İndi bitir
desk-delegations-ended = { $text } tarixində bitirilib
desk-delegations-first = İlk gün
desk-delegations-for = { $text } əvəzinə
desk-delegations-hint = Bu şəxs ikinci şəxsin təsdiqlədiyi öz keçid açarı və ya telefonu ilə təsdiq edir. Günlər UTC ilədir. Siz də təsdiq etməyə davam edə bilərsiniz.
desk-delegations-holds = indi
desk-delegations-last = Son gün
desk-delegations-later = sonra
desk-delegations-lead = İmza səlahiyyətlisi təsdiqi bir neçə günlük başqasına həvalə edə bilər. Bu, jurnalda və belə təsdiqlənən hər dəstdə göstərilir.
desk-delegations-new = Əvəzedici təyin et
desk-delegations-nobody = Bu müəssisədə başqa heç kimin hesabı yoxdur.
desk-delegations-none = Heç kim heç kimi əvəz etmir. Yerində olmayacaq imza səlahiyyətlisi burada şəxsi və günləri seçir.
desk-delegations-over = Bitənlər
desk-delegations-refused = Qəbul olunmadı. Bu müəssisədən şəxs və qarşıdakı günləri seçin, ən çoxu bir il.
desk-delegations-to = Kim
desk-factor-codes = telefonun birdəfəlik kodları
desk-factors = İmza səlahiyyətliləri nə ilə təsdiq edir
desk-factors-confirm = Onundur
desk-factors-confirm-hint = Yalnız bildiyinizi təsdiqləyin: şəxsi görün və ya başqa mənbədən bildiyiniz nömrəyə zəng edin.
desk-factors-lead = { $count ->
    [0] Təsdiq edən şəxsin yeni keçid açarı və ya telefonu iki nəfər tələb edir: sahibi və təsdiqləyən. Təsdiqlənən kimi keçərli olur və bütün imza səlahiyyətlilərinə bildirilir.
   *[other] Təsdiq edən şəxsin yeni keçid açarı və ya telefonu iki nəfər tələb edir: sahibi və təsdiqləyən. { $count } saat sonra keçərli olur və bütün imza səlahiyyətlilərinə bildirilir.
    }
desk-factors-nobody = Burada hələ heç kim təsdiq etmir.
desk-factors-none = Gözləyən yoxdur.
desk-factors-refused = Qəbul olunmadı: heç kim özününkünü təsdiqləmir və hər biri bir dəfə təsdiqlənir.
desk-factors-waiting = İkinci şəxsi və ya müddəti gözləyənlər
desk-invitation = Xoş gəlmisiniz
desk-invitation-again = Parol bir daha
desk-invitation-differ = İki parol fərqlidir.
desk-invitation-gone = Bu dəvət artıq istifadə olunub və ya müddəti bitib. Göndərəndən yenisini istəyin.
desk-invitation-hint = Sonra birdəfəlik kod göstərən telefonu qoşursunuz.
desk-invitation-lead = { $text }, iş masası üçün parolunuzu seçin.
desk-invitation-password = Yeni parol
desk-invitation-short = Ən azı { $count } işarə: dörd-beş söz götürün.
desk-means-passkey = keçid açarı ilə, məzmuna bağlı
notice-codes-confirmed = { $text }: telefonu təsdiqləndi.
notice-codes-enrolled = { $text } yeni telefon qoşdu.
desk-notice-from = { $text } tarixindən təsdiq edir.
notice-passkey-confirmed = { $text }: keçid açarı təsdiqləndi.
notice-passkey-enrolled = { $text } yeni keçid açarı əlavə etdi.
notice-reset = { $text }: telefonu və keçid açarları silindi.
notice-reset-asked = { $text }: telefonunun və keçid açarlarının silinməsi istənildi.
notice-reset-withdrawn = { $text }: telefonu və keçid açarları olduğu kimi qalır.
desk-notices = Bütün imza səlahiyyətlilərinə bildirilənlər
desk-passkey = Keçid açarı
desk-passkey-approves = təsdiq edir
desk-passkey-approves-from = { $text } tarixindən təsdiq edir
desk-passkey-cancelled = Keçid açarı istifadə olunmadı. Yenidən cəhd edin.
desk-passkey-many = Çox sayda keçid açarınız var: əvvəlcə birini silin.
desk-passkey-name = Ad
desk-passkey-name-hint = Harada saxlanılır: “iş noutbuku”, “mavi açar”.
desk-passkey-new = Yeni keçid açarı
desk-passkey-new-do = Keçid açarı yarat
desk-passkey-nowhere = Bu ünvanda keçid açarları işləmir. İş masasını xidmətin adı ilə açın.
desk-passkey-remove = Sil
desk-passkey-remove-do = Bu keçid açarını sil
desk-passkey-scripts = Keçid açarları üçün skriptlər lazımdır, bu brauzerdə isə söndürülüb.
desk-passkey-two = Dərhal daxil olmağa imkan verir. İkinci şəxs təsdiqlədikdən və müddət keçdikdən sonra təsdiq edir.
desk-passkey-waits = ikinci şəxsi gözləyir
desk-passkeys = Keçid açarlarınız
desk-passkeys-lead = Keçid açarı telefonunuzda, kompüterinizdə və ya təhlükəsizlik açarında saxlanılır, barmaq, üz və ya PIN ilə açılır. Heç kim onu sizdən soruşa bilməz.
desk-passkeys-none = Hələ yoxdur. Aşağıda birini yaradın və giriş bir toxunuşla olacaq.
desk-refused-passkey = Keçid açarı burada tanınmır və ya cavabı uyğun deyil. Yenidən cəhd edin.
desk-refused-passkey-only = Bu hesaba keçid açarı ilə daxil olunur.
desk-resets = Silinməsi istənilənlər
desk-resets-ask = Telefon və ya keçid açarı itib
desk-resets-ask-do = Hamısının silinməsini istə
desk-resets-by = istəyən: { $text }
desk-resets-confirm = İndi sil
desk-resets-lead = Biri istəyir, başqası təsdiqləyir. Sahibi parolla daxil olub başqa telefon qoşur və o, yenidən təsdiqlənir.
desk-resets-whose = Kimin
desk-resets-withdraw = Olduğu kimi saxla
desk-sign-in-passkey = Keçid açarı ilə daxil ol
desk-what-approved-for = { $text } əvəzinə
desk-what-checked = Yoxlayan
desk-factors-wait = { $count } sorğu ikinci şəxsi gözləyir.
# After the issue: finding, changing several.
desk-changes = Bir neçəsini dəyiş
desk-changes-all = Yalnız işarələnənlər deyil, bu axtarışın tapdığı hamısı
desk-changes-cut = Axtarış daha çox tapır. Bir dəfəyə ən çoxu 1000 sertifikat dəyişdirilir: bunlar birincilərdir.
desk-changes-late = Heç nə dəyişdirilmədi: onlardan biri artıq başqa vəziyyətdədir. Siyahıya yenidən baxın.
desk-changes-lead = Yuxarıda sertifikatları işarələyin. Əvvəlcə bunun nə demək olduğu göstərilir; hələ heç nə dəyişmir.
desk-changes-none = Heç bir sertifikat seçilməyib. Geri qayıdıb işarələyin.
desk-changes-not = Heç nəyi dəyişmə
desk-changes-others = { $count } ədəd olduğu kimi qalır: onlarla bunu etmək olmaz
desk-changes-resume = Yenidən qüvvəyə sal …
desk-changes-resume-means = Bundan sonra onlar əvvəlki kimi qüvvədədir.
desk-changes-resume-so-many = { $count } sertifikatı yenidən qüvvəyə sal
desk-changes-resumed = { $count } sertifikat yenidən qüvvədədir.
desk-changes-suspend = Dayandır …
desk-changes-suspend-means = Yenidən qüvvəyə minənədək Testamur səhifələri və xidmətləri hər kəsə onlara güvənməməyi bildirir. Başqalarının proqramları bunu görmür.
desk-changes-suspend-so-many = { $count } sertifikatı dayandır
desk-changes-suspended = { $count } sertifikat dayandırıldı.
desk-changes-withdraw = Geri götür …
desk-changes-withdraw-means = Geri götürmə həmişəlikdir: bu sertifikatlardan birini yoxlayan hər kəsə səbəbi və günü ilə bildirilir. Eyni sətirlər yenidən verilmir.
desk-changes-withdraw-so-many = { $count } sertifikatı həmişəlik geri götür
desk-changes-withdrawn = { $count } sertifikat geri götürüldü.
desk-find-any = hamısı
desk-find-first = Əvvəldən
desk-find-hint = Adın əvvəli kifayətdir, istənilən əlifba ilə: Щербина, SHCHERBINA və shcherb eyni şəxsi tapır.
desk-find-next = Davamı
desk-find-nothing = Heç nə tapılmadı
desk-find-nothing-cure = Daha az hərf və ya adın başqa sözünü yoxlayın; yuxarıda proqram və ya vəziyyət seçilibmi, baxın.
desk-find-nothing-yet = Dəst təsdiqə verilən kimi sertifikatlar burada görünəcək.
desk-find-pages = Səhifələr
desk-find-programme = Proqram
desk-find-standing = Vəziyyət
desk-find-what = Ad, nömrə və ya ünvan

# After the issue: correcting.
desk-action-address = ünvan dəyişdirildi
desk-action-correct = düzəliş təhvil verildi
desk-action-mail = poçtla göndərildi
desk-certificate-corrected-by = Əvəz edən sertifikat
desk-certificate-corrects = Düzəltdiyi sertifikat
desk-certificate-corrects-look = Bax
desk-certificate-corrects-now = Düzəliş təsdiq gözləyir.
desk-correct = Düzəlt
desk-correct-again = Başqa bir şeyi dəyiş
desk-correct-beside = Nə dəyişir
desk-correct-birth-date = Doğum tarixi
desk-correct-codes = Şöbələr: aralarında + olan kodlar, hamısı üçün boş qoyun. Məlum olanlar: { $text }.
desk-correct-hand-over = Təsdiqə ver
desk-correct-latin-name = Pasportdakı kimi adı (latın hərfləri)
desk-correct-lead = İmzalanmış sertifikat heç vaxt dəyişdirilmir. Onun yerini öz nömrəsi olan yenisi tutur və köhnəsini yoxlayan hər kəsə bu bildirilir.
desk-correct-look = Nə dəyişdiyini göstər
desk-correct-name = Öz əlifbası ilə adı
desk-correct-new = Yeni
desk-correct-next = İmza səlahiyyətlisi düzəlişi bir sertifikatlıq dəst kimi görür və təsdiqləyir. O vaxta qədər köhnə sertifikat qüvvədə qalır.
desk-correct-of = { $text }: sertifikatı düzəlt
desk-correct-old = İndi
desk-correct-result = Nəticə
desk-correct-role = Vəzifə
desk-correct-rotations = Şöbələr
desk-correct-same = Köhnə sertifikatdan fərqli heç nə yoxdur.
desk-correct-why = Niyə düzəldilir (jurnal üçün)
desk-correct-why-empty = Niyə düzəldildiyini yazın.

# After the issue: counts of verifications.
desk-together = Bir neçə sertifikatı birlikdə düzəlt
desk-together-begin = Düzəlt …
desk-together-codes = Şöbələr: aralarında + olan kodlar; boşdursa, hər sertifikat özününkünü saxlayır. Məlum olanlar: { $text }.
desk-together-lead = Bura yazdığınız hamısına qoyulur. Boş qalan hər birində olduğu kimi qalır.
desk-together-like = Onunla birlikdə daha { $count } sertifikat düzəldilir; bu birincisidir.
desk-together-next = İmza səlahiyyətlisi düzəlişləri bir dəst kimi görür və təsdiqləyir. O vaxta qədər köhnə sertifikatlar qüvvədə qalır.
desk-together-others = { $count } sertifikat olduğu kimi qalır: başqa dəstdəndir, artıq qüvvədə deyil və ya proqram tərəfindən verilib
desk-together-own = hər birində olduğu kimi
desk-together-so-many = { $count } sertifikatı düzəlt
desk-verifications = Yoxlamalar
desk-verifications-day = Gün (UTC)
desk-verifications-hint = Bu xidmətin verdiyi cavablar sayılır. Brauzerdə şəbəkəsiz və ya öz proqramı ilə yoxlayan burada görünmür.
desk-verifications-lead = Bu müəssisənin sertifikatlarının son 30 gündə neçə dəfə yoxlandığı. Kimin sertifikatı olduğu və kimin yoxladığı saxlanmır.
desk-verifications-none = Hələ heç kim yoxlamayıb
desk-verifications-table = Eynisi cədvəl kimi
desk-verified = { $count } yoxlama
desk-verified-accept = həqiqi və qüvvədə
desk-verified-reject = rədd edilmiş
desk-verified-undecided = qəti deyil

# After the issue: the register.
desk-get-register-xlsx = Reyestr (XLSX)
desk-get-whole-register = Reyestr, yuxarıda seçilən proqramın və ya hamısının:

# After the issue: letters, and what the desk says of them.
desk-letter = Məktub
desk-letter-address = Sahibinin e-poçt ünvanı
desk-letter-cure-address = Ünvanı şəxsdən soruşun, sertifikatda düzəldib yenidən göndərin.
desk-letter-cure-cut-off = Şəxsdən soruşun. Öz-özünə iki dəfə göndərilmir; çatmayıbsa, yenidən göndərin.
desk-letter-cure-ended = Heç nə etmək lazım deyil.
desk-letter-cure-other = Bu xidmətin operatoruna bildirin.
desk-letter-cure-put-off = Öz-özünə yenidən sınanır. İki gün alınmasa, operatordan soruşun və yenidən göndərin.
desk-letter-doubtful = qeyri-müəyyən
desk-letter-failed = göndərilmədi
desk-letter-fault-address = Ünvan düzgün deyil. { $text }
desk-letter-fault-cut-off = Xidmət bu məktubu ötürərkən kəsildi. Çatmış ola bilər. { $text }
desk-letter-fault-ended = Sertifikat bu arada geri götürülüb və ya əvəz edilib. { $text }
desk-letter-fault-no-address = Artıq ünvan yoxdur. { $text }
desk-letter-fault-other = Məktub hazırlana bilmədi. { $text }
desk-letter-fault-put-off = Poçt serveri təxirə saldı, kod { $text }.
desk-letter-fault-refused = Poçt serveri məktubu qəbul etmir, kod { $text }: çox vaxt belə ünvan yoxdur.
desk-letter-hint = Ünvan reyestrdə qalır, heç bir sertifikatda yazılmır.
desk-letter-keep = Ünvanı saxla
desk-letter-no-address = Bu, e-poçt ünvanı deyil. Heç nə dəyişdirilmədi.
desk-letter-send = Saxla və göndər
desk-letter-sending = göndərilir
desk-letter-sent = göndərildi
desk-letter-trouble = Poçt serverinə indi çatmaq olmur. Məktublar gözləyir və sonra özləri gedəcək.
desk-letter-trouble-login = Poçt serveri bu xidmətin adını və ya parolunu qəbul etmir. Operatora bildirin; məktublar gözləyir.
desk-letter-trouble-tls = Poçt serveri kim olduğunu sübut etmədi. Operatora bildirin; məktublar gözləyir.
desk-letter-waiting = gözləyir
desk-letters = Poçtla göndər
desk-letters-hint = Düymə iki dəfə basılsa da, hər kəsə bir məktub gedir. Bu səhifəni bağlaya bilərsiniz.
desk-letters-how = Sertifikat
desk-letters-language = Məktubun dili
desk-letters-link = yoxlama səhifəsinə keçid kimi
desk-letters-none = Poçt serveri qurulmayıb
desk-letters-none-cure = Bu xidmətin operatoru onu parametrlərdə, [mail] bölməsində yazır. O vaxta qədər vərəqləri endirib özünüz paylayın.
desk-letters-send = { $count } nəfərə göndər
desk-letters-sheet = PDF kimi əlavədə
desk-letters-without = { $count } nəfərin ünvanı yoxdur. Əlavə etmək üçün sertifikatı açın.
mail-certificate-attached = O, PDF kimi əlavə olunub. Faylı olduğu kimi saxlayın: imzalanmış sertifikat onun içindədir və istədiyiniz qədər çap etmək olar.
mail-certificate-check = Hər kəs vərəqdəki kodu oxutmaqla onu yoxlaya bilər.
mail-certificate-end = Bu məktubu { $institution } qeydiyyat şöbəsi göndərib.
mail-certificate-greeting = Hörmətli { $name },
mail-certificate-link = Onu aşağıdakı keçiddə taparsınız. Keçiddə bütün imzalanmış sertifikat var: kimdə olsa, oxuya bilər.
mail-certificate-subject = Sertifikatınız: { $title }
mail-certificate-what = { $institution } sizə { $number } nömrəli sertifikatı verib: { $title }.
mail-open = Sertifikatı aç
## the page: without network, and without a person
page-ask-offline = Bu səhifə bundan sonra şəbəkəsiz də işləyir.
page-by-program = Bunu müəssisənin proqramı imzalayıb: orada heç kim təsdiq etməyib.
## letters to signatories, and the rules of approval
mail-notice-by = Bunu { $at } tarixində { $actor } edib.
mail-notice-cure = Bundan xəbəriniz yoxdursa, dərhal { $about } ilə və bir administratorla danışın. Yeni telefon və ya keçid açarı gözləmə müddəti bitməmiş heç nəyi təsdiqləmir və iki nəfər onu unutdura bilər.
mail-notice-subject = { $institution }: kiminsə təsdiq vasitəsi dəyişib
mail-notice-why = Bu məktubu { $institution } sertifikatlarını təsdiqlədiyiniz üçün almısınız. Təsdiqləyən hər kəsə xəbər verilir.
desk-action-accept-invitation = dəvət keçidi ilə parol seçdi
desk-action-ask-reset = telefon və keçid açarlarının unudulması istənildi
desk-action-confirm-codes = telefon təsdiqləndi
desk-action-confirm-passkey = keçid açarı təsdiqləndi
desk-action-confirm-reset = telefon və keçid açarları unuduldu
desk-action-delegate = əvəz edən təyin edildi
desk-action-end-delegation = əvəzetmə bitdi
desk-action-invite = keçidlə dəvət edildi
desk-action-post = məktublar növbəyə qoyuldu
desk-action-register = reyestr endirildi
desk-action-set-rules = təsdiq qaydaları dəyişdirildi
desk-action-withdraw-reset = unutma istəyi geri götürüldü
desk-approvals-delay = { $count ->
    [0] Təsdiq edən şəxsin yeni keçid açarı və ya telefonu ikinci şəxs təsdiqləyən kimi keçərli olur.
   *[other] Təsdiq edən şəxsin yeni keçid açarı və ya telefonu ikinci şəxs təsdiqlədikdən { $count } saat sonra keçərli olur.
    }
desk-approvals-delay-hint = Bu müddətdə bütün imza səlahiyyətlilərinə xəbər verilir və onlar etiraz edə bilər. Müddəti xidmətin operatoru təyin edir (factor_delay_hours): iş masasında heç kim onu qısalda bilməz.
desk-approvals-delay-title = Yeni keçid açarları və telefonlar
desk-approvals-four-eyes = Hər dəsti əvvəlcə ikinci şəxs yoxlayır
desk-approvals-four-eyes-what = Dörd göz: nə dəsti hazırlayan, nə də təsdiq edən. Yoxlanılmayınca heç kim təsdiq edə bilməz.
desk-approvals-named = Yalnız sertifikatda adı olan imza səlahiyyətlisi təsdiq edir
desk-approvals-named-what = Hesabdakı ad proqramın imza səlahiyyətliləri arasında olmalıdır; adın yanındakı titullar vacib deyil. Həmin şəxsi əvəz edən də təsdiq edə bilər. Söndürülübsə, müəssisənin istənilən imza səlahiyyətlisi təsdiq edir.
desk-approvals-rules = Bundan əlavə tələb olunur
desk-approvals-own = Dəsti hazırlayan onu heç vaxt təsdiq etmir: bu söndürülmür.
desk-approvals-kept = Saxlanıldı. Bundan sonra, gözləyən dəstlər üçün də, bu keçərlidir.
desk-approvals-unbound = məzmuna bağlı deyil
desk-letters-again = { $count } məktubu yenidən göndər
desk-letters-again-hint = Bəzi məktublar qəbul edilmədi və ya geri qayıtdı. Əvvəlcə hər birinin yanında yazılanı edin: ünvanı düzəldin və ya operatordan poçt serverinə baxmasını istəyin.
## the desk: an OpenID provider, invitations
desk-action-mail-invitation = dəvət poçtla göndərildi
desk-action-revoke-invitation = dəvət geri götürüldü
desk-invite = Keçidlə dəvət et
desk-invite-add = İlk parolla əlavə et
desk-invite-bad = Mümkün olmadı: e-poçt ünvanı, ad və rol göstərin. Başqa yerə də dəvət olunanı ümumi administrator dəvət edir.
desk-invite-by = dəvət edən: { $text }
desk-invite-copied = Köçürüldü
desk-invite-copy = Keçidi köçür
desk-invite-hint = Keçid bir dəfə və bir həftə keçərlidir: onu açan necə daxil olacağını seçir.
desk-invite-link = { $text } üçün keçid
desk-invite-link-hint = Yalnız indi göstərilir. Başqa heç kimə verməyin: onu birinci açan hesabın sahibi olur.
desk-invite-mail = Poçtla göndər
desk-invite-mailed = Dəvət yoldadır: { $text }.
desk-invite-open = Dəvət olunub, hələ gəlməyib
desk-invite-refused = Mümkün olmadı: dəvət istifadə olunub, müddəti bitib və ya geri götürülüb; yaxud poçt serveri qurulmayıb.
desk-invite-revoke = Geri götür
desk-invite-until = { $text } tarixinədək keçərlidir
desk-link = { $text } ilə giriş
desk-link-do = Hesabı əlaqələndir
desk-link-lead = Əlaqələndirildikdən sonra bura { $text } hesabınızla daxil olursunuz. Dəstlər əvvəlki kimi öz telefonunuzla və ya keçid açarınızla təsdiqlənir.
desk-link-none = Hesabınız hələ əlaqələndirilməyib. Siz olduğunuzu bir daha göstərin; sonra orada bir dəfə daxil olub bura qayıdırsınız.
desk-link-on = əlaqələndirilib
desk-link-remove = Əlaqəni kəs
desk-oidc-accept = { $text } ilə qəbul et
desk-oidc-accept-or = Və ya ayrıca parol olmadan:
desk-oidc-answer = { $text } tərəfindən gələn cavab yoxlamadan keçmədi, ona görə heç kim içəri buraxılmadı. Yenidən cəhd edin; təkrarlansa, operatora xəbər verin.
desk-oidc-go-on = Davam et
desk-oidc-going = { $text } səhifəsinə keçid
desk-oidc-going-lead = Orada daxil olub özünüz bura qayıdırsınız.
desk-oidc-not-linked = { $text } sizi tanıyır, amma burada sizinlə əlaqələndirilmiş hesab yoxdur. Hesabınız varsa, parolunuzla daxil olun və adınızın arxasında onu əlaqələndirin. Yoxdursa, müəssisənizin administratorundan dəvət istəyin.
desk-oidc-nowhere = Bu ünvanda { $text } ilə daxil olmaq mümkün deyil. İş masasını xidmətin adı ilə açın.
desk-oidc-only-way = Bu sizin yeganə giriş yolunuzdur. Əvvəlcə keçid açarı yaradın və ya müəssisənizin administratorundan parol istəyin.
desk-oidc-refused = { $text } girişinizə icazə vermədi. Yenidən cəhd edin və ya parolunuzla daxil olun.
desk-oidc-sign-in = { $text } ilə daxil ol
desk-oidc-stale = Çox uzun çəkdi, artıq istifadə olunub və ya başqa brauzerdə başlayıb. Yenidən başlayın.
desk-oidc-taken = { $text } hesabınız burada başqa hesabla əlaqələndirilib. Onunla daxil olun və ya müəssisənizin administratoruna müraciət edin.
desk-oidc-unreachable = { $text } cavab vermir. Bir dəqiqədən sonra yenidən cəhd edin və ya parolunuzla daxil olun.
mail-invitation-link = Necə daxil olacağınızı seçmək üçün bu keçidi açın. Bir dəfə, { $until } tarixinədək keçərlidir:
mail-invitation-not-you = Bu məktubu gözləmirsinizsə, keçidi açmayın və müəssisəyə xəbər verin.
mail-invitation-subject = Dəvətiniz: { $institution }
mail-invitation-what = { $institution } sizi sertifikatların hazırlandığı, təsdiqləndiyi və çap edildiyi iş masasına dəvət edir.
## the desk: letters that come back
desk-action-return-letter = məktub geri qayıtdı
desk-letter-back-address = Məktub geri qayıtdı: belə ünvan artıq yoxdur və ya ona yazmağa icazə verilmir (kod { $text }).
desk-letter-back-full = Məktub geri qayıtdı: şəxsin poçt qutusu doludur (kod { $text }).
desk-letter-back-large = Məktub geri qayıtdı: vərəq şəxsin poçt qutusu üçün çox böyükdür (kod { $text }).
desk-letter-back-other = Məktub geri qayıtdı; qəbul edən server bizə məlum olan səbəb göstərmir (kod { $text }).
desk-letter-back-refused = Məktub geri qayıtdı: qəbul edən server bu xidmətdən məktub götürmür (kod { $text }).
desk-letter-back-unreachable = Məktub geri qayıtdı: @ işarəsindən sonra yazılan server tapılmadı və ya günlərlə cavab vermədi (kod { $text }).
desk-letter-cure-full = Şəxsdən yer açmasını və ya başqa ünvan verməsini xahiş edin, sonra yenidən göndərin.
desk-letter-cure-large = Şəxsdən başqa ünvan istəyin və ya vərəqi özünüz çatdırın.
desk-letter-cure-refused = Bu kodu poçt serverinin operatoruna göstərin. Məsələ həll olunana qədər şəxsdən başqa ünvan istəyin.
desk-letter-cure-staff = Ünvanın düzgün olduğunu yoxlayın və şəxsə başqa yolla xəbər verin.
desk-letter-cure-unreachable = @ işarəsindən sonra yazılanın düzgün olduğunu yoxlayın; düzəldin və ya sonra yenidən cəhd edin.
desk-letter-returned = geri qayıtdı
## the desk: an institution's own words in letters; notices of the rules of approval
desk-action-set-wording = məktubların mətni dəyişdirildi
notice-means = Dəstlər bundan sonra bunlardan biri ilə təsdiq olunur: { $text }.
notice-rules = Bundan əlavə, indi hər dəst üçün tələb olunur: { $text }.
notice-rules-none = Dəstlər üçün artıq bundan əlavə heç nə tələb olunmur.
desk-wording = Məktubların mətni
desk-wording-alone-cure = Onu mətndə ayrıca abzasa, əvvəlində və sonunda boş sətir qoymaqla yazın.
desk-wording-alone-problem = { $part }: { "{certificate}" } tək dayanmır.
desk-wording-bounds = Ən çoxu { $done } və { $total } işarə. Sadə mətn; boş sətir yeni abzas başlayır.
desk-wording-brace-cure = Fiqurlu mötərizəni yalnız əvəzedicilərin ətrafında yazın: { $all }.
desk-wording-brace-problem = { $part }: fiqurlu mötərizə açılıb-bağlanmır.
desk-wording-certificate = mütləq, ayrıca abzasda: əlavədə və ya keçiddə olduğunu və necə yoxlandığını biz yazırıq
desk-wording-default = Bizim mətn
desk-wording-empty-cure = Bir şey yazın və ya bizim mətnə qayıdın.
desk-wording-empty-problem = { $part }: boşdur.
desk-wording-html-cure = Məktublar sadə mətndir: teqləri çıxarın.
desk-wording-html-problem = { $part }: { $text } olduğu kimi görünəcək.
desk-wording-institution = qurumun adı
desk-wording-lead = Sertifikat sahibinə göndərilən məktubda nə yazıldığı, hər dildə.
desk-wording-long-cure = Qısaldın.
desk-wording-long-problem = { $part }: { $text } işarədən uzundur.
desk-wording-look = Nümunəyə bax
desk-wording-missing-cure = Yerinə qoyun: hər məktub hansı sertifikatdan söhbət getdiyini və onun harada olduğunu deməlidir.
desk-wording-missing-problem = Mətndə { $text } yoxdur.
desk-wording-name = sahibinin adı
desk-wording-number = mütləq: qeydiyyat nömrəsi
desk-wording-ours = Bu, bizim mətnimizdir. Saxladığınız mətn onun yerinə keçir.
desk-wording-own = Bu, öz mətninizdir.
desk-wording-reset = Bizim mətnə qayıt
desk-wording-sample = Nümunə məktub
desk-wording-sign-cure = Onu silib həmin yeri yenidən yazın: köçürülmüş mətnlə gəlmiş ola bilər.
desk-wording-sign-problem = { $part }: görünməyən işarə var ({ $text }).
desk-wording-star = * öz mətniniz
desk-wording-subject = Mövzu
desk-wording-tab = Məktublar
desk-wording-text = Mətn
desk-wording-title = proqramın adı
desk-wording-trial = Hələ saxlanmayıb.
desk-wording-unknown-cure = Məlum olanlar: { $all }.
desk-wording-unknown-problem = { $part }: { $text } adlı əvəzedici yoxdur.
desk-wording-waiting = Gözləyən və ya yenidən göndərilən məktublar göndərildiyi anda qüvvədə olan mətnlə gedir.
mail-notice-approvals-cure = Bundan xəbəriniz yoxdursa, dərhal { $actor } ilə və başqa bir administratorla danışın. Gözləyən dəstlərə də aiddir.
mail-notice-approvals-subject = { $institution }: dəstlərin necə təsdiqləndiyi dəyişib
mail-sample-name = Nümunə Şəxs
mail-sample-title = Nümunə Kurs
