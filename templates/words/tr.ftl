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

# A letter: $form is female, male or other, as the ending of a patronymic tells.
sheet-letter-dear = Sayın { $name },
sheet-letter-award = { $institution } size içten teşekkürlerini sunar.
sheet-letter-other = { $institution }, “{ $title }” kapsamındaki katılımınızı memnuniyetle onaylar.
sheet-letter-closing = Saygılarımızla

# A sheet of several pages.
sheet-page = sayfa { $page } / { $pages }

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
sheet-reprint = Yeniden baskı

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

page-cause-error-in-content = İçinde doğru olmayan bir bilgi var.
page-cause-issued-by-mistake = Yanlışlıkla verilmiştir.
page-cause-misconduct = Kural ihlali veya aldatma nedeniyle.
page-cause-requested-by-holder = Sahibi bunu istemiştir.
page-cause-requirements-not-met = Sahibi, belgede yazılanları yerine getirmemiştir.
page-cause-under-review = Kurum konuyu inceliyor.

page-day = { $day } { $month }
page-date = { $day } { $year }

page-advice-title = Ne yapmalı
page-advice-refuse = Buna güvenmeyin. Aslını isteyin ve kuruma, kâğıttan okuduğunuz değil, kendi bulduğunuz bir adresten sorun.
page-advice-ask = Kuruma, kâğıttan okuduğunuz değil, kendi bulduğunuz bir adresten sorun.
page-advice-replaced = Yeni sertifikayı isteyin ve onu doğrulayın.
page-advice-unknown = Sahte olması gerekmez. Kurumun kim olduğunu kendiniz bulun ve ona sorun.
page-advice-look-further = Bu sayfa yalnızca yüklediklerini bilir. Ağa bağlanın ya da bu hizmetin ayrıca bakmasına izin verin.
page-advice-update = Bağlıyken bu sayfayı yeniden yükleyin: yeni sürüm okuyabilir.
page-advice-scan = Kodu düz tutup iyi ışıkta, resmi dolduracak biçimde yeniden okutun ya da PDF dosyasını seçin.
page-advice-read = Ne imzalandığını kendiniz okuyun: aşağıda kelimesi kelimesine yazıyor.
page-advice-demo = Burada kimse bir şeyi onaylamış değildir.

page-report-unknown-institution = Bilinmeyen kurum
page-report-key-revoked = Anahtar yanlış ellerde
page-report-superseded = Yerine yenisi verildi
page-report-suspended = Askıda
page-report-withdrawn = Geri alındı
page-report-hosted = Bu kurum adına { $host } imzalar.
page-report-listed = Bu kuruma { $host } kefildir.
page-report-details = Ayrıntılar
page-report-save = Kaydet
page-report-save-token = Belirteç (JWT)
page-report-save-credential = Sertifika verisi (JSON)
page-report-receipt = İmzalı makbuz al
page-report-receipt-hint = Belirteç { $host } adresine gönderilir; o da yanıtını imzalar.
page-report-sent = Bu hizmet tarafından doğrulandı; hizmet gönderileni saklamaz.
page-report-here = Bu cihazda doğrulandı. Hiçbir şey gönderilmedi.
page-report-further = Bu hizmet ayrıca baksın
page-report-further-hint = Kod { $host } adresine gönderilir; orada saklanmaz.

page-check-title = Neler denetlendi
page-check-format = Biçim
page-check-issuer = Kurum
page-check-link = Bağlantı
page-check-page = Kâğıt
page-check-signature = İmza
page-check-status = Geri alınmış mı?
page-check-validity = Geçerlilik
page-check-pass = tamam
page-check-fail = uymuyor
page-check-unknown = söylenemez
page-check-code = Gerekçenin kodu
page-check-differs = başka bir şey yazıyor
page-check-not-compared = kendiniz karşılaştırın
page-check-original = yayımlanan dosyanın aynısı
page-check-text-matches = aynısını yazıyor

page-ask-working = Denetleniyor…
page-ask-kept = Ağ yok: yanıt, bu sayfanın en son yüklediklerine dayanır.
page-ask-scan = Kamerayla okut
page-ask-stop = Kamerayı kapat
page-ask-no-camera = Kamera kullanılamıyor. Kodun bir resmini seçin ya da metnini yapıştırın.
page-ask-drop = Dosyayı buraya bırakabilir ya da yapıştırabilirsiniz.
page-ask-print = Bu yanıtı yazdır
page-ask-inside-title = Neden bu sayfanın içinde okutmalı?
page-ask-inside = Sahte bir kod sahte bir sayfa açabilir. Adresini bildiğiniz bir sayfayı, örneğin bunu açın ve kodu orada okutun: sayfa bağlantıya gitmez ve tanıdığı her kurumun sertifikalarını doğrular.
page-ask-lookup-title = Kod yok mu? Sicilde arayın
page-ask-lookup-hint = Basıldığı gibi, numara ve adla. Arama, kâğıt hakkında bir karar değildir.
page-ask-lookup = Ara
page-ask-found-known = Bu numarayla bu ada bir sertifika verilmiştir.
page-ask-found-withdrawn = Geri alınmıştır.
page-ask-found-superseded = Yerine başka bir sertifika verilmiştir.
page-ask-found-suspended = Askıdadır.
page-ask-found-unknown = Bu numara ve ad hakkında bilgi yok.
page-ask-found-failed = Olmadı: ağ bağlantısı var mı?

page-problem-not-found = Burada bir şey yok
page-problem-empty-body = Hiçbir şey gönderilmedi: kodun metnini yapıştırın ya da bir dosya seçin
page-problem-too-large = Dosya 20 MB’tan büyük
page-problem-file = Bu dosya okunamıyor
page-problem-busy = Şu anda çok istek var: birazdan yeniden deneyin
page-problem-internal-error = Bizim tarafımızda bir sorun oluştu
page-problem-forbidden = Bu size açık değil: hesabınızın burada böyle bir görevi yok
page-problem-stale = Bu sayfa çok uzun süre açık kaldı: geri dönün, yeniden yükleyin ve bir kez daha gönderin
page-problem-other = Olmadı
page-problem-id = İşletene bu numarayı bildirin:

page-programme-by = Programı düzenleyen

## fault-, cure-: programda, listede veya belgede neyin yanlış olduğu ve ne yapılacağı; kalıcı koda göre

fault-place-file = dosya
fault-place-line = satır { $line }
fault-place-key = satır { $line }, { $path }
fault-place-row = satır { $row }
fault-place-cell = satır { $row }, { $column }

