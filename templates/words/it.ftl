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

## page-: the page that checks certificates

page-skip = Al contenuto
page-demo = Dimostrazione: questi certificati sono inventati e non provano nulla.
page-host = Questa pagina si trova su
page-languages = Lingua
page-back = Verifica un altro certificato

page-ask-title = Verifica un certificato
page-ask-host = È questo l’indirizzo che conoscete? Un codice falso può aprire una pagina falsa: proseguite solo se vi fidate di questo indirizzo.
page-ask-consent-title = Il codice contiene l’intero certificato
page-ask-consent = Non ha lasciato il vostro dispositivo. Per verificarlo qui bisogna inviarlo a questo servizio, che non lo conserva.
page-ask-send = Invia e verifica
page-ask-other = Verifica qualcos’altro
page-ask-code = Il testo del codice
page-ask-code-hint = Comincia con https:// e finisce con molte cifre. Va bene anche un token o un documento JSON.
page-ask-file = oppure un file
page-ask-file-hint = PDF o una fotografia nitida del codice (PNG, JPEG), al massimo 20 MB
page-ask-check = Verifica
page-ask-noscript = Questa pagina funziona anche senza script: copiate nel campo qui sotto l’indirizzo completo, con tutto ciò che segue il segno #.

page-verdict-accept = Autentico
page-verdict-reject = Non valido
page-verdict-undecided = Non certo
page-accept-code = L’istituzione ha firmato quanto segue e non lo ha ritirato.
page-accept-file = Questo file è esattamente quello rilasciato dall’istituzione.
page-compare = Confrontate ogni riga con la carta
page-compare-hint = Il codice è autentico. Ciò che è stampato intorno vale solo se dice lo stesso.
page-genuine-but = La firma è autentica. È stato firmato:
page-as-of = Stato al { $at }
page-of-page = Pagina { $number }
page-count = { $count } certificati
page-signed-by = Firmato da
page-claims-to-be-of = Afferma di provenire da
page-claim-unchecked = Non è stato possibile verificarlo.
page-successor = È stato sostituito dal certificato { $number }.
page-since = Dal { $day }
page-elsewhere = Il codice porta a { $host }, che non è un indirizzo di questa istituzione.
page-by-issuer = indicato dall’istituzione, non verificato
page-not-signed = indicato, non ha firmato
page-known-by-domain = Certo è solo l’indirizzo: nessuno di cui ci fidiamo dice chi sia.
page-raw = Tutto ciò che è stato firmato

page-label-name = Nome
page-label-native-name = Nella propria scrittura
page-label-institution = Istituzione
page-label-title = Titolo
page-label-kind = Tipo
page-label-mode = Forma
page-label-period = Periodo
page-label-hours = Ore
page-label-credits = Crediti (ECTS)
page-label-grade = Esito
page-label-role = Ruolo
page-label-number = Numero di registro
page-label-issued = Rilasciato il
page-label-valid-until = Valido fino al
page-label-birth-date = Data di nascita
page-label-home = Istituzione di provenienza
page-label-description = Descrizione
page-label-departments = Reparti
page-label-signatories = Firmato su carta da
page-label-partners = Partner
page-label-joint = Rilasciato insieme a
page-label-supervisors = Responsabili

page-reason-bad-signature = Il contenuto o la firma sono stati modificati dopo la firma.
page-reason-content-differs = La pagina dice altro rispetto a ciò che è stato firmato.
page-reason-context-unknown = La firma è autentica, ma non sappiamo con certezza che cosa significhino i suoi termini.
page-reason-credential-not-here = Il codice indica soltanto un certificato che si trova su un altro server.
page-reason-demo-issuer = Una dimostrazione: non prova nulla.
page-reason-dictionary-unknown = Per questo codice serve una versione più recente del servizio.
page-reason-flags-unknown = Per questo codice serve una versione più recente del servizio.
page-reason-kind-unknown = Per questo codice serve una versione più recente del servizio.
page-reason-layout-unknown = Per questo codice serve una versione più recente del servizio.
page-reason-expired = La sua validità è terminata.
page-reason-issuer-name-differs = Dà all’istituzione un nome che non ha mai avuto.
page-reason-issuer-not-trusted = La firma è autentica, ma nessuno di cui ci fidiamo dice chi ha firmato.
page-reason-issuer-unknown = Non conosciamo l’istituzione che nomina.
page-reason-key-not-of-issuer = La chiave che ha firmato non è dell’istituzione nominata.
page-reason-key-revoked = La chiave che ha firmato è in mani sbagliate. Chiedete all’istituzione un certificato firmato di nuovo.
page-reason-key-unknown = Conosciamo l’istituzione, ma non questa chiave.
page-reason-key-wrong-purpose = La chiave che ha firmato non può firmare certificati.
page-reason-malformed = Non è un certificato ben formato.
page-reason-needs-server = Qui non si può verificare.
page-reason-not-yet-valid = Sarà valido da un giorno successivo.
page-reason-nothing-found = Nessun certificato trovato. Il codice è nitido e intero?
page-reason-status-stale = Le notizie su un eventuale ritiro sono troppo vecchie.
page-reason-status-unavailable = Qui non si sa se sia stato ritirato.
page-reason-superseded = L’istituzione lo ha sostituito con un certificato corretto. Chiedete quello.
page-reason-suspended = L’istituzione chiede di non farvi affidamento fino a nuovo avviso.
page-reason-unsupported-algorithm = È firmato in un modo che non prova nulla o che non possiamo verificare.
page-reason-withdrawn = L’istituzione lo ha ritirato.

