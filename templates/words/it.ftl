# Words for people in Italian. Each part of the product has its own prefix.

## sheet-: the printed certificate

# The kind of certificate: its heading.
sheet-kind-award = Attestato di Merito
sheet-kind-course = Attestato di Fine Corso
sheet-kind-degree = Diploma
sheet-kind-internship = Certificato di Tirocinio
sheet-kind-participation = Attestato di Partecipazione
sheet-kind-practice = Certificato di Pratica Clinica
sheet-kind-volunteering = Attestato di Volontariato

# Above the name.
sheet-presented = conferito a

# How the person took part.
sheet-mode-course = corso
sheet-mode-observation = osservazione
sheet-mode-supervised-practice = pratica con supervisione
sheet-mode-volunteer-work = lavoro volontario

# Labels, in small letters.
sheet-label-period = periodo
sheet-label-hours = ore
sheet-label-credits = crediti
sheet-label-grade = esito
sheet-label-role = ruolo
sheet-label-home = istituzione di provenienza
sheet-label-mode = forma
sheet-label-born = data di nascita
sheet-label-department = reparto
sheet-label-place = luogo
sheet-label-days = giorni
sheet-label-supervisors = responsabili
sheet-label-partners = partner
sheet-label-number = N. di registro
sheet-label-issued = rilasciato il
sheet-label-valid = valido fino al

# Amounts: $text is the number as it is written, $count the number for the plural.
sheet-hours = { $text } { $count ->
    [one] ora
   *[other] ore
}
sheet-credits = { $text } { $count ->
    [one] credito
   *[other] crediti
} ECTS

# A second awarding institution, before and after its name.
sheet-joint = Conferito insieme a
sheet-joint-note = nominata dall’emittente, non ha firmato

# How to check; the place of the stamp.
sheet-check = Verifica: aprite voi stessi { $host }, inquadrate lì il codice e confrontate ogni riga.
sheet-seal = L. S.

# A letter: $form is female, male or other, as the ending of a patronymic tells.
sheet-letter-dear = Gentile { $name },
sheet-letter-award = { $institution } Le esprime la più sincera gratitudine.
sheet-letter-other = { $institution } conferma con piacere la Sua partecipazione: «{ $title }».
sheet-letter-closing = Distinti saluti

# A sheet of several pages.
sheet-page = pagina { $page } di { $pages }

# The months, as they stand after a day.
sheet-month-1 = gennaio
sheet-month-2 = febbraio
sheet-month-3 = marzo
sheet-month-4 = aprile
sheet-month-5 = maggio
sheet-month-6 = giugno
sheet-month-7 = luglio
sheet-month-8 = agosto
sheet-month-9 = settembre
sheet-month-10 = ottobre
sheet-month-11 = novembre
sheet-month-12 = dicembre

# What a screen reader says for pictures.
sheet-alt-code = Codice QR con l’intero certificato firmato; apre la pagina di verifica
sheet-alt-logo = Emblema: { $name }
sheet-alt-signature = Firma: { $name }
sheet-reprint = Ristampa