fault-ambiguous-date = bu tarih { $first } de olabilir, { $second } de
cure-ambiguous-date = { $first } veya { $second } yazın
fault-birth-date-implausible = bu programda { $day } doğumlu kimse olamaz
cure-birth-date-implausible = yılı düzeltin veya sütunların karışıp karışmadığına bakın
fault-birth-date-missing = doğum tarihi yok, oysa bu programda imzalanıyor
cure-birth-date-missing = doğum tarihini ekleyin veya sign_birth_date = false yazın
fault-cell-error = hücrede tablo programının bir hatası var
cure-cell-error = formülü düzeltin veya değeri elle yazın
fault-cell-too-long = hücrede { $limit } karakterden fazlası var
cure-cell-too-long = kısaltın
fault-cells-merged = bu satır ile { $row }. satır tek hücrede birleştirilmiş, oysa herkesin kendi değeri gerekir
cure-cells-merged = hücreleri ayırın ve değeri her satıra yazın
fault-column-twice = bu sütun “{ $other }” ile aynı anlama geliyor
cure-column-twice = iki sütundan birini silin veya adını değiştirin
fault-differs-from-sealed = bu kişi için { $number } numaralı sertifika mühürlü ve başka bir şey söylüyor
cure-differs-from-sealed = değişikliği geri alın veya sertifikayı yenileyin: testamur correct { $number }
fault-digits-lost = tablo programı bu sayının yalnızca ilk 15 hanesini saklamış
cure-digits-lost = sütunu metin olarak biçimlendirin ve numarayı yeniden yazın
fault-does-not-fit = { $field } belgedeki “{ $place }” kutusuna sığmıyor
cure-does-not-fit = metni kısaltın, daha az dilde basın veya daha geniş bir düzen seçin
fault-duplicate-row = { $row }. satırın aynısı
cure-duplicate-row = iki satırdan birini silin
fault-empty = boş
cure-empty = yazın veya anahtarı çıkarın
fault-encoding-differs = dosyanın kodlaması { $encoding } değil
cure-encoding-differs = --encoding seçeneğini çıkarın veya dosyanın kaydedildiği kodlamayı yazın
fault-encoding-unknown = dosyanın karakter kodlaması anlaşılamıyor
cure-encoding-unknown = XLSX veya CSV UTF-8 olarak kaydedin ya da kodlamayı belirtin, örneğin --encoding windows-1254
fault-ends-before-start = son gün { $ends }, ilk gün { $starts } tarihinden önce
cure-ends-before-start = günlerin yerini değiştirin veya düzeltin
fault-file-missing = programın yanında böyle bir dosya yok
cure-file-missing = resmi programın klasörüne koyun veya satırı çıkarın
fault-file-too-large = dosya { $limit } MB’tan büyük
cure-file-too-large = listeyi bölün ve çalışma kitabındaki resimleri çıkarın
fault-formula-without-value = bu hücredeki formül hiç hesaplanmamış
cure-formula-without-value = dosyayı bir tablo programında açıp yeniden kaydedin veya değeri elle yazın
fault-font-not-usable = { $file } yazı tipi okunamıyor
cure-font-not-usable = gömülebilen bir TrueType veya OpenType yazı tipi verin (.ttf, .otf, .ttc)
fault-font-missing = { $file } yazı tipi yok
cure-font-missing = kurumun fonts klasörüne koyun veya düzeni düzeltin
fault-glyph-missing = { $field } içindeki { $sign } ({ $script } yazısı) hiçbir yazı tipinde yok
cure-glyph-missing = harfi düzeltin veya { $font } yazı tipini yazı tipleri klasörüne koyun (--fonts)
fault-header-missing = ilk { $rows } satırın hiçbiri ad sütunu olan bir başlık satırı değil
cure-header-missing = adların üstüne bir başlık satırı ekleyin; biri Ad Soyad, Name, ФИО veya Ad, soyad olsun
fault-picture-not-drawn = resim: { $what } istendiği gibi basılamaz
cure-picture-not-drawn = { $part ->
    [text] metni yola çevirin (Inkscape: Yol > Nesneden Yola; Illustrator: Type > Create Outlines)
    [image] içindeki resmi çıkarın ya da vektöre çevirin veya tümünü PNG olarak verin
    [filter] gölge, bulanıklık ve diğer filtreleri kaldırın veya resmi PNG olarak verin
    [mask] maskeyi kırpma yoluna çevirin veya resmi PNG olarak verin
    [pattern] deseni yollara çevirin (Inkscape: Nesne > Desen > Desenden Nesnelere)
    [marker] çizgiyi ve ok uçlarını yola çevirin (Inkscape: Yol > Çizgiden Yola)
    [gradient] renk geçişinin bütün duraklarına aynı opaklığı verin, yayılımı "pad" yapın
    [clip] kırpma yolunun şekillerini birleştirin (Inkscape: Yol > Birleşim)
    [blend] karışım kipini normal yapın
    [css] stil kuralları yerine öznitelikler içeren düz SVG olarak kaydedin
    [link] dosyayı bütün olarak kaydedin: başvurduğu parça içinde yok
    [animation] betikleri ve animasyonları çıkarın
    [path] çizimi yeniden kaydedin: yol okunamıyor
    [size] çizimi sadeleştirin: çok büyük ya da kendine başvuruyor
   *[other] düz SVG olarak kaydedin veya resmi PNG olarak verin
}
fault-image-not-usable = resim kullanılamıyor: { $detail }
cure-image-not-usable = en çok 2 MiB büyüklüğünde bir PNG veya viewBox içeren bir SVG verin
fault-issue-date-far = { $issued }, bugünden ({ $today }) en çok 366 gün önce veya 30 gün sonra değil
cure-issue-date-far = issued satırını çıkarın, o zaman bugün olur, veya daha yakın bir gün seçin
fault-key-missing = eksik
cure-key-missing = ekleyin
fault-key-unknown = böyle bir anahtar yok
cure-key-unknown = { $suggestion ->
    [none] çıkarın
   *[other] { $suggestion } mi demek istediniz?
}
fault-language-missing = { $language } dilinde metin yok
cure-language-missing = { $language } = "…" ekleyin veya { $language } dilini languages içinden çıkarın
fault-language-twice = { $language } iki kez yazılmış
cure-language-twice = bir kez yazın
fault-languages-differ = { $field } { $found } dilde yazılmış, belge ise { $expected } dilde
cure-languages-differ = metni basılan her dilde bir kez verin
fault-layout-not-usable = düzende kusurlar var: { $detail }
cure-layout-not-usable = düzen dosyasını düzeltin; testamur layout check iyi olduğunda söyler
fault-letters-garbled = kaydedilirken bu metnin harfleri değişmiş; doğrusu herhâlde “{ $proposal }”
cure-letters-garbled = “{ $proposal }” yazın; metin olduğu gibi doğruysa komutu --as-written { $row } ile yineleyin
fault-letters-lost = dosya kaydedilirken bu metnin harfleri kaybolmuş
cure-letters-lost = XLSX veya CSV UTF-8 olarak kaydedin: örneğin ə harfi Windows kod sayfalarında yoktur
fault-letters-mixed = { $position }. işaret olan “{ $letter }” { $script ->
    [cyrillic] Kiril
    [greek] Yunan
   *[latin] Latin
} harfidir, doğru harfe yalnızca benziyor
cure-letters-mixed = { $proposal ->
    [none] bütün sözcüğü tek bir alfabenin harfleriyle yazın
   *[other] “{ $proposal }” yazın (göze aynı görünür, ama tek alfabenin harfleriyle)
}
fault-more-faults = { $count } hata daha
cure-more-faults = önce yukarıdakileri düzeltin
fault-name-missing = ad yok
cure-name-missing = adı yazın veya satırı silin
fault-name-not-printable = { $field } içindeki { $sign } ({ $script } yazısı) hiçbir yazı tipinde yok
cure-name-not-printable = harfi düzeltin veya { $font } yazı tipini yazı tipleri klasörüne koyun (--fonts)
fault-name-sign = “{ $sign }” bir ada ait değil
cure-name-sign = “{ $sign }” işaretini addan çıkarın
fault-namesakes = bu kişiyi { $row }. satırdakinden ayıran hiçbir şey yok
cure-namesakes = öğrenci numarası veya doğum tarihi ekleyin; basılmaları gerekmez
fault-not-a-date = tarih değil
cure-not-a-date = 2022-10-28 veya 28.10.2022 biçiminde yazın
fault-not-a-quantity = 0,1 ile 99999,9 arasında, en çok bir ondalıklı bir sayı değil
cure-not-a-quantity = 120 veya 12,5 gibi birimsiz bir sayı yazın
fault-not-a-spreadsheet = okunabilir bir çalışma kitabı değil: { $reason ->
    [formats] çok fazla biçim içeriyor
    [order] satırları sırada değil
    [too-much] bir listede olandan daha uzun metin veya daha çok hücre içeriyor
   *[damaged] bozuk
}
cure-not-a-spreadsheet = listeyi yeni bir çalışma kitabına kopyalayın veya CSV UTF-8 olarak kaydedin
fault-not-acceptable = bu sertifikayı doğrulayan herkes şu yanıtı alırdı: { $reason }
cure-not-acceptable = programı veya satırı düzeltin; ikisi de doğru görünüyorsa bunu Testamur’un kusuru olarak bildirin
fault-not-an-email = e-posta adresi değil
cure-not-an-email = ad@universite.example gibi tek bir adres yazın veya hücreyi boş bırakın
fault-not-latin = Latin harfleriyle yazılacak adda başka harfler var
cure-not-latin = { $proposal ->
    [none] pasaporttaki gibi yazın veya hücreyi boş bırakın
   *[other] pasaporttaki gibi, belki “{ $proposal }” yazın veya hücreyi boş bırakın
}
fault-not-one-of = şunlardan biri değil: { $words }
cure-not-one-of = şunlardan birini yazın: { $words }
fault-not-printable = { $sign } basılamayan bir işaret
cure-not-printable = metni başka yerden kopyalamadan yeniden yazın
fault-not-the-form = biçimi uygun değil; beklenen: { $form ->
    [country] iki büyük harfli ülke kodu (ISO 3166-1)
    [did] sunucu ve kısa adlardan bir did:web veya bir did:key
    [file-name] klasörsüz, A-Z, a-z, 0-9, kısa çizgi, alt çizgi ve noktadan oluşan dosya adı
    [register-number] 1–24 büyük harf (A-Z), rakam ve kısa çizgiden oluşan kayıt numarası
    [rotation-code] 1–12 harf ve rakamdan oluşan kod
    [slug] a-z, 0-9 ve aradaki kısa çizgilerden oluşan kısa ad
    [website] https://universite.example gibi bir web sitesi
   *[other] { $form }
}
cure-not-the-form = { $form ->
    [register-number] IMU-2022-0007 gibi bir numara yazın veya sıradakini almak için hücreyi boş bırakın
   *[other] düzeltin
}
fault-not-toml = TOML değil: { $detail }
cure-not-toml = satırı düzeltin; belgelerde ve örneklerde tam programlar var
fault-number-pattern = { $reason ->
    [none] kayıt numarası kalıbı belirlenmemiş
   *[other] kayıt numarası kalıbı değil: { $reason ->
        [brace] bir süslü ayraç kapanmamış
        [field] yalnızca {"{"}year{"}"}, {"{"}seq{"}"} ve {"{"}seq:04{"}"} bilinir
        [literal] ayraçların dışında en çok 24 tane A-Z, 0-9 ve kısa çizgi bulunur
        [once] {"{"}seq{"}"} bir kez, {"{"}year{"}"} en çok bir kez bulunur
       *[long] numaralar 24 işaretten uzun olurdu
    }
}
cure-number-pattern = programda number yazın, örneğin "IMU-{"{"}year{"}"}-{"{"}seq:04{"}"}"
fault-number-taken = bu kayıt numarası başka bir sertifikanın
cure-number-taken = başka bir numara verin veya sıradakini almak için hücreyi boş bırakın
fault-not-shown = imzalanan “{ $item }” bu düzenin hiçbir kutusunda gösterilmiyor
cure-not-shown = bir kutuya {"{"} show = "{ $item }" {"}"} ekleyin
fault-number-twice = { $row }. satırdaki kayıt numarasının aynısı
cure-number-twice = her satıra kendi numarasını verin veya sütunu boş bırakın
fault-outside-the-period = bu günler programın günleri içinde değil
cure-outside-the-period = bu günleri veya programınkileri düzeltin
fault-qr-not-made = karekod yapılamıyor: { $detail }
cure-qr-not-made = bunu Testamur’un kusuru olarak bildirin
fault-qr-too-large = karekod, { $width } mm’lik kutunun alabileceğinden { $over } bayt fazla
cure-qr-too-large = { $larger ->
    [none] daha az sözcük veya dil kullanın ya da programda link_qr = true yazın
   *[other] programda sheet = "{ $larger }" yazın veya daha az sözcük kullanın
}
fault-qr-too-long = sertifika bir karekodun alabileceğinden fazlasını söylüyor
cure-qr-too-long = daha az sözcük veya dil kullanın ya da programda link_qr = true yazın
fault-quote-open = burada açılan tırnak işareti hiç kapanmıyor
cure-quote-open = tırnağı kapatın, hücre içinde çift yazın ("") veya XLSX olarak kaydedin
fault-result-like-hours = bu biçimdeki bir sonuç saat olarak okunurdu
cure-result-like-hours = saatleri saat sütununa yazın
fault-roster-empty = listede kimse yok
cure-roster-empty = kişileri başlığın altına yazın
fault-rotation-twice = { $code } rotasyonu burada iki kez var
cure-rotation-twice = bir kez yazın
fault-rotation-unknown = programda “{ $code }” rotasyonu yok
cure-rotation-unknown = { $known ->
    [none] hücreyi boş bırakın
   *[other] programın kodlarını + ile birleştirerek kullanın: { $known }
}
fault-separator-inside = bu alanın bölümlerini ayıran “{ $separator }” işaretini içeriyor
cure-separator-inside = bu ayraç olmadan yazın
fault-sheet-missing = çalışma kitabında böyle bir sayfa yok
cure-sheet-missing = şunlardan birini seçin: { $known }
fault-sheet-not-written = belge yazılamıyor: { $detail }
cure-sheet-not-written = bunu Testamur’un kusuru olarak bildirin
fault-sheets-several = çalışma kitabının birkaç sayfası listeye benziyor: { $known }
cure-sheets-several = doğrusunu --sheet-name ile belirtin veya ötekileri silin
fault-slug-twice = bu kısa ad iki kez var
cure-slug-twice = her kuruma kendi kısa adını verin
fault-student-number-twice = { $row }. satırdaki öğrenci numarasının aynısı
cure-student-number-twice = iki numaradan birini düzeltin
fault-too-long = { $limit } karakterden uzun
cure-too-long = kısaltın
fault-too-many = en çok { $limit } olabilir, daha fazlası var: { $what ->
    [awarding] belgeyi birlikte veren kurum
    [columns] sütun
    [institutions] kurum
    [languages] dil
    [merged] birleştirilmiş hücre
    [partners] ortak
    [rotations] rotasyon
    [rows] satır
    [sheets] sayfa
    [signatories] imza sahibi
    [supervisors] sorumlu
    [text] MB metin
   *[other] { $what }
}
cure-too-many = { $what ->
    [awarding] birini awarded_with altında bırakın, ötekileri partners altına yazın
   *[other] en çok { $limit } tane bırakın
}
fault-word-unknown = bilinmiyor
cure-word-unknown = { $suggestion ->
    [none] şunlardan birini yazın: { $known }
   *[other] { $suggestion } mi demek istediniz? bilinenler: { $known }
}
fault-workbook-locked = Excel 97-2003 biçiminde veya parolalı bir çalışma kitabı
cure-workbook-locked = açın, parolayı kaldırın ve XLSX olarak kaydedin
fault-workbook-too-large = bu çalışma kitabının bölümleri birlikte { $limit } MB’tan büyük
cure-workbook-too-large = yalnızca listeyi yeni bir çalışma kitabına kopyalayın
fault-wrong-type = türü uygun değil; beklenen: { $expected ->
    [day] 2022-10-28 gibi tırnaksız bir gün
    [flag] true veya false
    [list] bir liste [ … ]
    [number] 120 veya 12.5 gibi tırnaksız bir sayı
    [table] {"{"} tr = "…" {"}"} gibi bir tablo
    [text] tırnak içinde bir metin
   *[other] { $expected }
}
cure-wrong-type = şunu yazın: { $expected ->
    [day] 2022-10-28 gibi tırnaksız bir gün
    [flag] true veya false
    [list] bir liste [ … ]
    [number] 120 veya 12.5 gibi tırnaksız bir sayı
    [table] {"{"} tr = "…" {"}"} gibi bir tablo
    [text] tırnak içinde bir metin
   *[other] { $expected }
}
fault-year-short = yıl iki haneli
cure-year-short = yılı dört haneyle yazın