page-cause-error-in-content = Dice qualcosa che non è vero.
page-cause-issued-by-mistake = È stato rilasciato per errore.
page-cause-misconduct = Per scorrettezza o inganno.
page-cause-requested-by-holder = Lo ha chiesto il titolare.
page-cause-requirements-not-met = Il titolare non ha fatto ciò che vi è certificato.
page-cause-under-review = L’istituzione se ne sta occupando.

page-day = { $day } { $month }
page-date = { $day } { $year }

page-advice-title = Che cosa fare
page-advice-refuse = Non fatevi affidamento. Chiedete l’originale e rivolgetevi all’istituzione a un indirizzo trovato da voi, non letto sulla carta.
page-advice-ask = Chiedete all’istituzione, a un indirizzo trovato da voi, non letto sulla carta.
page-advice-replaced = Chiedete il certificato più recente e verificate quello.
page-advice-unknown = Non è detto che sia falso. Accertate voi stessi chi è l’istituzione e chiedete a lei.
page-advice-look-further = Questa pagina conosce solo ciò che ha caricato. Collegatevi alla rete o lasciate che il servizio cerchi ancora.
page-advice-update = Ricaricate la pagina quando siete collegati: una versione più recente potrà leggerlo.
page-advice-scan = Inquadratelo di nuovo, in piano e con buona luce, in modo che il codice riempia l’immagine; oppure scegliete il PDF.
page-advice-read = Leggete voi stessi che cosa è stato firmato: è riportato qui sotto, parola per parola.
page-advice-demo = Qui nessuno ha certificato nulla.

page-report-unknown-institution = Istituzione sconosciuta
page-report-key-revoked = Chiave in mani sbagliate
page-report-superseded = Sostituito
page-report-suspended = Sospeso
page-report-withdrawn = Ritirato
page-report-hosted = { $host } firma per questa istituzione.
page-report-listed = { $host } garantisce per questa istituzione.
page-report-details = Dettagli
page-report-save = Salva
page-report-save-token = Token (JWT)
page-report-save-credential = Credenziale (JSON)
page-report-receipt = Ottieni una ricevuta firmata
page-report-receipt-hint = Il token viene inviato a { $host }, che firma la sua risposta.
page-report-sent = Verificato da questo servizio, che non conserva ciò che riceve.
page-report-here = Verificato su questo dispositivo. Nulla è stato inviato.
page-report-further = Lascia che il servizio cerchi ancora
page-report-further-hint = Il codice viene inviato a { $host }, che non lo conserva.

page-check-title = Che cosa è stato verificato
page-check-format = Forma
page-check-issuer = Istituzione
page-check-link = Collegamento
page-check-page = Carta
page-check-signature = Firma
page-check-status = Ritirato?
page-check-validity = Validità
page-check-pass = in ordine
page-check-fail = non corrisponde
page-check-unknown = non si può dire
page-check-code = Codice del motivo
page-check-differs = dice altro
page-check-not-compared = confrontate voi stessi
page-check-original = esattamente il file rilasciato
page-check-text-matches = dice lo stesso

page-ask-working = Verifica in corso…
page-ask-kept = Nessuna rete: la risposta si basa su ciò che la pagina ha caricato l’ultima volta.
page-ask-scan = Inquadra con la fotocamera
page-ask-stop = Ferma la fotocamera
page-ask-no-camera = La fotocamera non è utilizzabile. Scegliete un’immagine del codice o incollatene il testo.
page-ask-drop = Potete anche trascinare qui un file o incollare.
page-ask-print = Stampa questa risposta
page-ask-inside-title = Perché inquadrare in questa pagina?
page-ask-inside = Un codice falso può aprire una pagina falsa. Aprite una pagina di cui conoscete l’indirizzo, come questa, e inquadrate lì: non segue mai il collegamento e verifica i certificati di ogni istituzione che conosce.
page-ask-lookup-title = Nessun codice? Cercate nel registro
page-ask-lookup-hint = Per numero e nome, come sono stampati. Una ricerca non è un giudizio sulla carta.
page-ask-lookup = Cerca
page-ask-found-known = Un certificato con questo numero è stato rilasciato a questo nome.
page-ask-found-withdrawn = È stato ritirato.
page-ask-found-superseded = È stato sostituito da un altro certificato.
page-ask-found-suspended = È sospeso.
page-ask-found-unknown = Di questo numero e nome non si sa nulla.
page-ask-found-failed = Non ha funzionato: c’è rete?

## the page: without network, and without a person
page-ask-offline = D’ora in poi questa pagina funziona anche senza rete.
page-by-program = L’ha firmato un programma dell’istituzione: nessuna persona l’ha approvato.
