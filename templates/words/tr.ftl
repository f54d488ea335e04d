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

## page-: the pages of the service

page-skip = İçeriğe geç
page-demo = Gösterim: bu sertifikalar uydurmadır, hiçbir şeyi kanıtlamaz.
page-host = Bu sayfanın adresi
page-languages = Dil
page-back = Başka bir sertifikayı doğrula

page-index-title = Herkesin doğrulayabildiği sertifikalar
page-index-lead = Üniversiteler katılım ve eğitim sertifikalarını burada imzalar. Kâğıttaki kod imzalı sertifikanın tamamını taşır; bu sayfa onu kurumun yayımladığı anahtarlarla karşılaştırır.
page-index-check = Sertifika doğrula
page-index-how-title = Nasıl doğrulanır
page-index-how-1 = Bu sayfayı size gönderilen bir bağlantıyla değil, adresini yazarak açın.
page-index-how-2 = Kâğıttaki kodu okutun ya da PDF dosyasını seçin.
page-index-how-3 = Ekrandaki her satırı kâğıtla karşılaştırın.
page-index-programs-title = Programlar için
page-index-programs = Bir kodun metnini, bir belirteci, JSON belgesini, PDF ya da resmi gönderin; yanıt, gerekçeleriyle birlikte bir karardır.
page-index-trust = Bu hizmet olmadan doğrulamak için kurumların, anahtarların ve durumların imzalı listesi:
page-index-institutions = Kurumlar

page-ask-title = Sertifika doğrula
page-ask-host = Bildiğiniz adres bu mu? Sahte bir kod sahte bir sayfa açabilir: yalnızca bu adrese güveniyorsanız devam edin.
page-ask-consent-title = Kod sertifikanın tamamını taşıyor
page-ask-consent = Cihazınızdan çıkmadı. Burada doğrulanması için bu hizmete gönderilmesi gerekir; hizmet onu saklamaz.
page-ask-send = Gönder ve doğrula
page-ask-other = Başka bir şey doğrula
page-ask-code = Kodun metni
page-ask-code-hint = https:// ile başlar, çok sayıda rakamla biter. Belirteç ya da JSON belgesi de olur.
page-ask-file = ya da bir dosya
page-ask-file-hint = PDF ya da kodun net bir fotoğrafı (PNG, JPEG), en çok 20 MB
page-ask-check = Doğrula
page-ask-noscript = Bu sayfa betik olmadan da çalışır: sayfanın adresini # işaretinden sonrasıyla birlikte aşağıdaki alana kopyalayın.

page-verdict-accept = Gerçek
page-verdict-reject = Geçersiz
page-verdict-undecided = Kesin değil
page-accept-code = Aşağıdakileri kurum imzalamıştır ve geri almamıştır.
page-accept-file = Bu dosya, kurumun yayımladığı dosyanın tıpatıp aynısıdır.
page-compare = Her satırı kâğıtla karşılaştırın
page-compare-hint = Kod gerçektir. Çevresinde basılı olanlar ancak aynısını söylüyorsa geçerlidir.
page-genuine-but = İmza gerçektir. İmzalanan:
page-as-of = Durum: { $at } itibarıyla
page-of-page = Sayfa { $number }
page-count = { $count } sertifika
page-signed-by = İmzalayan
page-claims-to-be-of = Kendisini veren olarak andığı kurum
page-claim-unchecked = Bu doğrulanamadı.
page-successor = Yerine { $number } numaralı sertifika verilmiştir.
page-since = { $day } tarihinden beri
page-elsewhere = Kod { $host } adresine götürüyor; bu, kurumun adreslerinden biri değil.
page-by-issuer = kurum tarafından anılmıştır, doğrulanmamıştır
page-not-signed = anılmıştır, imzalamamıştır
page-known-by-domain = Kesin olan yalnızca adrestir: kim olduğunu, inandığımız kimse söylemiyor.
page-raw = İmzalananların tamamı