## roster-: listeden ne okunduğu ve öğrenci işlerinin ne bilmesi gerektiği

roster-read = Okunan
roster-file = dosya
roster-sheet = sayfa
roster-encoding = kodlama
roster-separator = ayraç
roster-separator-comma = virgül
roster-separator-semicolon = noktalı virgül
roster-separator-tab = sekme
roster-header = başlıklar
roster-header-row = { $first ->
    [none] satır { $last }
   *[other] satır { $first } ve { $last }
}
roster-columns = sütunlar
roster-unread = okunmadı
roster-sheets-unread = okunmayan sayfalar
roster-people = kişi sayısı

roster-column-birth-date = doğum tarihi
roster-column-credits = kredi
roster-column-email = e-posta
roster-column-ends = son gün
roster-column-given-name = ad
roster-column-home-institution = kurum
roster-column-hours = saat
roster-column-latin-name = Latin harfleriyle ad
roster-column-name = ad soyad
roster-column-number = kayıt numarası
roster-column-patronymic = baba adı
roster-column-result = sonuç
roster-column-role = görev
roster-column-rotations = rotasyonlar
roster-column-starts = ilk gün
roster-column-student-number = öğrenci numarası
roster-column-surname = soyad

roster-skip-above-the-headers = başlıkların üstünde
roster-skip-blank = boş
roster-skip-column-numbers = sütun numaraları
roster-skip-hidden = gizli veya süzülmüş
roster-skip-serial-number = yalnızca sıra numarası
roster-skip-signature = kişilerin altındaki imzalar ve açıklamalar
roster-skip-total = toplamlar

roster-note-capitals = satır { $row }: ad büyük harflerle ve öyle kalıyor: { $name }{ $proposal ->
    [none] {""}
   *[other] {" "}(alışılmışı { $proposal })
}
roster-note-count-differs = { $row }. satırda { $said } kişi yazıyor, { $found } kişi okundu
roster-note-hidden-column = “{ $column }” sütunu gizli, ama okundu
roster-note-latin-proposed = satır { $row }: { $name } → { $latin }
roster-note-merged = { $column }: { $first }. satırdaki birleştirilmiş hücre { $last }. satıra kadar her satır için okundu
roster-note-namesake-sealed = satır { $row }: bu adda birinin bu programdan başka öğrenci numarası veya doğum tarihiyle ya da bunlar olmadan { $number } numaralı sertifikası var: aynı kişiyse onun yerine o sertifikayı düzeltin
roster-note-skipped = { $row }. satır atlandı: { $why }
roster-note-unknown-column = “{ $column }” sütunu okunmadı
roster-note-unseen = satır { $row }, { $column }: görünmeyen işaretler çıkarıldı

roster-skipped = Atlanan satırlar
roster-notes = Notlar
roster-proposed = Latin harfleriyle önerilen adlar (ICAO 9303); listeye yazılmadıkça imzalanmaz
roster-faults = Hatalar
roster-more = { $count } tane daha
roster-would-issue = Deneme: { $count } sertifika düzenlenirdi; hiçbiri düzenlenmedi.
roster-next-issue = Sonraki adım: yukarıdakilere bakın, sonra komutu --dry-run olmadan yineleyin.
roster-next-latin = Önerilen adları basmak için --fix-out DOSYA.xlsx ile yineleyin, renkli sütunu denetleyin ve o dosyadan düzenleyin.
roster-next-fix = Sonraki adım: { $file } içindeki işaretli hücreleri düzeltin ve komutu onunla yineleyin.
roster-next-faults = Sonraki adım: listeyi düzeltip komutu yineleyin. --fix-out DOSYA.xlsx, bütün hataları hücrelerinde işaretleyen bir kopya yazar.
roster-fault-count = { $count } hata. Hiçbir şey düzenlenmedi.
roster-existed = { $count } satırın sertifikası zaten var: atlandı.
roster-withdrawn = satır { $row }: { $number } numaralı sertifika geri çekilmişti, yeniden düzenlenmiyor.
roster-fixed-faults = Hatalar
roster-fixed-row = satır
roster-fixed-column = sütun
roster-fixed-code = kod
roster-fixed-content = içerik
roster-fixed-problem = yanlış olan
roster-fixed-cure = yapılacak
roster-fixed-proposed = pasaport kurallarına göre önerildi (ICAO 9303): pasaportla karşılaştırın veya hücreyi boşaltın

# Onay ve düzenleme
issue-resumed = Onaylanmış ve yarıda kalmış { $count } sertifikalık grup sürdürülüyor.
issue-batch = { $count } sertifika: { $title }
issue-numbers = numaralar { $first } – { $last }, dönem { $starts } – { $ends }
issue-digest = grup özeti { $digest }
issue-ask-name = Denetim kaydı için adınız:
issue-ask-yes = İmzalansın mı? { $yes } yazın:
issue-yes = evet
issue-not-approved = onaylanmadı; hiçbir şey imzalanmadı, numaralar bu satırlar için ayrılmış kalır
issue-nobody = burada onaylayacak kimse yok: kimin onayladığını --approve-as AD ile belirtin; hiçbir şey imzalanmadı
issue-done = { $count } sertifika { $out } klasörüne düzenlendi, { $existed } tanesi vardı.

# A receipt of a verification, printed
receipt-title = Doğrulama makbuzu
receipt-worst = Sonuçların en kötüsü
receipt-about = Konusu
receipt-about-answer = bir yanıt
receipt-about-batch = { $count } sertifikalık bir grup
receipt-about-files = { $count } dosya
receipt-counts = Sonuçlar
receipt-counts-said = gerçek: { $accept }, geçersiz: { $reject }, kesin değil: { $undecided }, anlaşılamadı: { $error }
receipt-as-of = Geri alınmadığı an
receipt-verified-at = Doğrulandığı an
receipt-asked = Koşul
receipt-asked-said = durum bilgisi en çok { $hours } saatlik
receipt-demo = Örnekler
receipt-demo-said = sayıldı: hiçbir şeyi kanıtlamazlar
receipt-domains = Alan adıyla güvenilenler
receipt-trust-list = Güven listesi numarası
receipt-service = İmzalayan
receipt-signed = İmza zamanı
receipt-version = Sürüm
receipt-evidence = Gösterilenin SHA-256 özeti
receipt-answer = Yanıtın SHA-256 özeti
receipt-closing-proves = Bu hizmet, tam olarak bu baytlar hakkında bu anda bunu söylemiştir. Makbuz kimsenin adını vermez: kanıt ve yanıt yalnızca özetleriyle içindedir; bu yüzden ikisiyle birlikte saklayın.
receipt-closing-alone = Bu sayfa tek başına hiçbir şeyi kanıtlamaz. İmzalı makbuz dosyaya receipt.jwt olarak eklidir.
receipt-closing-with-answer = Bu sayfa tek başına hiçbir şeyi kanıtlamaz. İmzalı makbuz dosyaya receipt.jwt, yanıtın tamamı answer.json olarak eklidir.
receipt-closing-check = Denetlemek için: testamur receipt verify DOSYA.pdf --evidence GÖSTERİLEN --trust https://{ $host }/service/did.json

