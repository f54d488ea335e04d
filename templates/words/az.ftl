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