page-label-name = Ad soyad
page-label-native-name = Kendi yazısıyla
page-label-institution = Kurum
page-label-title = Başlık
page-label-kind = Tür
page-label-mode = Biçim
page-label-period = Tarih
page-label-hours = Saat
page-label-credits = Kredi (AKTS)
page-label-grade = Sonuç
page-label-role = Görev
page-label-number = Sicil numarası
page-label-issued = Veriliş tarihi
page-label-valid-until = Son geçerlilik tarihi
page-label-birth-date = Doğum tarihi
page-label-home = Gönderen kurum
page-label-description = Açıklama
page-label-departments = Bölümler
page-label-signatories = Kâğıtta imzalayanlar
page-label-partners = Ortaklar
page-label-joint = Birlikte veren kurum
page-label-supervisors = Sorumlular

page-reason-bad-signature = İçerik ya da imza, imzalandıktan sonra değiştirilmiş.
page-reason-content-differs = Sayfada yazan, imzalanandan farklı.
page-reason-context-unknown = İmza gerçek, ancak terimlerinin ne anlama geldiğini kesin olarak bilmiyoruz.
page-reason-credential-not-here = Kod yalnızca başka bir sunucuda bulunan bir sertifikanın adını veriyor.
page-reason-demo-issuer = Gösterim: hiçbir şeyi kanıtlamaz.
page-reason-dictionary-unknown = Kod, bu hizmetin daha yeni bir sürümünü gerektiriyor.
page-reason-expired = Geçerlilik süresi dolmuş.
page-reason-flags-unknown = Kod, bu hizmetin daha yeni bir sürümünü gerektiriyor.
page-reason-issuer-name-differs = Kuruma, hiçbir zaman taşımadığı bir ad veriyor.
page-reason-issuer-not-trusted = İmza gerçek, ancak imzalayanın kim olduğunu inandığımız kimse söylemiyor.
page-reason-issuer-unknown = Andığı kurumu tanımıyoruz.
page-reason-key-not-of-issuer = İmzalayan anahtar, andığı kurumun anahtarı değil.
page-reason-key-revoked = İmzalayan anahtar yanlış ellerde. Kurumdan yeniden imzalanmış bir sertifika isteyin.
page-reason-key-unknown = Kurumu tanıyoruz, ama bu anahtarı tanımıyoruz.
page-reason-key-wrong-purpose = İmzalayan anahtar sertifika imzalayamaz.
page-reason-kind-unknown = Kod, bu hizmetin daha yeni bir sürümünü gerektiriyor.
page-reason-layout-unknown = Kod, bu hizmetin daha yeni bir sürümünü gerektiriyor.
page-reason-malformed = Bu, düzgün biçimli bir sertifika değil.
page-reason-needs-server = Burada doğrulanamaz.
page-reason-not-yet-valid = Daha sonraki bir günde geçerli olacak.
page-reason-nothing-found = İçinde sertifika yok. Kod net ve eksiksiz mi?
page-reason-status-stale = Geri alınıp alınmadığına en son çok uzun süre önce bakılmış.
page-reason-status-unavailable = Geri alınıp alınmadığı burada bilinmiyor.
page-reason-superseded = Kurum bunun yerine düzeltilmiş bir sertifika vermiştir. Onu isteyin.
page-reason-suspended = Kurum, ikinci bir duyuruya kadar buna güvenilmemesini bildiriyor.
page-reason-unsupported-algorithm = Hiçbir şeyi kanıtlamayan ya da bizim denetleyemediğimiz bir yolla imzalanmış.
page-reason-withdrawn = Kurum bu sertifikayı geri almıştır.

page-problem-not-found = Burada bir şey yok
page-problem-empty-body = Hiçbir şey gönderilmedi: kodun metnini yapıştırın ya da bir dosya seçin
page-problem-too-large = Dosya 20 MB’tan büyük
page-problem-file = Bu dosya okunamıyor
page-problem-busy = Şu anda çok istek var: birazdan yeniden deneyin
page-problem-internal-error = Bizim tarafımızda bir sorun oluştu
page-problem-other = Olmadı
page-problem-id = İşletene bu numarayı bildirin:

page-programme-by = Programı düzenleyen