# The desk.
desk-account = Hesap
desk-action-approve = onaylandı
desk-action-check = denetlendi ve numaralandı
desk-action-hand-over = onaya sunuldu
desk-action-print = basıldı veya indirildi
desk-action-release = ilk kez basıldı
desk-action-resume = yeniden geçerli
desk-action-seal = imzalandı
desk-action-supersede = yenisiyle değiştirildi
desk-action-suspend = askıya alındı
desk-action-withdraw = geri çekildi
desk-all = Bütün sertifikalar
desk-approve = Onayla
desk-approve-code = Telefonunuzdaki tek kullanımlık kod
desk-approve-code-hint = Kod, onaylayanın siz olduğunuzu gösterir. Bir kez geçerlidir: yalnızca bu sayfaya yazın.
desk-approve-do = { $count } sertifikayı onayla
desk-approve-jump = Onaya git
desk-approve-lead = Yukarıdaki her sertifikaya bakın. Onayladığınız şey kurum adına imzalanır ve kâğıttan geri alınamaz.
desk-approve-own = Bu grubu siz hazırladınız. Başka birinin onaylaması gerekir.
desk-approve-policy = Bu kurum, masada sizde olan hiçbir onay aracına izin vermiyor. Yöneticisine sorun.
desk-approve-waits = Onay bekliyor
desk-approve-waits-lead = Bir imza yetkilisi bu grubu masada görür, her belgeye bakar ve onaylar ya da notla geri gönderir. Sizin bir şey yapmanız gerekmez.
desk-certificate-batch = Sertifika grubu
desk-certificate-print = Belge (PDF)
desk-certificate-since = Bu durumun tarihi
desk-certificates = { $count } sertifika
desk-change = Geri çek veya askıya al
desk-change-cause = Bir neden seçin: sertifikayı doğrulayan herkese söylenir.
desk-change-late = Biri daha hızlıydı: sertifika artık başka durumda.
desk-change-lead = Geri çekme kalıcıdır. Askı sona erdirilebilir; onu yalnızca Testamur sayfaları ve hizmetleri bildirir.
desk-change-note = Denetim kaydı için not (sağlık verisi yazmayın)
desk-change-resume = Yeniden geçerli kıl
desk-change-suspend = Askıya al
desk-change-why = Herkese söylenecek neden
desk-change-withdraw = Kalıcı olarak geri çek
desk-code = Tek kullanımlık kod
desk-code-hint = Telefonunuzu mu kaybettiniz? Hizmetin işletmecisi başka bir telefon tanımlamanızı sağlayabilir.
desk-code-lead = Telefonunuzdaki doğrulama uygulamasını açın ve gösterdiği altı rakamı yazın.
desk-code-title = Tek kullanımlık kod
desk-continue = Devam
desk-done = { $count } sertifika imzalandı ve hazır
desk-draft-back = { $text } geri gönderdi
desk-draft-kept = Buraya gönderdiğiniz her şey hemen saklanır. Çıkıp geri gelebilirsiniz.
desk-draft-untitled = Yeni sertifika grubu
desk-drafts = Hazırlananlar
desk-drop = Bu taslağı sil
desk-drop-do = Sil
desk-drop-sure = Taslağın programı ve listesi silinir. İmzalanmış hiçbir şeye dokunulmaz.
desk-empty-1 = Kayıt görevlisi katılımcı listesini ve programı buraya bırakır.
desk-empty-2 = Her hata, hücresinde ve çözümüyle gösterilir.
desk-empty-3 = İmza yetkilisi her sertifikaya bakar ve telefonundaki kodla onaylar.
desk-empty-4 = Sertifikalar imzalanır ve yazıcı için tek bir dosya indirirsiniz.
desk-empty-others = Henüz yapmanız gereken bir şey yok.
desk-empty-registrar = Yukarıdaki düğmeyle başlayın. Başka biri onaylamadan hiçbir şey imzalanmaz.
desk-empty-title = Listeden imzalı sertifikalara
desk-enrol-1 = Yoksa telefonunuza bir doğrulama uygulaması kurun.
desk-enrol-2 = Uygulamada bir hesap ekleyin ve bu kodu tarayın.
desk-enrol-3 = Uygulamanın şimdi gösterdiği altı rakamı yazın.
desk-enrol-code = Doğrulama uygulaması için QR kodu
desk-enrol-lead = Bundan sonra siz olduğunuzu telefonunuz doğrular. Bir dakika sürer ve bir kez yapılır.
desk-enrol-title = Telefonunuzu bağlayın
desk-enrol-typed = Tarayamıyor musunuz? Bu anahtarı yazın:
desk-faults = { $count } hata
desk-field-credits = AKTS kredisi
desk-field-description = Açıklama
desk-field-ends = Son gün
desk-field-home = Geldiği kurum
desk-field-hours = Saat
desk-field-issued = Veriliş tarihi (boşsa bugün)
desk-field-kind = Tür
desk-field-languages = Basılan diller, sırayla
desk-field-mode = Biçim
desk-field-name = Ad
desk-field-native = Kendi alfabesiyle
desk-field-number = Kayıt numaraları
desk-field-office = Görev
desk-field-partners = Ortaklar, her satıra bir
desk-field-register-number = Numara
desk-field-sheet = Düzen
desk-field-signatories = İmzalayanlar
desk-field-signatory = İmza yetkilisi
desk-field-signature = İmza dosyası
desk-field-slug = Adresler için kısa ad
desk-field-starts = İlk gün
desk-field-title = Başlık
desk-field-usual = alışıldığı gibi
desk-files = Program, liste ve imzalar
desk-files-add = Dosya ekle
desk-files-hint = Bütün dosyaları birlikte bırakın: program (.toml), liste (.xlsx veya .csv), imzalar (.svg, .png). Hangisinin ne olduğu kendiliğinden anlaşılır.
desk-files-large = { $text } bir program için çok büyük.
desk-files-more = Başka liste veya dosyalar
desk-files-name = { $text }: resme Latin harfleri, rakam, nokta ve tireden bir ad verin.
desk-files-none = En az bir dosya seçin ya da satırları yapıştırın.
desk-files-not-text = { $text } UTF-8 metin değil: yeniden kaydedin.
desk-files-pictures = Bir programa en çok { $count } resim girer.
desk-files-send = Yükle ve bak
desk-files-unknown = { $text } burada gereken dosyalardan değil.
desk-find = Sertifika ara
desk-find-do = Bul
desk-get-hint = Geri çekilen ve yenilenen sertifikalar dışarıda bırakılır. Her indirme denetim kaydına yazılır.
desk-get-print = Yazıcı için tek dosya
desk-get-register = Sertifika kütüğü (CSV)
desk-get-two-sided = Çift taraflı baskı için
desk-get-zip = Tek tek dosyalar (ZIP)
desk-good = hata yok
desk-hand-over = Onaya sun
desk-hand-over-again = Yeniden denetle
desk-hand-over-do = { $count } sertifikayı onaya sun
desk-hand-over-faults = Her şey denendiğinde { $count } hata bulundu. Hiçbir şey onaya sunulmadı.
desk-hand-over-lead = Her sertifika bir kez deneme için yapılır: kodlar, harfler, durum, kâğıttaki yer. Yalnızca her şey doğruysa numara verilir ve imza yetkilisi grubu görür.
desk-hand-over-not-yet = Önce program tamamlanmalı, liste yüklenmeli ve hata kalmamalı.
desk-hand-over-nothing = Bütün satırların ({ $count }) sertifikası zaten var. Verilecek bir şey yok.
desk-hand-over-other = Bu programın başka bir grubu onay bekliyor. Önce o onaylanmalı ya da geri gönderilmeli.
desk-history = Geçmiş
desk-home = Sertifikalar
desk-keep = Kaydet
desk-login = E-posta adresi
desk-means-totp = tek kullanımlık kodla, içeriğe bağlı değil
desk-new = Yeni sertifika grubu
desk-new-begin = Doldur
desk-new-blank = Program dosyası olmadan
desk-new-blank-hint = Bir form doldurun.
desk-new-copy = Bir yıl sonrası için kopyala
desk-new-else = Ya da başka türlü başlayın
desk-new-lead = Elinizdekileri bırakın. Başka biri onaylamadan hiçbir şey imzalanmaz.
desk-notes = Liste hakkında { $count } not
desk-password = Parola
desk-paste = Ya da tablodan satır yapıştırın
desk-paste-hint = Başlık satırıyla birlikte kopyalayın.
desk-paste-label = Satırlar
desk-people = { $count } kişi
desk-picture-cure = Dosyayı aşağıdan ekleyin.
desk-picture-missing = Program { $text } resmini anıyor, ama burada yok.
desk-places = Kurumlar
desk-places-none = Hesabınızın hiçbir kurumda rolü yok. Bir yöneticiye sorun.
desk-programme = Program
desk-programme-change = Programı değiştir
desk-programme-text = Her şey metin olarak
desk-programme-text-label = TOML; bölümler ve formda görünmeyen her şeyle
desk-progress-printed = { $total } sertifikadan { $done } basıldı
desk-progress-sealed = { $total } sertifikadan { $done } imzalandı
desk-proposals = Latin harfleriyle { $count } ad öneriliyor.
desk-proposals-show = Göster
desk-proposals-take = Listeye koy
desk-proposals-why = Pasaport kurallarına göredir ve yalnızca kabul ederseniz imzalanır. Pasaportlarla karşılaştırın.
desk-rate-minutes = saniyede { $rate }, yaklaşık { $left } dakika kaldı
desk-rate-seconds = saniyede { $rate }, yaklaşık { $left } saniye kaldı
desk-refused-code = Bu, şu anın kodu değil ya da zaten kullanıldı. Bir sonrakini bekleyin.
desk-refused-locked = Çok fazla yanlış deneme. { $count } dakika sonra yeniden deneyin.
desk-refused-password = Adres ve parola eşleşmiyor ya da hesap kapalı.
desk-released = Hazır olanlar
desk-released-cut = Yalnızca en yenileri gösteriliyor.
desk-roster = Liste
desk-roster-all = { $count } satırın hepsini göster
desk-roster-edited = burada değiştirildi
desk-roster-faulty = düzeltilecek: { $count }
desk-roster-later = Program tamamlanınca okunur.
desk-roster-none = henüz yok
desk-roster-pasted = Yapıştırılan satırlar
desk-rotations = { $count } bölüm olduğu gibi kalır; aşağıdaki metinde değiştirilir.
desk-row = Satır
desk-row-change = Değiştir
desk-rows-keep = Değişiklikleri kaydet ve yeniden denetle
desk-rows-undo = Bütün değişiklikleri geri al: dosyanın ilk haline dön
desk-sealing = İmzalanıyor
desk-sealing-failed = Durdu. Hiçbir şey kaybolmadı: on dakika içinde kendiliğinden devam eder. Yine durursa işletmeciye bildirin.
desk-sealing-hint = Bu sayfayı kapatabilirsiniz. Siz olmadan da devam eder.
desk-send-back = Notla geri gönder
desk-send-back-do = Geri gönder
desk-send-back-empty = Neden geri gönderildiğini yazın.
desk-send-back-gone = Bu grup masadan gelmedi: silinir ve geldiği yerde yeniden hazırlanmalıdır.
desk-send-back-hint = Numaraları yeniden boşalır ve kayıt görevlisi notunuzu taslakta görür.
desk-send-back-why = Ne değiştirilmeli?
desk-sessions = Oturumlarınız
desk-sessions-begun = başlangıç: { $text }
desk-sessions-end = Oradan çık
desk-sessions-everywhere = Her yerden çık
desk-sessions-lead = Bu tarayıcılardan birini tanımıyorsanız her yerden çıkın ve işletmeciye bildirin.
desk-sessions-seen = son kullanım: { $text }
desk-sessions-this = bu tarayıcı
desk-sheet = Bak
desk-sheet-first = İlk sertifikanın görünümü
desk-sheet-of = { $text } adına sertifika
desk-sign-in = Oturum aç
desk-sign-in-hint = Hesapları hizmetin işletmecisi açar.
desk-sign-in-lead = Sertifikaların hazırlandığı, onaylandığı ve basıldığı masa.
desk-sign-out = Çıkış
desk-standing-in-force = geçerli
desk-standing-superseded = yenisiyle değiştirildi
desk-standing-suspended = askıda
desk-standing-withdrawn = geri çekildi
desk-state-back = geri gönderildi
desk-state-checked = onay bekliyor
desk-state-draft = taslak
desk-state-released = hazır
desk-state-sealing = imzalanıyor
desk-waiting = Onay bekleyenler
desk-waiting-yours = Onayınızı bekleyenler
desk-what = Ne imzalanıyor
desk-what-approved = Onaylayan
desk-what-count = Sertifika sayısı
desk-what-digest = İçeriğin özeti
desk-what-digest-hint = İmzalanan her baytın SHA-256 özeti. Bir harf değişirse özet değişir ve onay geçersiz olur.
desk-what-digest-whole = tamamı
desk-what-issued = Veriliş tarihi
desk-what-period = Dönem
desk-what-prepared = Hazırlayan

