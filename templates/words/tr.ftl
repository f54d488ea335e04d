# Words for people in Turkish. Each part of the product has its own prefix.

## sheet-: the printed certificate

# The kind of certificate: its heading.
sheet-kind-award = Takdir Belgesi
sheet-kind-course = Kurs Bitirme Belgesi
sheet-kind-degree = Diploma
sheet-kind-internship = Staj Sertifikası
sheet-kind-participation = Katılım Sertifikası
sheet-kind-practice = Klinik Uygulama Sertifikası
sheet-kind-volunteering = Gönüllülük Sertifikası

# Above the name.
sheet-presented = takdim olunur

# How the person took part.
sheet-mode-course = kurs
sheet-mode-observation = gözlem
sheet-mode-supervised-practice = gözetim altında uygulama
sheet-mode-volunteer-work = gönüllü çalışma

# Labels, in small letters.
sheet-label-period = tarih
sheet-label-hours = süre
sheet-label-credits = kredi
sheet-label-grade = sonuç
sheet-label-role = görev
sheet-label-home = gönderen kurum
sheet-label-mode = biçim
sheet-label-born = doğum tarihi
sheet-label-department = bölüm
sheet-label-place = yer
sheet-label-days = günler
sheet-label-supervisors = sorumlular
sheet-label-partners = ortaklar
sheet-label-number = Sicil No.
sheet-label-issued = veriliş tarihi
sheet-label-valid = son geçerlilik tarihi

# Amounts: $text is the number as it is written, $count the number for the plural.
sheet-hours = { $text } saat
sheet-credits = { $text } AKTS kredisi

# A second awarding institution, before and after its name.
sheet-joint = Birlikte veren kurum
sheet-joint-note = düzenleyen tarafından anılmıştır, imzalamamıştır

# How to check; the place of the stamp.
sheet-check = Doğrulama: { $host } adresini kendiniz açın, kodu orada okutun, her satırı karşılaştırın.
sheet-seal = M. Y.

# The months, as they stand after a day.
sheet-month-1 = Ocak
sheet-month-2 = Şubat
sheet-month-3 = Mart
sheet-month-4 = Nisan
sheet-month-5 = Mayıs
sheet-month-6 = Haziran
sheet-month-7 = Temmuz
sheet-month-8 = Ağustos
sheet-month-9 = Eylül
sheet-month-10 = Ekim
sheet-month-11 = Kasım
sheet-month-12 = Aralık

# What a screen reader says for pictures.
sheet-alt-code = İmzalı sertifikanın tamamını içeren karekod; doğrulama sayfasını açar
sheet-alt-logo = Amblem: { $name }
sheet-alt-signature = İmza: { $name }
