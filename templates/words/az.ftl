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

page-problem-not-found = Burada heç nə yoxdur
page-problem-empty-body = Heç nə göndərilmədi: kodun mətnini yapışdırın və ya fayl seçin
page-problem-too-large = Fayl 20 MB-dan böyükdür
page-problem-file = Bu fayl oxunmur
page-problem-busy = İndi sorğular çoxdur: bir azdan yenidən cəhd edin
page-problem-internal-error = Bizim tərəfdə xəta baş verdi
page-problem-other = Alınmadı
page-problem-id = Operatora bu nömrəni bildirin:

page-programme-by = Proqramı keçirən