# The desk: administration.
desk-action-add-account = kişilere eklendi
desk-action-add-client = yazılım eklendi
desk-action-add-institution = kurum eklendi
desk-action-add-key = anahtar üretildi
desk-action-disable-account = hesap kapatıldı
desk-action-disable-client = yazılım kapatıldı
desk-action-drop = gruptan vazgeçildi
desk-action-enable-account = hesap açıldı
desk-action-export-log = denetim kaydı indirildi
desk-action-forget = iletişim verileri silindi
desk-action-grant-role = rol verildi
desk-action-issue = bir yazılım tarafından düzenlendi
desk-action-move-institution = başka sunucuya taşındı
desk-action-reissue = anahtar ele geçtiği için yeniden hazırlandı
desk-action-reset-password = parola yenilendi
desk-action-retire-key = anahtar emekliye ayrıldı
desk-action-revoke-key = anahtarın ele geçtiği bildirildi
desk-action-rotate-client = yazılımın gizli anahtarı yenilendi
desk-action-set-approvals = onay yolları değiştirildi
desk-action-set-logo = logo değiştirildi
desk-action-set-retention = saklama süresi değiştirildi
desk-action-take-role = rol geri alındı
desk-admin = Yönetim
desk-approvals = Onay
desk-approvals-by = Bir sertifika grubu şu yollarla onaylanabilir
desk-approvals-client = İnsan olmadan, bir yazılım
desk-approvals-client-what = seal yetkili yazılımlar kendi gruplarını imzalatır, issue yetkililer hemen imzalar. İmzalanana kimse bakmaz.
desk-approvals-hint = Artık izin verilmeyen bir yolla onaylanmış grup imzalanmaz.
desk-approvals-lead = Onay olmadan hiçbir şey imzalanmaz. Neyin onay sayıldığını kurum burada belirler.
desk-approvals-none = En az birini seçin: yoksa hiçbir şey onaylanamaz.
desk-approvals-operator = Komut satırında bir ad
desk-approvals-operator-what = Veri klasörüne yazabilen herkes istediği adla onaylar. Herkes masada çalışıyorsa kapatın.
desk-approvals-passkey = İmza yetkilisinin geçiş anahtarı
desk-approvals-passkey-what = İçeriğe bağlıdır: kimin hangi baytları onayladığı sonradan kanıtlanabilir.
desk-approvals-totp = İmza yetkilisinin telefonundan tek kullanımlık kod
desk-approvals-totp-what = İmza yetkilisinin orada olduğunu gösterir. İçeriğe bağlı değildir: kütüğe yazabilen onu da yazabilir.
desk-drill = Yanlış ellerde mi?
desk-drill-after = Sonrasında
desk-drill-after-1 = Nasıl olduğunu bulun. Parola biliniyorsa tüm amaçlar için yeni anahtar ve başka bir parola oluşturun.
desk-drill-after-2 = Güven listesini dosya olarak tutanlara yenisini verin: testamur trust export.
desk-drill-after-3 = Yeni belgeleri dağıtın ve eskilere güvenenlere haber verin.
desk-drill-again = İmzaladıklarını yeniden düzenle
desk-drill-again-what = Geçerli her sertifika yeni bir numara ve şimdi imzalayan anahtarla yeniden hazırlanır. Her grup imza yetkilisini bekler ve imzalanınca eskisinin yerine geçer.
desk-drill-batches = Yerlerine
desk-drill-batches-hint = İmza yetkilisi her birini, diğer gruplar gibi onaylar.
desk-drill-by-programs = { $count } tanesini yazılımlar verdi; yeniden vermeleri gerekir.
desk-drill-differs = Bu, bu anahtarın parmak izi değil. Hiçbir şey değiştirilmedi.
desk-drill-do = Ele geçtiğini herkese bildir
desk-drill-ended = Önceden geri çekilmiş veya değiştirilmiş
desk-drill-fingerprint = Parmak izi
desk-drill-go-on = Sonraki adımlar
desk-drill-in-force = İmzaladığı geçerli sertifikalar
desk-drill-key = Anahtar
desk-drill-left-out = { $count } sertifika hazırlanamadı
desk-drill-not-yet = Önce anahtarın ele geçtiğini herkese bildirin.
desk-drill-nothing = Geçerli olan hiçbir şey imzalamamış.
desk-drill-over = Süresi dolmuş.
desk-drill-prepare = Kalan { $count } sertifikayı hazırla
desk-drill-prepared = { $total } sertifikadan { $done } tanesi yeniden hazırlandı
desk-drill-says-1 = Bu sertifikalardan birini doğrulayan herkese bundan sonra şöyle denir: reddedildi, anahtar ele geçmiş. Ne zaman imzalandığı önemli değildir: hırsız istediği tarihi yazabilir.
desk-drill-says-2 = Bu geri alınamaz.
desk-drill-says-3 = Bundan sonra başka bir anahtar imzalar; yoksa bir tane üretilir.
desk-drill-says-4 = Sahiplerine yeni belge gerekir. Hepsi burada tek seferde hazırlanabilir; bir imza yetkilisi onaylar.
desk-drill-signed = { $total } sertifikadan { $done } tanesi imzalandı
desk-drill-stopped = Durdu. Hiçbir şey kaybolmadı: hazırlananlar hazır kalır. On dakika içinde kendiliğinden, aşağıdaki düğmeyle hemen devam eder. Yine durursa işletmeciye bildirin.
desk-drill-suspended = { $count } tanesi askıda: karar verilene kadar dışarıda kalır.
desk-drill-tell = Herkese bildir
desk-drill-title = Bir anahtar yanlış ellerde olabilir
desk-drill-type = Eminseniz anahtarın parmak izini yazın:
desk-drill-what = Bunun anlamı
desk-forget = Birinin iletişim verilerini unut
desk-forget-again = { $count } sertifika için silindi. Biri okuduğu için baytlar hâlâ kütüğün günlüğünde: sonra yineleyin.
desk-forget-back = Geri
desk-forget-bad = Aralarında boşlukla 1 ile 200 arası sicil numarası yazın.
desk-forget-do = Kalıcı olarak sil
desk-forget-done = { $count } sertifika için silindi.
desk-forget-look = Devam
desk-forget-numbers = Sertifikaların numaraları
desk-forget-sure = { $count } sertifikanın iletişim verileri silinsin mi?
desk-forget-unknown = Bunların hepsi bu kurumun imzalı sertifikası değil. Hiçbir şey silinmedi.
desk-forget-what = E-posta, öğrenci numarası ve doğum tarihi kütükten silinir. İmzalanan, numara, özet ve durum kalır. Önceki yedeklere, listelere ve postaya ulaşılmaz.
desk-keeping = İletişim verileri
desk-keeping-bounds = { $done } ile { $total } gün arası; boş: hizmetin süresi.
desk-keeping-days = Ne kadar saklanır
desk-keeping-days-bad = Sınırlar içinde bir gün sayısı yazın ya da boş bırakın.
desk-keeping-lead = Adresler, öğrenci numaraları ve doğum tarihleri sertifikaların içinde değil yanında durur. Gereğinden uzun saklamayın.
desk-keeping-own = Bu kurum şu kadar gün sonra siler
desk-keeping-service = Bu hizmet yayımdan { $count } gün sonra siler.
desk-keeping-service-never = Bu hizmet kendiliğinden silmez.
desk-keys = Anahtarlar
desk-keys-api = Yazılımlar için
desk-keys-api-what = issue yetkili yazılımların verdiğini imzalar
desk-keys-credential = Sertifikalar
desk-keys-credential-what = imza yetkililerinin onayladığını imzalar
desk-keys-did = Kurum:
desk-keys-hint = Emekliye ayrılan anahtarın imzaladığı geçerli kalır. Yalnızca ele geçen anahtarınki reddedilir.
desk-keys-late = Bu anahtar zaten imzalamıyor.
desk-keys-lead = Her türün en yeni anahtarı imzalar. Gizli yarılar mühürleyen makineden çıkmaz. Yılda bir yenisini üretin.
desk-keys-locked = Bu makinenin anahtar dosyaları parolasıyla açılmıyor. İşletmeciye sorun.
desk-keys-make = Anahtar üret
desk-keys-make-hint = Töreni yapın: iki kişi yeni anahtarın parmak izini kurumun sunucusundakiyle karşılaştırır.
desk-keys-older = eski, emekli değil
desk-keys-public = Açık yarı:
desk-keys-purpose = Anahtarın neyi imzalayacağını seçin.
desk-keys-retire = Emekliye ayır
desk-keys-retired = emekli: { $text }
desk-keys-revoked = ele geçti: { $text }
desk-keys-rotate = Yerine yenisi
desk-keys-signs = şimdi imzalıyor
desk-keys-since = { $text } tarihinden beri
desk-keys-status = Durum listeleri
desk-keys-status-what = kimin geri çekildiğini imzalar
desk-keys-waiting = Henüz emekliye ayrılamaz: onunla imzalanmayı bekleyen sertifikalar var ya da durum listelerini imzalayan son anahtar. Önce imzalatın, geri gönderin veya yenisini üretin.
desk-keys-what = Neyi imzalar
desk-log = Denetim kaydı
desk-log-all = hepsi
desk-log-detail = Ayrıntı
desk-log-from = Başlangıç
desk-log-none = Denetim kaydında böyle bir şey yok.
desk-log-older = Daha eski
desk-log-show = Göster
desk-log-until = Bitiş
desk-log-what = Ne
desk-log-when = Ne zaman
desk-log-who = Kim
desk-look = Belgeler
desk-look-file = Başka logo
desk-look-hint = SVG veya PNG, komut satırındaki sınırlarla. Bundan sonra hazırlanan belgelere basılır.
desk-look-layout = { $text } düzeninde örnek
desk-look-layouts = Düzenler
desk-look-layouts-lead = Bir program bunlardan birini adlandırır. Kendi düzenleriniz veri klasöründedir ve burada da görünür.
desk-look-logo = Kurumun logosu
desk-look-no-logo = Henüz yok.
desk-look-none = Bir resim seçin.
desk-look-overruled = Veri klasöründe bir logo var ve buraya yüklenenden önce gelir.
desk-look-send = Yükle
desk-staff = Kişiler
desk-people-add = Birini ekle
desk-people-add-hint = İlk parola burada üretilir ve bir kez gösterilir. Hesabı olan yalnızca rolü alır.
desk-people-bad = E-posta adresi, ad ve rol verin.
desk-people-change = Değiştir
desk-people-close = Hesabı kapat
desk-people-closed = kapalı
desk-people-elsewhere = Bu kişinin başka yerde de rolü var: hesabın kendisini genel yönetici değiştirir.
desk-people-everywhere = { $text }, her yerde
desk-people-hint = Kapatılan hesabın oturumu hemen biter. Yaptıkları denetim kaydında kalır.
desk-people-locked = { $text } tarihine kadar kilitli
desk-people-open = Hesabı yeniden aç
desk-people-password = { $text } parolası
desk-people-password-hint = Yalnızca bir kez gösterilir. Elden verin ve doğru kişinin kısa sürede oturum açmasını sağlayın.
desk-people-refused = Olmaz: bir kurumda en az bir yönetici kalır; başka yerde rolü olanı genel yönetici değiştirir.
desk-people-renew = Yeni parola
desk-people-role = Rol
desk-people-roles = Buradaki roller
desk-people-self = siz
desk-programs = Bağlı yazılımlar
desk-programs-add = Yazılım ekle
desk-programs-bad = Bir ad ve en az bir yetki verin.
desk-programs-close = Kapat
desk-programs-hint = Yeni gizli anahtar veya kapatma, yazılımın elindekini hemen geçersiz kılar.
desk-programs-late = Bu yazılım kapalı ya da bu kurumun değil.
desk-programs-lead = Kurum adına soran öğrenci işleri sistemleri ve öğrenme platformları, OAuth 2.0 ile.
desk-programs-name = Ne için
desk-programs-none = Hiçbir yazılım eklenmemiş.
desk-programs-policy = Kurum yazılımla onaya izin vermedikçe seal ve issue bir şey yapmaz.
desk-programs-rotate = Yeni gizli anahtar
desk-programs-scopes = Ne yapabilir
desk-programs-secret = Yazılımın kimliği ve gizli anahtarı
desk-programs-secret-hint = Gizli anahtar yalnızca bir kez gösterilir, burada saklanmaz. Yazılımın okuduğu yere koyun.
desk-role-administrator = Yönetici
desk-role-administrator-what = kişiler, anahtarlar, yazılımlar ve kurallar; hazırlamaz, imzalamaz
desk-role-auditor = Denetçi
desk-role-auditor-what = her şeyi okur, hiçbir şeyi değiştirmez
desk-role-registrar = Kayıt görevlisi
desk-role-registrar-what = sertifika grubu hazırlar, basar, geri çeker
desk-role-signatory = İmza yetkilisi
desk-role-signatory-what = grupları onaylar, sertifikaları geri çeker
desk-scope-draft = grup hazırlar
desk-scope-issue = kendi yaptığı belgeleri insan olmadan imzalar
desk-scope-register = grupları ve sertifikaları okur
desk-scope-seal = kendi gruplarını insan olmadan imzalatır
desk-scope-status = askıya alır, sürdürür, geri çeker

# The desk: a programme beside its sheet.
desk-kept = Kaydedildi.
desk-not-kept = Kaydedilmedi: bağlantı koptu ya da oturum kapandı. Sayfadan ayrılmayın.
desk-preview = Belgenin şimdiki hâli
desk-preview-hint = Belgenin şimdiki hâli. Yazdıklarınız hemen kaydedilir.
desk-programme-back = Taslağa dön
desk-signature-upload = İmza yükle

# The desk: a roster in a grid.
desk-columns = Sütunlar nedir
desk-columns-keep = Böyle oku
desk-columns-none = Başlık satırı bulunamadı. Sütunların ne olduğunu söyleyin: liste yeniden okunur.
desk-columns-not = okunmaz
desk-columns-sample = İlk satırlar
desk-columns-unread = her sütun okunmuyor
desk-grid-keys = Oklar gezer, Enter veya yazmak hücreyi açar, Enter ve Tab kaydeder, Esc vazgeçer.
desk-proposals-one = Al
desk-roster-after = Sonraki satırlar
desk-roster-before = Önceki satırlar
desk-roster-only = Yalnızca hatalı satırlar
desk-roster-window = { $total } satırın { $done } kadarı

## Masa: geçiş anahtarları, ikinci kişi, vekâlet, davetler

desk-action-second-check = ikinci kişi tarafından denetlendi
desk-approve-by-code = Bunun yerine tek kullanımlık kodla onayla
desk-approve-no-passkey = Bu adreste henüz bir geçiş anahtarınız yok.
desk-approve-no-right = Burada imza yetkilisi değilsiniz ve birine vekâlet etmiyorsunuz.
desk-approve-not-checked = Bu grubu önce ikinci bir kişinin denetlemesi gerekir.
desk-approve-not-named = Bu sertifikalarda başka imza yetkilileri yazılı: onlardan biri ya da vekili onaylar.
desk-approve-own-check = Bu grubu siz denetlediniz. Başka birinin onaylaması gerekir.
desk-approve-passkey-do = { $count } sertifikayı geçiş anahtarıyla onayla
desk-approve-passkey-hint = Geçiş anahtarınız içeriğin özetini imzalar. Tam olarak bunu onayladığınız sonradan kanıtlanabilir.
desk-approve-pending = Geçiş anahtarınız ya da telefonunuz henüz onay için geçerli değil: ikinci bir kişi doğrulamalı, ardından bir süre geçmeli.
desk-check = Denetim
desk-check-do = { $count } sertifikayı denetledim
desk-check-lead = Bu kurum, her gruba imza yetkilisinden önce ikinci bir kişinin bakmasını ister. Her sertifikayı dayanağıyla karşılaştırın.
desk-check-waits-lead = İmza yetkilisi onaylamadan önce bu grubu ikinci bir kişinin denetlemesi gerekir.
desk-delegations = Vekâlet
desk-delegations-do = Bu kişiye vekâlet ver
desk-delegations-end = Şimdi sona erdir
desk-delegations-ended = { $text } tarihinde sona erdirildi
desk-delegations-first = İlk gün
desk-delegations-for = { $text } yerine
desk-delegations-hint = Bu kişi, ikinci bir kişinin doğruladığı kendi geçiş anahtarı ya da telefonuyla onaylar. Günler UTC'ye göredir. Siz de onaylamaya devam edebilirsiniz.
desk-delegations-holds = şimdi
desk-delegations-last = Son gün
desk-delegations-later = daha sonra
desk-delegations-lead = Bir imza yetkilisi birkaç gün için onayı başkasına bırakabilir. Bu, denetim kaydında ve böyle onaylanan her grupta yazılıdır.
desk-delegations-new = Vekil belirle
desk-delegations-nobody = Bu kurumda başka kimsenin hesabı yok.
desk-delegations-none = Kimse kimseye vekâlet etmiyor. Uzakta olacak imza yetkilisi burada bir kişi ve günleri seçer.
desk-delegations-over = Sona erenler
desk-delegations-refused = Kabul edilmedi. Bu kurumdan bir kişi ve ileriki günleri seçin, en fazla bir yıl.
desk-delegations-to = Kim
desk-factor-codes = telefonun tek kullanımlık kodları
desk-factors = İmza yetkililerinin onay araçları
desk-factors-confirm = Ona ait
desk-factors-confirm-hint = Yalnızca bildiğinizi doğrulayın: kişiyi görün ya da başka yerden bildiğiniz bir numarayı arayın.
desk-factors-lead = { $count ->
    [0] Onaylayan birinin yeni geçiş anahtarı ya da telefonu iki kişi ister: sahibi ve doğrulayan. Doğrulanır doğrulanmaz geçerli olur ve tüm imza yetkililerine bildirilir.
   *[other] Onaylayan birinin yeni geçiş anahtarı ya da telefonu iki kişi ister: sahibi ve doğrulayan. { $count } saat sonra geçerli olur ve tüm imza yetkililerine bildirilir.
    }
desk-factors-nobody = Burada henüz kimse onaylamıyor.
desk-factors-none = Bekleyen yok.
desk-factors-refused = Kabul edilmedi: kimse kendininkini doğrulamaz ve her biri bir kez doğrulanır.
desk-factors-waiting = İkinci kişiyi ya da süreyi bekleyenler
desk-invitation = Hoş geldiniz
desk-invitation-again = Parola, bir kez daha
desk-invitation-differ = İki parola farklı.
desk-invitation-gone = Bu davet zaten kullanıldı ya da süresi doldu. Gönderenden yenisini isteyin.
desk-invitation-hint = Ardından tek kullanımlık kod gösteren bir telefon bağlarsınız.
desk-invitation-lead = { $text }, masa için parolanızı seçin.
desk-invitation-password = Yeni parola
desk-invitation-short = En az { $count } karakter: dört beş sözcük alın.
desk-means-passkey = geçiş anahtarıyla, içeriğe bağlı
notice-codes-confirmed = { $text }: telefonu doğrulandı.
notice-codes-enrolled = { $text } yeni bir telefon bağladı.
desk-notice-from = { $text } itibarıyla onaylar.
notice-passkey-confirmed = { $text }: geçiş anahtarı doğrulandı.
notice-passkey-enrolled = { $text } yeni bir geçiş anahtarı ekledi.
notice-reset = { $text }: telefonu ve geçiş anahtarları unutuldu.
notice-reset-asked = { $text }: telefonunun ve geçiş anahtarlarının unutulması istendi.
notice-reset-withdrawn = { $text }: telefonu ve geçiş anahtarları olduğu gibi kalıyor.
desk-notices = Tüm imza yetkililerine bildirilenler
desk-passkey = Geçiş anahtarı
desk-passkey-approves = onaylar
desk-passkey-approves-from = { $text } itibarıyla onaylar
desk-passkey-cancelled = Geçiş anahtarı kullanılmadı. Yeniden deneyin.
desk-passkey-many = Çok sayıda geçiş anahtarınız var: önce birini kaldırın.
desk-passkey-name = Ad
desk-passkey-name-hint = Nerede olduğu: “ofis bilgisayarı”, “mavi anahtar”.
desk-passkey-new = Yeni geçiş anahtarı
desk-passkey-new-do = Geçiş anahtarı oluştur
desk-passkey-nowhere = Bu adreste geçiş anahtarı kullanılamaz. Masayı hizmetin adıyla açın.
desk-passkey-remove = Kaldır
desk-passkey-remove-do = Bu geçiş anahtarını kaldır
desk-passkey-scripts = Geçiş anahtarları için betikler gerekir; bu tarayıcıda kapalı.
desk-passkey-two = Hemen oturum açar. İkinci bir kişi doğrulayıp süre dolunca onaylar.
desk-passkey-waits = ikinci kişiyi bekliyor
desk-passkeys = Geçiş anahtarlarınız
desk-passkeys-lead = Geçiş anahtarı telefonunuzda, bilgisayarınızda ya da güvenlik anahtarınızda durur; parmağınız, yüzünüz ya da PIN ile açılır. Kimse onu söylemenizi isteyemez.
desk-passkeys-none = Henüz yok. Aşağıda bir tane oluşturun; oturum açmak tek dokunuş olur.
desk-refused-passkey = Geçiş anahtarı burada tanınmıyor ya da yanıtı uymuyor. Yeniden deneyin.
desk-refused-passkey-only = Bu hesap geçiş anahtarıyla oturum açar.
desk-resets = Unutulması istenenler
desk-resets-ask = Telefon ya da geçiş anahtarı kayboldu
desk-resets-ask-do = Hepsinin unutulmasını iste
desk-resets-by = isteyen: { $text }
desk-resets-confirm = Şimdi unut
desk-resets-lead = Biri ister, başka biri doğrular. Sahibi parolayla oturum açıp başka bir telefon bağlar; o da yeniden doğrulanır.
desk-resets-whose = Kimin
desk-resets-withdraw = Olduğu gibi bırak
desk-sign-in-passkey = Geçiş anahtarıyla oturum aç
desk-what-approved-for = { $text } yerine
desk-what-checked = Denetleyen
desk-factors-wait = { $count } istek ikinci kişiyi bekliyor.
# After the issue: finding, changing several.
desk-changes = Birkaçını değiştir
desk-changes-all = Yalnız işaretlenenler değil, bu aramanın bulduğu hepsi
desk-changes-cut = Arama daha fazlasını buluyor. Bir defada en çok 1.000 sertifika değiştirilir: bunlar ilkleridir.
desk-changes-late = Hiçbir şey değiştirilmedi: biri artık başka durumda. Listeye yeniden bakın.
desk-changes-lead = Yukarıda sertifikaları işaretleyin. Önce ne anlama geldiği gösterilir; henüz hiçbir şey değişmez.
desk-changes-none = Hiçbir sertifika seçilmedi. Geri dönüp işaretleyin.
desk-changes-not = Hiçbir şeyi değiştirme
desk-changes-others = { $count } tanesi olduğu gibi kalır: onlarla bu yapılamaz
desk-changes-resume = Yeniden geçerli kıl …
desk-changes-resume-means = Bundan sonra eskisi gibi geçerlidirler.
desk-changes-resume-so-many = { $count } sertifikayı yeniden geçerli kıl
desk-changes-resumed = { $count } sertifika yeniden geçerli.
desk-changes-suspend = Askıya al …
desk-changes-suspend-means = Yeniden geçerli olana kadar Testamur sayfaları ve hizmetleri herkese bunlara güvenmemesini söyler. Başkalarının yazılımları bunu görmez.
desk-changes-suspend-so-many = { $count } sertifikayı askıya al
desk-changes-suspended = { $count } sertifika askıya alındı.
desk-changes-withdraw = Geri çek …
desk-changes-withdraw-means = Geri çekme kalıcıdır: bu sertifikalardan birini doğrulayan herkese nedeni ve günü bildirilir. Aynı satırlar yeniden düzenlenmez.
desk-changes-withdraw-so-many = { $count } sertifikayı kalıcı olarak geri çek
desk-changes-withdrawn = { $count } sertifika geri çekildi.
desk-find-any = hepsi
desk-find-first = Baştan
desk-find-hint = Adın başı yeter, hangi alfabede olursa olsun: Щербина, SHCHERBINA ve shcherb aynı kişiyi bulur.
desk-find-next = Devamı
desk-find-nothing = Hiçbir şey bulunamadı
desk-find-nothing-cure = Daha az harf veya adın başka bir kelimesini deneyin; yukarıda bir program ya da durum seçili mi, bakın.
desk-find-nothing-yet = Bir grup onaya sunulur sunulmaz sertifikaları burada görünür.
desk-find-pages = Sayfalar
desk-find-programme = Program
desk-find-standing = Durum
desk-find-what = Ad, numara veya adres

# After the issue: correcting.
desk-action-address = adres değiştirildi
desk-action-correct = düzeltme onaya sunuldu
desk-action-mail = postayla gönderildi
desk-certificate-corrected-by = Yerine geçen sertifika
desk-certificate-corrects = Düzelttiği sertifika
desk-certificate-corrects-look = Bak
desk-certificate-corrects-now = Bir düzeltme onay bekliyor.
desk-correct = Düzelt
desk-correct-again = Başka bir şey değiştir
desk-correct-beside = Ne değişiyor
desk-correct-birth-date = Doğum tarihi
desk-correct-codes = Bölümler: aralarında + olan kodlar, hepsi için boş bırakın. Bilinenler: { $text }.
desk-correct-hand-over = Onaya sun
desk-correct-latin-name = Pasaporttaki gibi adı (Latin harfleri)
desk-correct-lead = İmzalanmış bir sertifika asla değiştirilmez. Yerini kendi numarası olan yeni bir sertifika alır ve eskisini doğrulayan herkese bu bildirilir.
desk-correct-look = Ne değiştiğini göster
desk-correct-name = Kendi alfabesiyle adı
desk-correct-new = Yeni
desk-correct-next = İmza yetkilisi düzeltmeyi tek sertifikalık bir grup olarak görür ve onaylar. O zamana kadar eski sertifika geçerli kalır.
desk-correct-of = { $text }: sertifikayı düzelt
desk-correct-old = Şimdiki
desk-correct-result = Sonuç
desk-correct-role = Görev
desk-correct-rotations = Bölümler
desk-correct-same = Eski sertifikadan farklı bir şey yok.
desk-correct-why = Neden düzeltiliyor (denetim kaydı için)
desk-correct-why-empty = Neden düzeltildiğini yazın.

# After the issue: counts of verifications.
desk-together = Birkaç sertifikayı birlikte düzelt
desk-together-begin = Düzelt …
desk-together-codes = Bölümler: aralarında + olan kodlar; boşsa her sertifika kendininkini korur. Bilinenler: { $text }.
desk-together-lead = Buraya yazdığınız hepsine konur. Boş kalan, her birinde olduğu gibi kalır.
desk-together-like = Onunla birlikte { $count } sertifika daha düzeltilir; bu ilkidir.
desk-together-next = Bir imza yetkilisi düzeltmeleri tek bir grup olarak görür ve onaylar. O zamana kadar eski sertifikalar geçerli kalır.
desk-together-others = { $count } sertifika olduğu gibi kalır: başka bir gruptan, artık geçerli değil ya da bir yazılım tarafından düzenlenmiş
desk-together-own = her birinde olduğu gibi
desk-together-so-many = { $count } sertifikayı düzelt
desk-verifications = Doğrulamalar
desk-verifications-day = Gün (UTC)
desk-verifications-hint = Sayılan, bu hizmetin verdiği yanıtlardır. Tarayıcıda ağ olmadan ya da kendi yazılımıyla doğrulayan burada görünmez.
desk-verifications-lead = Bu kurumun sertifikalarının son 30 günde kaç kez doğrulandığı. Kimin sertifikası olduğu ve kimin doğruladığı tutulmaz.
desk-verifications-none = Henüz kimse doğrulamadı
desk-verifications-table = Aynısı tablo olarak
desk-verified = { $count } doğrulama
desk-verified-accept = gerçek ve geçerli
desk-verified-reject = reddedilen
desk-verified-undecided = kesin değil

# After the issue: the register.
desk-get-register-xlsx = Sertifika kütüğü (XLSX)
desk-get-whole-register = Sertifika kütüğü, yukarıda seçilen programın ya da hepsinin:

# After the issue: letters, and what the desk says of them.
desk-letter = Mektup
desk-letter-address = Sahibinin e-posta adresi
desk-letter-cure-address = Adresi kişiye sorun, sertifikada düzeltip yeniden gönderin.
desk-letter-cure-cut-off = Kişiye sorun. Kendiliğinden iki kez gönderilmez; ulaşmadıysa yeniden gönderin.
desk-letter-cure-ended = Yapılacak bir şey yok.
desk-letter-cure-other = Bu hizmetin işletmecisine bildirin.
desk-letter-cure-put-off = Kendiliğinden yeniden denenir. İki gündür olmuyorsa işletmeciye sorun ve yeniden gönderin.
desk-letter-doubtful = belirsiz
desk-letter-failed = gönderilemedi
desk-letter-fault-address = Adres geçerli değil. { $text }
desk-letter-fault-cut-off = Hizmet bu mektubu teslim ederken kesildi. Ulaşmış olabilir. { $text }
desk-letter-fault-ended = Sertifika bu arada geri çekildi veya yenilendi. { $text }
desk-letter-fault-no-address = Artık adres yok. { $text }
desk-letter-fault-other = Mektup hazırlanamadı. { $text }
desk-letter-fault-put-off = Posta sunucusu erteledi, kod { $text }.
desk-letter-fault-refused = Posta sunucusu mektubu reddediyor, kod { $text }: çoğunlukla adres yoktur.
desk-letter-hint = Adres kütükte kalır, hiçbir sertifikada yer almaz.
desk-letter-keep = Adresi sakla
desk-letter-no-address = Bu bir e-posta adresi değil. Hiçbir şey değiştirilmedi.
desk-letter-send = Sakla ve gönder
desk-letter-sending = gönderiliyor
desk-letter-sent = gönderildi
desk-letter-trouble = Posta sunucusuna şu anda ulaşılamıyor. Mektuplar bekler ve sonra kendiliğinden gider.
desk-letter-trouble-login = Posta sunucusu bu hizmetin kullanıcı adını veya parolasını kabul etmiyor. İşletmeciye bildirin; mektuplar bekler.
desk-letter-trouble-tls = Posta sunucusu kim olduğunu kanıtlamadı. İşletmeciye bildirin; mektuplar bekler.
desk-letter-waiting = bekliyor
desk-letters = Postayla gönder
desk-letters-hint = Bu düğmeye iki kez basılsa da herkese bir mektup gider. Bu sayfayı kapatabilirsiniz.
desk-letters-how = Sertifika
desk-letters-language = Mektubun dili
desk-letters-link = onu doğrulayan sayfaya bağlantı olarak
desk-letters-none = Bir posta sunucusu ayarlanmamış
desk-letters-none-cure = Bu hizmetin işletmecisi onu yapılandırmaya, [mail] bölümüne yazar. O zamana kadar belgeleri indirip kendiniz dağıtın.
desk-letters-send = { $count } kişiye gönder
desk-letters-sheet = PDF olarak ekte
desk-letters-without = { $count } kişinin adresi yok. Eklemek için sertifikayı açın.
mail-certificate-attached = PDF olarak ektedir. Dosyayı olduğu gibi saklayın: imzalı sertifika onun içindedir ve istediğiniz kadar basılabilir.
mail-certificate-check = Belgedeki karekodu okutan herkes onu doğrulayabilir.
mail-certificate-end = Bu mektup { $institution } kayıt birimi tarafından gönderildi.
mail-certificate-greeting = Sayın { $name },
mail-certificate-link = Aşağıdaki bağlantıda bulursunuz. Bağlantı imzalı sertifikanın tamamını içerir: ona sahip olan okuyabilir.
mail-certificate-subject = Sertifikanız: { $title }
mail-certificate-what = { $institution } size { $number } numaralı sertifikayı düzenledi: { $title }.
mail-open = Sertifikayı aç
## the page: without network, and without a person
page-ask-offline = Bu sayfa bundan böyle ağ olmadan da çalışır.
page-by-program = Bunu kurumun bir programı imzaladı; orada hiç kimse onaylamadı.
## letters to signatories, and the rules of approval
mail-notice-by = Bunu { $at } tarihinde { $actor } yaptı.
mail-notice-cure = Bundan haberiniz yoksa hemen { $about } ile ve bir yöneticiyle konuşun. Yeni bir telefon ya da geçiş anahtarı, bekleme süresi dolmadan hiçbir şeyi onaylayamaz; iki kişi onu unutturabilir.
mail-notice-subject = { $institution }: birinin onay aracı değişti
mail-notice-why = Bu mektubu { $institution } sertifikalarını onayladığınız için aldınız. Onaylayan herkese haber verilir.
desk-action-accept-invitation = bağlantıyla parola seçti
desk-action-ask-reset = telefon ve geçiş anahtarlarının unutulması istendi
desk-action-confirm-codes = telefon doğrulandı
desk-action-confirm-passkey = geçiş anahtarı doğrulandı
desk-action-confirm-reset = telefon ve geçiş anahtarları unutuldu
desk-action-delegate = vekil atandı
desk-action-end-delegation = vekâlet bitti
desk-action-invite = bağlantıyla davet edildi
desk-action-post = mektuplar sıraya kondu
desk-action-register = sertifika kütüğü indirildi
desk-action-set-rules = onay kuralları değiştirildi
desk-action-withdraw-reset = unutma isteği geri alındı
desk-approvals-delay = { $count ->
    [0] Onaylayan birinin yeni geçiş anahtarı ya da telefonu, ikinci kişi doğrular doğrulamaz geçerli olur.
   *[other] Onaylayan birinin yeni geçiş anahtarı ya da telefonu, ikinci kişi doğruladıktan { $count } saat sonra geçerli olur.
    }
desk-approvals-delay-hint = Bu sürede tüm imza yetkililerine haber verilir ve itiraz edebilirler. Süreyi hizmetin işletmecisi belirler (factor_delay_hours): masadaki hiç kimse kısaltamaz.
desk-approvals-delay-title = Yeni geçiş anahtarları ve telefonlar
desk-approvals-four-eyes = Her grubu önce ikinci bir kişi denetler
desk-approvals-four-eyes-what = Dört göz: ne grubu hazırlayan ne de onaylayan. Denetlenmeden kimse onaylayamaz.
desk-approvals-named = Yalnızca sertifikada adı yazan imza yetkilisi onaylar
desk-approvals-named-what = Hesaptaki ad, programın imza yetkilileri arasında bulunmalıdır; unvanlar önemli değildir. O kişinin vekili de onaylayabilir. Kapalıysa kurumun her imza yetkilisi onaylayabilir.
desk-approvals-rules = Ayrıca istenenler
desk-approvals-own = Grubu hazırlayan onu asla onaylayamaz: bu kapatılamaz.
desk-approvals-kept = Kaydedildi. Bundan böyle, bekleyen gruplar için de geçerli.
desk-approvals-unbound = içeriğe bağlı değil
desk-letters-again = { $count } mektubu yeniden gönder
desk-letters-again-hint = Bazı mektuplar alınmadı. Önce her birinin yanında yazanı yapın: adresi düzeltin ya da işletmeciden posta sunucusuna bakmasını isteyin.
## the desk: an OpenID provider, invitations
desk-action-mail-invitation = davet e-postayla gönderildi
desk-action-revoke-invitation = davet geri alındı
desk-invite = Bağlantıyla davet et
desk-invite-add = İlk parolayla ekle
desk-invite-bad = Olmuyor: bir e-posta adresi, bir ad ve bir rol yazın. Başka yere de davetli olanı genel yönetici davet eder.
desk-invite-by = davet eden: { $text }
desk-invite-copied = Kopyalandı
desk-invite-copy = Bağlantıyı kopyala
desk-invite-hint = Bağlantı bir kez ve bir hafta geçerlidir: açan kişi nasıl gireceğini seçer.
desk-invite-link = { $text } için bağlantı
desk-invite-link-hint = Yalnızca bu kez gösterilir. Başka kimseye vermeyin: ilk açan, hesabın sahibi olur.
desk-invite-mail = E-postayla gönder
desk-invite-mailed = Davet yolda: { $text }.
desk-invite-open = Davet edildi, henüz gelmedi
desk-invite-refused = Olmuyor: davet kullanıldı, süresi doldu ya da geri alındı; ya da posta sunucusu ayarlanmamış.
desk-invite-revoke = Geri al
desk-invite-until = { $text } tarihine kadar geçerli
desk-link = { $text } ile giriş
desk-link-do = Bağla
desk-link-lead = Bağlıyken buraya { $text } hesabınızla girersiniz. Gruplar eskisi gibi kendi telefonunuzla ya da geçiş anahtarınızla onaylanır.
desk-link-none = Hesabınız henüz bağlı değil. Siz olduğunuzu bir kez daha gösterin; sonra orada bir kez giriş yapar, buraya dönersiniz.
desk-link-on = bağlı
desk-link-remove = Bağlantıyı kes
desk-oidc-accept = { $text } ile kabul et
desk-oidc-accept-or = Ya da ayrı bir parola olmadan:
desk-oidc-answer = { $text } kaynağının yanıtı doğrulanamadı, bu yüzden kimse içeri alınmadı. Yeniden deneyin; sürerse işletmeciye haber verin.
desk-oidc-go-on = Devam
desk-oidc-going = { $text } sayfasına geçiliyor
desk-oidc-going-lead = Orada giriş yaparsınız ve kendiliğinden buraya dönersiniz.
desk-oidc-not-linked = { $text } sizi tanıyor, ama burada size bağlı bir hesap yok. Hesabınız varsa parolanızla girin ve adınızın ardında bağlayın. Yoksa kurumunuzun bir yöneticisinden davet isteyin.
desk-oidc-nowhere = Bu adreste { $text } ile giriş yapılamaz. Masayı hizmetin adıyla açın.
desk-oidc-only-way = Bu tek giriş yolunuz. Önce bir geçiş anahtarı oluşturun ya da kurumunuzun bir yöneticisinden parola isteyin.
desk-oidc-refused = { $text } girişinize izin vermedi. Yeniden deneyin ya da parolanızla girin.
desk-oidc-sign-in = { $text } ile gir
desk-oidc-stale = Çok uzun sürdü, daha önce kullanıldı ya da başka bir tarayıcıda başladı. Baştan başlayın.
desk-oidc-taken = { $text } hesabınız burada başka bir hesaba bağlı. Onunla girin ya da kurumunuzun bir yöneticisine sorun.
desk-oidc-unreachable = { $text } yanıt vermiyor. Bir dakika sonra yeniden deneyin ya da parolanızla girin.
mail-invitation-link = Nasıl gireceğinizi seçmek için bu bağlantıyı açın. Bir kez, { $until } tarihine kadar geçerlidir:
mail-invitation-not-you = Bu mektubu beklemiyorsanız bağlantıyı açmayın ve kuruma haber verin.
mail-invitation-subject = Davetiniz: { $institution }
mail-invitation-what = { $institution } sizi sertifikaların hazırlandığı, onaylandığı ve basıldığı masasına davet ediyor.
## the desk: letters that come back
desk-action-return-letter = mektup geri döndü
desk-letter-back-address = Mektup geri döndü: böyle bir adres artık yok ya da ona yazılmasına izin verilmiyor (kod { $text }).
desk-letter-back-full = Mektup geri döndü: kişinin posta kutusu dolu (kod { $text }).
desk-letter-back-large = Mektup geri döndü: ekteki sayfa kişinin posta kutusu için fazla büyük (kod { $text }).
desk-letter-back-other = Mektup geri döndü; alıcı sunucu bildiğimiz bir neden göstermiyor (kod { $text }).
desk-letter-back-refused = Mektup geri döndü: alıcı sunucu bu hizmetten gelen mektubu kabul etmiyor (kod { $text }).
desk-letter-back-unreachable = Mektup geri döndü: @ işaretinden sonraki sunucu bulunamadı ya da günlerce yanıt vermedi (kod { $text }).
desk-letter-cure-full = Kişiden yer açmasını ya da başka bir adres vermesini isteyin, sonra yeniden gönderin.
desk-letter-cure-large = Kişiden başka bir adres isteyin ya da sayfayı kendiniz iletin.
desk-letter-cure-refused = Bu kodu posta sunucusunun işletmecisine gösterin. Çözülene kadar kişiden başka bir adres isteyin.
desk-letter-cure-staff = Adresin doğru olup olmadığına bakın ve kişiye başka bir yoldan haber verin.
desk-letter-cure-unreachable = @ işaretinden sonra yazanın doğru olup olmadığına bakın; düzeltin ya da daha sonra yeniden deneyin.
desk-letter-returned = geri döndü
## the desk: an institution's own words in letters; notices of the rules of approval
desk-action-set-wording = mektup metni değiştirildi
notice-means = Sertifika grupları bundan böyle şunlardan biriyle onaylanır: { $text }.
notice-rules = Bunun yanında her sertifika grubu için artık şu isteniyor: { $text }.
notice-rules-none = Sertifika grupları için artık bunun dışında bir şey istenmiyor.
desk-wording = Mektup metinleri
desk-wording-alone-cure = Onu metinde ayrı bir paragrafa, öncesinde ve sonrasında boş satır bırakarak yazın.
desk-wording-alone-problem = { $part }: { "{certificate}" } tek başına durmuyor.
desk-wording-bounds = En çok { $done } ve { $total } karakter. Düz metin; boş satır yeni paragraf başlatır.
desk-wording-brace-cure = Süslü ayraçları yalnızca yer tutucuların çevresine yazın: { $all }.
desk-wording-brace-problem = { $part }: bir süslü ayraç açılıp kapanmıyor.
desk-wording-certificate = gerekli, ayrı bir paragrafta: ekte mi yoksa bağlantıda mı olduğunu ve nasıl denetlendiğini biz yazarız
desk-wording-default = Bizim metnimiz
desk-wording-empty-cure = Bir şey yazın ya da bizim metnimize dönün.
desk-wording-empty-problem = { $part }: boş.
desk-wording-html-cure = Mektuplar düz metindir: etiketleri çıkarın.
desk-wording-html-problem = { $part }: { $text } olduğu gibi görünür.
desk-wording-institution = kurumun adı
desk-wording-lead = Bir sertifika sahibine gönderilirken mektupta ne yazdığı, her dilde.
desk-wording-long-cure = Kısaltın.
desk-wording-long-problem = { $part }: { $text } karakterden uzun.
desk-wording-look = Örneğe bak
desk-wording-missing-cure = Yerine koyun: her mektup hangi sertifikayla ilgili olduğunu ve onun nerede bulunduğunu söylemelidir.
desk-wording-missing-problem = Metinde { $text } eksik.
desk-wording-name = sahibinin adı
desk-wording-number = gerekli: kayıt numarası
desk-wording-ours = Bunlar bizim sözlerimiz. Sakladığınız metin onların yerine geçer.
desk-wording-own = Bu, kendi metniniz.
desk-wording-reset = Bizim metnimize dön
desk-wording-sample = Örnek mektup
desk-wording-sign-cure = Silip orayı yeniden yazın: kopyalanan metinle gelmiş olabilir.
desk-wording-sign-problem = { $part }: görünmeyen bir işaret var ({ $text }).
desk-wording-star = * kendi metniniz
desk-wording-subject = Konu
desk-wording-tab = Mektuplar
desk-wording-text = Metin
desk-wording-title = programın adı
desk-wording-trial = Henüz saklanmadı.
desk-wording-unknown-cure = Bilinenler: { $all }.
desk-wording-unknown-problem = { $part }: { $text } diye bir yer tutucu yok.
desk-wording-waiting = Bekleyen ya da yeniden denenen mektuplar, gönderildikleri anda geçerli olan metinle gider.
mail-notice-approvals-cure = Bundan haberiniz yoksa hemen { $actor } ile ve başka bir yöneticiyle konuşun. Bekleyen sertifika grupları için de geçerlidir.
mail-notice-approvals-subject = { $institution }: sertifika gruplarının nasıl onaylandığı değişti
mail-sample-name = Örnek Kişi
mail-sample-title = Örnek Kurs
