# Words for people in English. Each part of the product has its own prefix.

## sheet-: the printed certificate

# The kind of certificate: its heading.
sheet-kind-award = Certificate of Recognition
sheet-kind-course = Certificate of Completion
sheet-kind-degree = Diploma
sheet-kind-internship = Certificate of Internship
sheet-kind-participation = Certificate of Participation
sheet-kind-practice = Certificate of Clinical Practice
sheet-kind-volunteering = Certificate of Voluntary Service

# Above the name.
sheet-presented = presented to

# How the person took part.
sheet-mode-course = course
sheet-mode-observation = observation
sheet-mode-supervised-practice = supervised practice
sheet-mode-volunteer-work = voluntary work

# Labels, in small letters.
sheet-label-period = period
sheet-label-hours = hours
sheet-label-credits = credits
sheet-label-grade = result
sheet-label-role = role
sheet-label-home = home institution
sheet-label-mode = form
sheet-label-born = born
sheet-label-department = department
sheet-label-place = place
sheet-label-days = days
sheet-label-supervisors = supervisors
sheet-label-partners = partners
sheet-label-number = Register No.
sheet-label-issued = issued
sheet-label-valid = valid until

# Amounts: $text is the number as it is written, $count the number for the plural.
sheet-hours = { $text } { $count ->
    [one] hour
   *[other] hours
}
sheet-credits = { $text } ECTS { $count ->
    [one] credit
   *[other] credits
}

# A second awarding institution, before and after its name.
sheet-joint = Awarded jointly with
sheet-joint-note = named by the issuer, has not signed

# How to check; the place of the stamp.
sheet-check = To check: open { $host } yourself, scan the code there, compare every line.
sheet-seal = L. S.

# A letter: $form is female, male or other, as the ending of a patronymic tells.
sheet-letter-dear = Dear { $name },
sheet-letter-award = { $institution } expresses its sincere gratitude to you.
sheet-letter-other = { $institution } confirms with pleasure that you took part in “{ $title }”.
sheet-letter-closing = Yours sincerely

# A sheet of several pages.
sheet-page = page { $page } of { $pages }

# The months, as they stand after a day.
sheet-month-1 = January
sheet-month-2 = February
sheet-month-3 = March
sheet-month-4 = April
sheet-month-5 = May
sheet-month-6 = June
sheet-month-7 = July
sheet-month-8 = August
sheet-month-9 = September
sheet-month-10 = October
sheet-month-11 = November
sheet-month-12 = December

# What a screen reader says for pictures.
sheet-alt-code = QR code with the whole signed certificate; opens its verification page
sheet-alt-logo = Emblem of { $name }
sheet-alt-signature = Signature of { $name }
sheet-reprint = Reprint

## page-: the pages of the service

page-skip = To the content
page-demo = Demonstration: these certificates are invented and prove nothing.
page-host = This page runs on
page-languages = Language
page-back = Check another certificate

page-index-title = Certificates that anyone can check
page-index-lead = Universities sign certificates of participation and training here. The code on the paper holds the whole signed certificate; this page checks it against the institution’s published keys.
page-index-check = Check a certificate
page-index-how-title = How to check
page-index-how-1 = Open this page by its address, not by a link that somebody sent you.
page-index-how-2 = Scan the code on the paper, or choose the PDF.
page-index-how-3 = Compare each line on the screen with the paper.
page-index-programs-title = For programs
page-index-programs = Send the text of a code, a token, a JSON credential, a PDF or a picture; the answer is a verdict with its reasons.
page-index-trust = The signed list of institutions, keys and status, for checking without this service:
page-index-institutions = Institutions

page-ask-title = Check a certificate
page-ask-host = Is this the address that you know? A forged code can open a forged page: go on only if you trust this address.
page-ask-consent-title = The code holds the whole certificate
page-ask-consent = It has not left your device. To be checked here it has to be sent to this service, which does not keep it.
page-ask-send = Send it and check
page-ask-other = Check something else
page-ask-code = The text of the code
page-ask-code-hint = Starts with https:// and ends in many digits. A token or a JSON credential will do as well.
page-ask-file = or a file
page-ask-file-hint = PDF, or a sharp photograph of the code (PNG, JPEG), at most 20 MB
page-ask-check = Check
page-ask-noscript = This page works without scripts: copy the whole address of this page, with everything after the sign #, into the field below.

page-verdict-accept = Genuine
page-verdict-reject = Not valid
page-verdict-undecided = Not certain
page-accept-code = The institution signed what stands below, and has not taken it back.
page-accept-file = This file is exactly the one that the institution released.
page-compare = Compare each line with the paper
page-compare-hint = The code is genuine. What is printed around it counts only if it says the same.
page-genuine-but = The signature is genuine. What was signed:
page-as-of = Status as of { $at }
page-of-page = Page { $number }
page-count = { $count } certificates
page-signed-by = Signed by
page-claims-to-be-of = It says that it is from
page-claim-unchecked = This could not be checked.
page-successor = It was replaced by certificate { $number }.
page-since = Since { $day }
page-elsewhere = The code leads to { $host }, which is none of this institution’s addresses.
page-by-issuer = named by the institution, not checked
page-not-signed = named, has not signed
page-known-by-domain = Only the address is certain: nobody whom this service believes says who that is.
page-raw = Everything that was signed

page-label-name = Name
page-label-native-name = In the own script
page-label-institution = Institution
page-label-title = Title
page-label-kind = Kind
page-label-mode = Form
page-label-period = Period
page-label-hours = Hours
page-label-credits = Credits (ECTS)
page-label-grade = Result
page-label-role = Role
page-label-number = Register number
page-label-issued = Issued
page-label-valid-until = Valid until
page-label-birth-date = Born
page-label-home = Home institution
page-label-description = Description
page-label-departments = Departments
page-label-signatories = Signed on paper by
page-label-partners = Partners
page-label-joint = Awarded jointly with
page-label-supervisors = Supervisors

page-reason-bad-signature = The content or the signature was changed after signing.
page-reason-content-differs = The page says something else than what was signed.
page-reason-context-unknown = The signature is genuine, but we do not know for certain what its terms mean.
page-reason-credential-not-here = The code only names a certificate that lies on another server.
page-reason-demo-issuer = A demonstration: it proves nothing.
page-reason-dictionary-unknown = The code needs a newer version of this service.
page-reason-expired = It was valid until a day that is over.
page-reason-flags-unknown = The code needs a newer version of this service.
page-reason-issuer-name-differs = It gives the institution a name that the institution never had.
page-reason-issuer-not-trusted = The signature is genuine, but nobody whom we believe says who the signer is.
page-reason-issuer-unknown = We do not know the institution that it names.
page-reason-key-not-of-issuer = The key that signed is not one of the institution that it names.
page-reason-key-revoked = The key that signed is in wrong hands. Ask the institution for a certificate signed anew.
page-reason-key-unknown = We know the institution, but not this key.
page-reason-key-wrong-purpose = The key that signed may not sign certificates.
page-reason-kind-unknown = The code needs a newer version of this service.
page-reason-layout-unknown = The code needs a newer version of this service.
page-reason-malformed = This is not a well-formed certificate.
page-reason-needs-server = It cannot be checked here.
page-reason-not-yet-valid = It becomes valid on a later day.
page-reason-nothing-found = There is no certificate in it. Is the code sharp and whole?
page-reason-status-stale = Whether it was withdrawn was last seen too long ago.
page-reason-status-unavailable = Whether it was withdrawn is not known here.
page-reason-superseded = The institution replaced it by a corrected certificate. Ask for that one.
page-reason-suspended = The institution says not to rely on it until further notice.
page-reason-unsupported-algorithm = It is signed in a way that proves nothing, or that we cannot check.
page-reason-withdrawn = The institution has withdrawn it.

page-cause-error-in-content = It says something that is not so.
page-cause-issued-by-mistake = It was issued by mistake.
page-cause-misconduct = Misconduct, or obtained by deceit.
page-cause-requested-by-holder = Its holder has asked for it.
page-cause-requirements-not-met = Its holder did not do what it certifies.
page-cause-under-review = The institution is looking into it.

page-day = { $day } { $month }
page-date = { $day } { $year }

page-advice-title = What to do
page-advice-refuse = Do not rely on it. Ask for the original, and ask the institution itself at an address that you have looked up, not read on the paper.
page-advice-ask = Ask the institution, at an address that you have looked up, not read on the paper.
page-advice-replaced = Ask for the newer certificate, and check that one.
page-advice-unknown = It need not be forged. Find out for yourself who the institution is, and ask it.
page-advice-look-further = This page knows only what it has loaded. Connect to the network, or let this service look further.
page-advice-update = Load this page again when you are connected: a newer version may read it.
page-advice-scan = Scan it again, flat and in good light, so that the code fills the picture; or choose the PDF.
page-advice-read = Read for yourself what was signed: it stands below, word by word.
page-advice-demo = Nobody has certified anything here.

page-report-unknown-institution = Unknown institution
page-report-key-revoked = Key in wrong hands
page-report-superseded = Replaced
page-report-suspended = Suspended
page-report-withdrawn = Withdrawn
page-report-hosted = { $host } signs for this institution.
page-report-listed = { $host } vouches for this institution.
page-report-details = Details
page-report-save = Save
page-report-save-token = Token (JWT)
page-report-save-credential = Credential (JSON)
page-report-receipt = Get a signed receipt
page-report-receipt-hint = The token is sent to { $host }, which signs its answer.
page-report-sent = Checked by this service, which does not keep what it was sent.
page-report-here = Checked on this device. Nothing was sent.
page-report-further = Let this service look further
page-report-further-hint = The code is sent to { $host }, which does not keep it.

page-check-title = What was checked
page-check-format = Form
page-check-issuer = Institution
page-check-link = Link
page-check-page = Paper
page-check-signature = Signature
page-check-status = Withdrawn?
page-check-validity = Validity
page-check-pass = holds
page-check-fail = does not hold
page-check-unknown = cannot be said
page-check-code = Code of the reason
page-check-differs = says something else
page-check-not-compared = compare it yourself
page-check-original = exactly the released file
page-check-text-matches = says the same

page-ask-working = Checking…
page-ask-kept = No network: the answer rests on what this page loaded last.
page-ask-scan = Scan with the camera
page-ask-stop = Stop the camera
page-ask-no-camera = The camera cannot be used. Choose a picture of the code, or paste its text.
page-ask-drop = You may also drop a file here, or paste.
page-ask-print = Print this answer
page-ask-inside-title = Why scan inside this page?
page-ask-inside = A forged code can open a forged page. Open a page whose address you know, as this one, and scan there: it never follows the link, and it checks certificates of every institution that it knows.
page-ask-lookup-title = No code? Look it up
page-ask-lookup-hint = By number and name, as they are printed. A look-up is no verdict on the paper.
page-ask-lookup = Look up
page-ask-found-known = A certificate with this number was issued to this name.
page-ask-found-withdrawn = It was withdrawn.
page-ask-found-superseded = It was replaced by another certificate.
page-ask-found-suspended = It is suspended.
page-ask-found-unknown = Nothing is known of this number and name.
page-ask-found-failed = That did not work: is there a network?

page-problem-not-found = There is nothing here
page-problem-empty-body = Nothing was sent: paste the text of the code, or choose a file
page-problem-too-large = The file is larger than 20 MB
page-problem-file = This file cannot be read
page-problem-busy = Many people are asking at once: try again in a moment
page-problem-internal-error = Something went wrong on our side
page-problem-forbidden = This is not open to you: your account has no such role here
page-problem-stale = This page was open too long: go back, load it again, and send it once more
page-problem-other = That did not work
page-problem-id = Tell the operator this number:

page-programme-by = A programme of

## fault-, cure-: what is wrong with a programme, a roster or a sheet, and what to do about it; by permanent code

fault-place-file = file
fault-place-line = line { $line }
fault-place-key = line { $line }, { $path }
fault-place-row = row { $row }
fault-place-cell = row { $row }, { $column }

fault-ambiguous-date = this date could be { $first } or { $second }
cure-ambiguous-date = write { $first } or { $second }
fault-birth-date-implausible = nobody in this programme was born on { $day }
cure-birth-date-implausible = correct the year, or look whether the columns are mixed up
fault-birth-date-missing = no birth date, and this programme signs it
cure-birth-date-missing = add the birth date, or set sign_birth_date = false
fault-cell-error = the cell holds an error of the spreadsheet
cure-cell-error = correct the formula, or type the value
fault-cell-too-long = the cell holds more than { $limit } characters
cure-cell-too-long = shorten it
fault-cells-merged = one cell is merged over this row and row { $row }, and each person needs an own one
cure-cells-merged = unmerge the cells and write the value into each row
fault-column-twice = this column means the same as “{ $other }”
cure-column-twice = delete or rename one of the two columns
fault-differs-from-sealed = certificate { $number } is sealed for this person and says something else
cure-differs-from-sealed = undo the change, or supersede the certificate: testamur correct { $number }
fault-digits-lost = the spreadsheet has kept only the first 15 digits of this number
cure-digits-lost = format the column as text and type the number again
fault-does-not-fit = { $field } does not fit into the box “{ $place }” of the sheet
cure-does-not-fit = shorten the text, print fewer languages, or choose a layout with more room
fault-duplicate-row = the same as row { $row }
cure-duplicate-row = delete one of the two rows
fault-empty = empty
cure-empty = write it, or leave the key out
fault-encoding-differs = the file is not { $encoding }
cure-encoding-differs = leave --encoding out, or name the encoding with which the file was saved
fault-encoding-unknown = the encoding of the file cannot be told
cure-encoding-unknown = save as XLSX or as CSV UTF-8, or name the encoding, for example --encoding windows-1251
fault-ends-before-start = the last day { $ends } lies before the first day { $starts }
cure-ends-before-start = exchange or correct the days
fault-file-missing = there is no such file beside the programme
cure-file-missing = put the picture into the folder of the programme, or remove the line
fault-file-too-large = the file is larger than { $limit } MB
cure-file-too-large = split the roster, and take pictures out of the workbook
fault-formula-without-value = the formula in this cell was never computed
cure-formula-without-value = open the file in a spreadsheet program and save it again, or type the value
fault-font-not-usable = the font { $file } cannot be read
cure-font-not-usable = give a TrueType or OpenType font (.ttf, .otf, .ttc) that may be embedded
fault-font-missing = there is no font { $file }
cure-font-missing = put it into the folder fonts of the institution, or correct the layout
fault-glyph-missing = { $field } holds { $sign }, a letter of the script { $script }, for which no font has a shape
cure-glyph-missing = correct the letter, or put { $font } into the folder of fonts (--fonts)
fault-header-missing = none of the first { $rows } rows is a header row with a column for names
cure-header-missing = add a row of headers above the names, one of them Name, Ad Soyad, ФИО or Ad, soyad
fault-picture-not-drawn = the picture: { $what } would not be printed as it is meant
cure-picture-not-drawn = { $part ->
    [text] convert text to paths (Inkscape: Path > Object to Path; Illustrator: Type > Create Outlines)
    [image] take the picture inside it out or trace it, or give the whole as PNG
    [filter] take out shadow, blur and other filters, or give the picture as PNG
    [mask] make a clip of the mask, or give the picture as PNG
    [pattern] turn the pattern into paths (Inkscape: Object > Pattern > Pattern to Objects)
    [marker] turn the line and its arrow heads into paths (Inkscape: Path > Stroke to Path)
    [gradient] give all stops of the gradient the same opacity, and spread it by "pad"
    [clip] unite the shapes of the clip (Inkscape: Path > Union)
    [blend] set the blend mode to normal
    [css] save as plain SVG with presentation attributes instead of style rules
    [link] save the file whole: what it refers to is not in it
    [animation] take out scripts and animations
    [path] save the drawing anew: the path cannot be read
    [size] simplify the drawing: it is too large or refers to itself
   *[other] save as plain SVG, or give the picture as PNG
}
fault-image-not-usable = the picture cannot be used: { $detail }
cure-image-not-usable = give a PNG of at most 2 MiB, or an SVG with a viewBox
fault-issue-date-far = { $issued } is not within 366 days before and 30 days after today, { $today }
cure-issue-date-far = leave issued out, then it is today, or choose a nearer day
fault-key-missing = missing
cure-key-missing = add it
fault-key-unknown = there is no such key
cure-key-unknown = { $suggestion ->
    [none] take it out
   *[other] did you mean { $suggestion }?
}
fault-language-missing = no text in the language { $language }
cure-language-missing = add { $language } = "…", or take { $language } out of languages
fault-language-twice = { $language } is listed twice
cure-language-twice = name it once
fault-languages-differ = { $field } is written in { $found } languages, the sheet in { $expected }
cure-languages-differ = give the text once for each printed language
fault-layout-not-usable = the layout has faults: { $detail }
cure-layout-not-usable = correct the layout file; testamur layout check tells when it is good
fault-letters-garbled = letters of this text were exchanged when it was saved; it probably reads “{ $proposal }”
cure-letters-garbled = write “{ $proposal }”; if the text is right as it stands, repeat the command with --as-written { $row }
fault-letters-lost = letters of this text were lost when the file was saved
cure-letters-lost = save as XLSX or as CSV UTF-8: the letter ə, for one, does not exist in Windows code pages
fault-letters-mixed = sign { $position }, “{ $letter }”, is a { $script ->
    [cyrillic] Cyrillic
    [greek] Greek
   *[latin] Latin
} letter and only looks like the right one
cure-letters-mixed = { $proposal ->
    [none] write the whole word in letters of one script
   *[other] write “{ $proposal }” (the same to the eye, but in letters of one script)
}
fault-more-faults = { $count } more faults
cure-more-faults = correct those above first
fault-name-missing = no name
cure-name-missing = write the name, or delete the row
fault-name-not-printable = { $field } holds { $sign }, a letter of the script { $script }, for which no font has a shape
cure-name-not-printable = correct the letter, or put { $font } into the folder of fonts (--fonts)
fault-name-sign = “{ $sign }” does not belong in a name
cure-name-sign = take “{ $sign }” out of the name
fault-namesakes = nothing tells this person from the one in row { $row }
cure-namesakes = add student numbers or birth dates, which need not be printed
fault-not-a-date = not a date
cure-not-a-date = write it as 2022-10-28 or 28.10.2022
fault-not-a-quantity = not a number from 0.1 to 99999.9 with at most one decimal place
cure-not-a-quantity = write a number such as 120 or 12.5, without a unit
fault-not-a-spreadsheet = not a workbook that can be read: { $reason ->
    [formats] it has too many formats
    [order] its rows are not in order
    [too-much] it holds longer texts, or more cells, than a roster has
   *[damaged] it is damaged
}
cure-not-a-spreadsheet = copy the roster into a new workbook, or save it as CSV UTF-8
fault-not-acceptable = whoever verifies this certificate would be told: { $reason }
cure-not-acceptable = correct the programme or the row; if both look right, report this as a defect of Testamur
fault-not-an-email = not an email address
cure-not-an-email = write one address such as name@university.example, or leave the cell empty
fault-not-latin = the name in Latin letters holds other letters
cure-not-latin = { $proposal ->
    [none] write it as in the passport, or leave the cell empty
   *[other] write it as in the passport, perhaps “{ $proposal }”, or leave the cell empty
}
fault-not-one-of = not one of { $words }
cure-not-one-of = write one of { $words }
fault-not-printable = { $sign } is a sign that cannot be printed
cure-not-printable = type the text anew, without copying it from elsewhere
fault-not-the-form = not { $form ->
    [country] a country code of two capital letters (ISO 3166-1)
    [did] a did:web of host and slugs, or a did:key
    [file-name] a file name of A-Z, a-z, 0-9, hyphen, underscore and point, without folders
    [register-number] a register number of 1 to 24 capital letters A-Z, digits and hyphens
    [rotation-code] a code of 1 to 12 letters and digits
    [slug] a slug of a-z, 0-9 and inner hyphens
    [website] a web site such as https://university.example
   *[other] { $form }
}
cure-not-the-form = { $form ->
    [register-number] write a number such as IMU-2022-0007, or leave the cell empty to get the next one
   *[other] correct it
}
fault-not-toml = not TOML: { $detail }
cure-not-toml = correct the line; docs and examples show complete programmes
fault-number-pattern = { $reason ->
    [none] no pattern of register numbers is set
   *[other] not a pattern of register numbers: { $reason ->
        [brace] a brace is not closed
        [field] only {"{"}year{"}"}, {"{"}seq{"}"} and {"{"}seq:04{"}"} are known
        [literal] outside of the braces stand at most 24 of A-Z, 0-9 and hyphen
        [once] it holds {"{"}seq{"}"} once and {"{"}year{"}"} at most once
       *[long] its numbers would be longer than 24 signs
    }
}
cure-number-pattern = set number in the programme, for example "IMU-{"{"}year{"}"}-{"{"}seq:04{"}"}"
fault-number-taken = another certificate has this register number
cure-number-taken = give another number, or leave the cell empty to get the next one
fault-not-shown = no box of this layout shows “{ $item }”, which is signed
cure-not-shown = add {"{"} show = "{ $item }" {"}"} to a box
fault-number-twice = the same register number as in row { $row }
cure-number-twice = give each row its own number, or leave the column empty
fault-outside-the-period = these days are not within the programme’s
cure-outside-the-period = correct these days, or the programme’s
fault-qr-not-made = the QR code cannot be made: { $detail }
cure-qr-not-made = report this as a defect of Testamur
fault-qr-too-large = the QR code has { $over } bytes more than a box of { $width } mm holds
cure-qr-too-large = { $larger ->
    [none] use fewer words or fewer languages, or set link_qr = true in the programme
   *[other] write sheet = "{ $larger }" in the programme, or use fewer words
}
fault-qr-too-long = the certificate says more than a QR code holds
cure-qr-too-long = use fewer words or fewer languages, or set link_qr = true in the programme
fault-quote-open = a quotation mark opens here and is never closed
cure-quote-open = close the quotation mark, double it ("") inside a cell, or save as XLSX
fault-result-like-hours = a result of this form would be read as hours
cure-result-like-hours = put hours into the column hours
fault-roster-empty = the roster names nobody
cure-roster-empty = write the people below the header
fault-rotation-twice = the rotation { $code } stands here twice
cure-rotation-twice = name it once
fault-rotation-unknown = the programme has no rotation “{ $code }”
cure-rotation-unknown = { $known ->
    [none] leave the cell empty
   *[other] use the programme’s codes, joined by +: { $known }
}
fault-separator-inside = holds “{ $separator }”, which separates the parts of this field
cure-separator-inside = write it without this separator
fault-sheet-missing = the workbook has no such sheet
cure-sheet-missing = choose one of { $known }
fault-sheet-not-written = the sheet cannot be written: { $detail }
cure-sheet-not-written = report this as a defect of Testamur
fault-sheets-several = several sheets of the workbook look like rosters: { $known }
cure-sheets-several = name the right one with --sheet-name, or delete the others
fault-slug-twice = this slug stands here twice
cure-slug-twice = give each institution its own slug
fault-student-number-twice = the same student number as in row { $row }
cure-student-number-twice = correct one of the two numbers
fault-too-long = longer than { $limit } characters
cure-too-long = shorten it
fault-too-many = more than { $limit } { $what ->
    [awarding] awarding institutions
    [columns] columns
    [institutions] institutions
    [languages] languages
    [merged] merged cells
    [partners] partners
    [rotations] rotations
    [rows] rows
    [sheets] sheets
    [signatories] signatories
    [supervisors] supervisors
    [text] MB of text
   *[other] { $what }
}
cure-too-many = { $what ->
    [awarding] keep one under awarded_with and list the others under partners
   *[other] keep at most { $limit }
}
fault-word-unknown = not known
cure-word-unknown = { $suggestion ->
    [none] write one of { $known }
   *[other] did you mean { $suggestion }? known are { $known }
}
fault-workbook-locked = a workbook of Excel 97-2003, or one with a password
cure-workbook-locked = open it, remove the password, and save it as XLSX
fault-workbook-too-large = the parts of this workbook are larger than { $limit } MB together
cure-workbook-too-large = copy the roster alone into a new workbook
fault-wrong-type = not { $expected ->
    [day] a day such as 2022-10-28, without quotation marks
    [flag] true or false
    [list] a list [ … ]
    [number] a number such as 120 or 12.5, without quotation marks
    [table] a table such as {"{"} en = "…" {"}"}
    [text] a text in quotation marks
   *[other] { $expected }
}
cure-wrong-type = write { $expected ->
    [day] a day such as 2022-10-28, without quotation marks
    [flag] true or false
    [list] a list [ … ]
    [number] a number such as 120 or 12.5, without quotation marks
    [table] a table such as {"{"} en = "…" {"}"}
    [text] a text in quotation marks
   *[other] { $expected }
}
fault-year-short = a year of two digits
cure-year-short = write the year with four digits

## roster-: what was read of a roster, and what the registrar should know about it

roster-read = Read
roster-file = file
roster-sheet = sheet
roster-encoding = encoding
roster-separator = separator
roster-separator-comma = comma
roster-separator-semicolon = semicolon
roster-separator-tab = tab
roster-header = headers
roster-header-row = { $first ->
    [none] row { $last }
   *[other] rows { $first } and { $last }
}
roster-columns = columns
roster-unread = not read
roster-sheets-unread = sheets not read
roster-people = people

roster-column-birth-date = birth date
roster-column-credits = credits
roster-column-email = email
roster-column-ends = last day
roster-column-given-name = given name
roster-column-home-institution = home institution
roster-column-hours = hours
roster-column-latin-name = name in Latin letters
roster-column-name = name
roster-column-number = register number
roster-column-patronymic = patronymic
roster-column-result = result
roster-column-role = role
roster-column-rotations = rotations
roster-column-starts = first day
roster-column-student-number = student number
roster-column-surname = surname

roster-skip-above-the-headers = above the headers
roster-skip-blank = blank
roster-skip-column-numbers = numbers of the columns
roster-skip-hidden = hidden or filtered out
roster-skip-serial-number = a serial number and nothing else
roster-skip-signature = signatures and remarks below the people
roster-skip-total = totals

roster-note-capitals = row { $row }: the name is in capital letters and stays so: { $name }{ $proposal ->
    [none] {""}
   *[other] {" "}(usually { $proposal })
}
roster-note-count-differs = row { $row } says { $said } people, and { $found } were read
roster-note-hidden-column = the column “{ $column }” is hidden and was read
roster-note-latin-proposed = row { $row }: { $name } → { $latin }
roster-note-merged = { $column }: the merged cell of row { $first } was read for each row down to { $last }
roster-note-namesake-sealed = row { $row }: somebody of this name has certificate { $number } of this programme already, under another student number or birth date, or none: if it is the same person, correct that certificate instead
roster-note-skipped = row { $row } was skipped: { $why }
roster-note-unknown-column = the column “{ $column }” was not read
roster-note-unseen = row { $row }, { $column }: signs that nobody sees were taken out

roster-skipped = Rows skipped
roster-notes = Notes
roster-proposed = Proposed names in Latin letters (ICAO 9303), not signed unless the roster has them
roster-faults = Faults
roster-more = { $count } more
roster-would-issue = Dry run: { $count ->
    [one] 1 certificate
   *[other] { $count } certificates
} would be issued; nothing was.
roster-next-issue = Next: look at the list above, then repeat the command without --dry-run.
roster-next-latin = To print the proposed names, repeat with --fix-out FILE.xlsx, check the coloured column, and issue from that file.
roster-next-fix = Next: correct the marked cells in { $file } and repeat the command with it.
roster-next-faults = Next: correct the roster and repeat the command. --fix-out FILE.xlsx writes a copy with all faults marked in their cells.
roster-fault-count = { $count ->
    [one] 1 fault
   *[other] { $count } faults
}. Nothing was issued.
roster-existed = { $count ->
    [one] 1 row has its certificate already
   *[other] { $count } rows have their certificates already
}: skipped.
roster-withdrawn = row { $row }: certificate { $number } was withdrawn and is not issued again.
roster-fixed-faults = Faults
roster-fixed-row = row
roster-fixed-column = column
roster-fixed-code = code
roster-fixed-content = content
roster-fixed-problem = what is wrong
roster-fixed-cure = what to do
roster-fixed-proposed = proposed by the rules of passports (ICAO 9303): check it against the passport, or empty the cell

# Approving and issuing
issue-resumed = Going on with a batch of { $count ->
    [one] 1 certificate
   *[other] { $count } certificates
} that was approved and cut off.
issue-batch = { $count ->
    [one] 1 certificate: { $title }
   *[other] { $count } certificates: { $title }
}
issue-numbers = numbers { $first } to { $last }, period { $starts } to { $ends }
issue-digest = batch digest { $digest }
issue-ask-name = Your name, for the audit log:
issue-ask-yes = Sign them? Type { $yes }:
issue-yes = yes
issue-not-approved = not approved; nothing was signed, and the numbers stay reserved for these rows
issue-nobody = nobody is here to approve: say who does with --approve-as NAME; nothing was signed
issue-done = { $count ->
    [one] 1 certificate
   *[other] { $count } certificates
} issued into { $out }, { $existed } existed.

# A receipt of a verification, printed
receipt-title = Receipt of a verification
receipt-worst = The worst of all verdicts
receipt-about = About
receipt-about-answer = one answer
receipt-about-batch = { $count ->
    [one] a batch of 1 certificate
   *[other] a batch of { $count } certificates
}
receipt-about-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
receipt-counts = Verdicts
receipt-counts-said = genuine: { $accept }, not valid: { $reject }, not certain: { $undecided }, not understood: { $error }
receipt-as-of = Not withdrawn as of
receipt-verified-at = Verified as of
receipt-asked = Asked
receipt-asked-said = status not older than { $hours } h
receipt-demo = Demonstrations
receipt-demo-said = were counted: they prove nothing
receipt-domains = Believed for their domain
receipt-trust-list = Trust list number
receipt-service = Signed by
receipt-signed = Signed on
receipt-version = Version
receipt-evidence = SHA-256 of what was shown
receipt-answer = SHA-256 of the answer
receipt-closing-proves = This service has said this about exactly these bytes, at this time. It names nobody: evidence and answer are in it by their digests alone, so file it with both.
receipt-closing-alone = This page proves nothing by itself. The signed receipt is attached to the file as receipt.jwt.
receipt-closing-with-answer = This page proves nothing by itself. The signed receipt is attached to the file as receipt.jwt, the whole answer as answer.json.
receipt-closing-check = To check it: testamur receipt verify FILE.pdf --evidence WHAT-WAS-SHOWN --trust https://{ $host }/service/did.json

# The desk.
desk-account = Account
desk-action-approve = approved
desk-action-check = checked and numbered
desk-action-hand-over = handed over for approval
desk-action-print = printed or downloaded
desk-action-release = printed for the first time
desk-action-resume = in force again
desk-action-seal = signed
desk-action-supersede = superseded
desk-action-suspend = suspended
desk-action-withdraw = withdrawn
desk-all = Every certificate
desk-approve = Approve
desk-approve-code = One-time code from your phone
desk-approve-code-hint = The code shows that it is you who approves. It counts once: type it on this page only.
desk-approve-do = { $count ->
    [one] Approve { $count } certificate
   *[other] Approve { $count } certificates
    }
desk-approve-jump = To the approval
desk-approve-lead = Look at each certificate above. What you approve is signed in the name of the institution and cannot be taken back from paper.
desk-approve-own = You prepared this batch yourself. Somebody else has to approve it.
desk-approve-policy = This institution allows no means of approval that you have at the desk. Ask its administrator.
desk-approve-waits = Waiting for the approval
desk-approve-waits-lead = A signatory sees this batch on the desk, looks at every sheet and approves it, or sends it back with a remark. You need do nothing.
desk-certificate-batch = Its batch
desk-certificate-print = The sheet (PDF)
desk-certificate-since = Since
desk-certificates = { $count ->
    [one] { $count } certificate
   *[other] { $count } certificates
    }
desk-change = Withdraw or suspend
desk-change-cause = Choose a reason: everyone who checks the certificate is told it.
desk-change-late = Somebody was faster: the certificate is in another state now.
desk-change-lead = Withdrawing is for ever. A suspension can be ended; only the pages and services of Testamur tell it.
desk-change-note = A note for the audit log (no health data)
desk-change-resume = In force again
desk-change-suspend = Suspend
desk-change-why = Reason, as everyone is told
desk-change-withdraw = Withdraw for ever
desk-code = One-time code
desk-code-hint = Lost your phone? The operator of this service can let you enrol another one.
desk-code-lead = Open the authenticator app on your phone and type the six digits that it shows.
desk-code-title = One-time code
desk-continue = Continue
desk-done = { $count ->
    [one] { $count } certificate is signed and ready
   *[other] { $count } certificates are signed and ready
    }
desk-draft-back = Sent back by { $text }
desk-draft-kept = What you send here is kept at once. You can leave and come back.
desk-draft-untitled = A new batch
desk-drafts = In preparation
desk-drop = Discard this draft
desk-drop-do = Discard
desk-drop-sure = Programme and roster of this draft are gone then. Nothing that was signed is touched.
desk-empty-1 = The registrar drops the list of participants and the programme here.
desk-empty-2 = Every fault is shown in its cell, with what to do about it.
desk-empty-3 = The signatory looks at every certificate and approves with a code from the phone.
desk-empty-4 = The certificates are signed, and you download one file for the printer.
desk-empty-others = There is nothing to do for you yet.
desk-empty-registrar = Begin with the button above. Nothing is signed before somebody else approves it.
desk-empty-title = From a list to signed certificates
desk-enrol-1 = Install an authenticator app on your phone, if you have none.
desk-enrol-2 = In the app, add an account and scan this code.
desk-enrol-3 = Type the six digits that the app shows now.
desk-enrol-code = QR code for the authenticator app
desk-enrol-lead = From now on your phone confirms that it is you. This takes a minute and is done once.
desk-enrol-title = Connect your phone
desk-enrol-typed = Cannot scan? Type this key:
desk-faults = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
    }
desk-field-credits = ECTS credits
desk-field-description = Description
desk-field-ends = Last day
desk-field-home = Home institution
desk-field-hours = Hours
desk-field-issued = Date of issue (today, if empty)
desk-field-kind = Kind
desk-field-languages = Printed languages, in order
desk-field-mode = Form
desk-field-name = Name
desk-field-native = In the own script
desk-field-number = Register numbers
desk-field-office = Office
desk-field-partners = Partners, one a line
desk-field-register-number = Number
desk-field-sheet = Layout
desk-field-signatories = Signed by
desk-field-signatory = Signatory
desk-field-signature = File of the signature
desk-field-slug = Short name for addresses
desk-field-starts = First day
desk-field-title = Title
desk-field-usual = as usual
desk-files = Programme, list and signatures
desk-files-add = Add files
desk-files-hint = Drop all files here at once: the programme (.toml), the list (.xlsx or .csv), signatures (.svg, .png). Which is which is seen by itself.
desk-files-large = { $text } is too large for a programme.
desk-files-more = Another list or more files
desk-files-name = { $text }: give the picture a name of Latin letters, digits, dots and hyphens.
desk-files-none = Choose at least one file, or paste rows.
desk-files-not-text = { $text } is not text in UTF-8: save it anew.
desk-files-pictures = { $count ->
    [one] At most { $count } picture belong to a programme.
   *[other] At most { $count } pictures belong to a programme.
    }
desk-files-send = Upload and look
desk-files-unknown = { $text } is none of the files that are needed here.
desk-find = Find certificates
desk-find-do = Find
desk-get-hint = Withdrawn and superseded certificates are left out. Each download is written into the audit log.
desk-get-print = One file for the printer
desk-get-register = Register (CSV)
desk-get-two-sided = For two-sided printing
desk-get-zip = Single files (ZIP)
desk-good = no fault
desk-hand-over = Hand over for approval
desk-hand-over-again = Check again
desk-hand-over-do = { $count ->
    [one] Hand over { $count } certificate
   *[other] Hand over { $count } certificates
    }
desk-hand-over-faults = { $count ->
    [one] { $count } fault was found when everything was tried out. Nothing was handed over.
   *[other] { $count } faults were found when everything was tried out. Nothing was handed over.
    }
desk-hand-over-lead = Every certificate is made once for trial: codes, letters, status, room on the paper. Only if nothing is wrong, numbers are given and the signatory sees the batch.
desk-hand-over-not-yet = First the programme has to be whole, the list has to be there, and no fault may be left.
desk-hand-over-nothing = { $count ->
    [one] This row has its certificate already. There is nothing to issue.
   *[other] All { $count } rows have their certificates already. There is nothing to issue.
    }
desk-hand-over-other = Another batch of this programme waits for its approval. It has to be approved or sent back first.
desk-history = History
desk-home = Certificates
desk-keep = Keep
desk-login = E-mail address
desk-means-totp = by one-time code, not bound to the content
desk-new = New batch
desk-new-begin = Fill in
desk-new-blank = Without a file of the programme
desk-new-blank-hint = Fill in a form.
desk-new-copy = Copy, a year later
desk-new-else = Or begin otherwise
desk-new-lead = Drop what you have. Nothing is signed before somebody else approves it.
desk-notes = { $count ->
    [one] { $count } remark about the list
   *[other] { $count } remarks about the list
    }
desk-password = Password
desk-paste = Or paste rows from a spreadsheet
desk-paste-hint = Copy them together with the row of headers.
desk-paste-label = Rows
desk-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
    }
desk-picture-cure = Add the file below.
desk-picture-missing = The programme names the picture { $text }, which is not here.
desk-places = Institutions
desk-places-none = Your account has no role in any institution. Ask an administrator.
desk-programme = The programme
desk-programme-change = Change the programme
desk-programme-text = Everything as text
desk-programme-text-label = TOML, with departments and everything else that the form does not show
desk-progress-printed = { $done } of { $total } printed
desk-progress-sealed = { $done } of { $total } signed
desk-proposals = { $count ->
    [one] { $count } name in Latin letters is proposed.
   *[other] { $count } names in Latin letters are proposed.
    }
desk-proposals-show = Look at them
desk-proposals-take = Put them into the list
desk-proposals-why = They follow the rules of passports, and are signed only if you take them. Compare them with the passports.
desk-rate-minutes = { $rate } a second, about { $left } minutes left
desk-rate-seconds = { $rate } a second, about { $left } seconds left
desk-refused-code = That is not the code of this moment, or it was used already. Wait for the next one.
desk-refused-locked = { $count ->
    [one] Too many wrong attempts. Try again in a minute.
   *[other] Too many wrong attempts. Try again in { $count } minutes.
    }
desk-refused-password = Address and password do not belong together, or the account is closed.
desk-released = Ready
desk-released-cut = Only the newest are shown.
desk-roster = The list
desk-roster-all = { $count ->
    [one] Show { $count } row
   *[other] Show all { $count } rows
    }
desk-roster-edited = changed here
desk-roster-faulty = { $count ->
    [one] { $count } to mend
   *[other] { $count } to mend
    }
desk-roster-later = It is read as soon as the programme is whole.
desk-roster-none = not there yet
desk-roster-pasted = Pasted rows
desk-rotations = { $count ->
    [one] { $count } department stays as it is; change it in the text below.
   *[other] { $count } departments stay as they are; change them in the text below.
    }
desk-row = Row
desk-row-change = Change
desk-rows-keep = Keep the changes and check again
desk-rows-undo = Undo all changes: back to the file as it came
desk-sealing = Being signed
desk-sealing-failed = It stopped. Nothing is lost: it goes on by itself within ten minutes. If it stops again, tell the operator.
desk-sealing-hint = You can close this page. It goes on without you.
desk-send-back = Send back with a remark
desk-send-back-do = Send back
desk-send-back-empty = Say why it is sent back.
desk-send-back-gone = This batch did not come from the desk: it is dropped, and has to be prepared anew where it came from.
desk-send-back-hint = Its numbers are free again, and the registrar sees your remark on the draft.
desk-send-back-why = What has to be changed?
desk-sessions = Where you are signed in
desk-sessions-begun = since { $text }
desk-sessions-end = Sign out there
desk-sessions-everywhere = Sign out everywhere
desk-sessions-lead = If you do not know one of these browsers, sign out everywhere and tell the operator.
desk-sessions-seen = last used { $text }
desk-sessions-this = this one
desk-sheet = Look
desk-sheet-first = The first certificate as it will look
desk-sheet-of = Certificate of { $text }
desk-sign-in = Sign in
desk-sign-in-hint = Accounts are made by the operator of this service.
desk-sign-in-lead = The desk, where certificates are prepared, approved and printed.
desk-sign-out = Sign out
desk-standing-in-force = in force
desk-standing-superseded = superseded
desk-standing-suspended = suspended
desk-standing-withdrawn = withdrawn
desk-state-back = sent back
desk-state-checked = waits for approval
desk-state-draft = draft
desk-state-released = ready
desk-state-sealing = being signed
desk-waiting = Waiting for the approval
desk-waiting-yours = Waiting for your approval
desk-what = What is signed
desk-what-approved = Approved by
desk-what-count = Certificates
desk-what-digest = Seal of the content
desk-what-digest-hint = SHA-256 over every byte that is signed. If one letter changes, it is another one, and an approval is void.
desk-what-digest-whole = whole
desk-what-issued = Date of issue
desk-what-period = Period
desk-what-prepared = Prepared by

# The desk: administration.
desk-action-add-account = added to the people
desk-action-add-client = program let in
desk-action-add-institution = institution added
desk-action-add-key = key made
desk-action-disable-account = account closed
desk-action-disable-client = program closed
desk-action-drop = batch dropped
desk-action-enable-account = account opened
desk-action-export-log = log downloaded
desk-action-forget = contact data erased
desk-action-grant-role = role given
desk-action-issue = issued by a program
desk-action-move-institution = moved to another host
desk-action-reissue = prepared anew after a key was compromised
desk-action-reset-password = password renewed
desk-action-retire-key = key retired
desk-action-revoke-key = key told to be compromised
desk-action-rotate-client = secret of a program renewed
desk-action-set-approvals = means of approval changed
desk-action-set-logo = logo changed
desk-action-set-retention = retention changed
desk-action-take-role = role taken away
desk-admin = Administration
desk-approvals = Approval
desk-approvals-by = A batch may be approved by
desk-approvals-client = A program, without a person
desk-approvals-client-what = Programs with the scope seal have their own batches signed, and those with issue sign at once. Nobody looks at what is signed.
desk-approvals-hint = A batch that was approved by a means which is no longer allowed is not signed.
desk-approvals-lead = Nothing is signed without an approval. Here the institution says what counts as one.
desk-approvals-none = Choose at least one: otherwise nothing could be approved.
desk-approvals-operator = A name on the command line
desk-approvals-operator-what = Whoever can write the data folder approves, under any name. Switch it off once everybody works at the desk.
desk-approvals-passkey = A passkey of the signatory
desk-approvals-passkey-what = Bound to the content: it can be proved later who approved which bytes.
desk-approvals-totp = A one-time code from the signatory’s phone
desk-approvals-totp-what = Shows that the signatory was there. It is not bound to the content: whoever can write the register could write it, too.
desk-drill = In wrong hands?
desk-drill-after = And then
desk-drill-after-1 = Find out how it came about. If the passphrase is known, make new keys for all purposes and another passphrase.
desk-drill-after-2 = Hand the new trust list to those who hold it as a file: testamur trust export.
desk-drill-after-3 = Hand out the new sheets, and tell those who rely on the old ones.
desk-drill-again = Issue again what it has signed
desk-drill-again-what = Every certificate in force is prepared anew, with a new number and the key that signs now. Each batch waits for its signatory, and supersedes the old one when it is signed.
desk-drill-batches = In their place
desk-drill-batches-hint = A signatory approves each of them, like every other batch.
desk-drill-by-programs = { $count ->
    [one] { $count } of them was handed in by a program, which has to hand it in again.
   *[other] { $count } of them were handed in by programs, which have to hand them in again.
    }
desk-drill-differs = That is not the fingerprint of this key. Nothing was changed.
desk-drill-do = Tell everyone that it is compromised
desk-drill-ended = Withdrawn or superseded before
desk-drill-fingerprint = Its fingerprint
desk-drill-go-on = What follows
desk-drill-in-force = Certificates in force that it has signed
desk-drill-key = Key
desk-drill-left-out = { $count ->
    [one] { $count } certificate could not be prepared
   *[other] { $count } certificates could not be prepared
    }
desk-drill-not-yet = First tell everyone that the key is compromised.
desk-drill-nothing = It has signed nothing that is in force.
desk-drill-over = Its period is over.
desk-drill-prepare = { $count ->
    [one] Prepare { $count } certificate that is left
   *[other] Prepare { $count } certificates that are left
    }
desk-drill-prepared = { $done } of { $total } prepared anew
desk-drill-says-1 = Everyone who verifies one of these certificates is told from now on: rejected, the key is compromised. When it was signed does not matter, for a thief can date what he likes.
desk-drill-says-2 = This cannot be taken back.
desk-drill-says-3 = Another key signs from now on; if there is none, one is made.
desk-drill-says-4 = The holders need new sheets. They can be prepared here in one go; a signatory approves them.
desk-drill-signed = { $done } of { $total } signed
desk-drill-stopped = It stopped. Nothing is lost: what is prepared stays so. It goes on by itself within ten minutes, or at once by the button below. If it stops again, tell the operator.
desk-drill-suspended = { $count ->
    [one] { $count } is suspended: it is left out until you have decided about it.
   *[other] { $count } are suspended: they are left out until you have decided about them.
    }
desk-drill-tell = Tell everyone
desk-drill-title = A key may be in wrong hands
desk-drill-type = If you are sure, type the fingerprint of the key:
desk-drill-what = What this means
desk-forget = Forget somebody’s contact data
desk-forget-again = { $count ->
    [one] Erased for { $count } certificate. The bytes still lie in the register’s log, because somebody is reading: do it again later.
   *[other] Erased for { $count } certificates. The bytes still lie in the register’s log, because somebody is reading: do it again later.
    }
desk-forget-back = Back
desk-forget-bad = Type 1 to 200 register numbers, with spaces between.
desk-forget-do = Erase for ever
desk-forget-done = { $count ->
    [one] Erased for { $count } certificate.
   *[other] Erased for { $count } certificates.
    }
desk-forget-look = Continue
desk-forget-numbers = Register numbers of the certificates
desk-forget-sure = { $count ->
    [one] Erase the contact data of { $count } certificate?
   *[other] Erase the contact data of { $count } certificates?
    }
desk-forget-unknown = Not each of these is a signed certificate of this institution. Nothing was erased.
desk-forget-what = Email, student number and birth date leave the register. What was signed, number, digest and status stay. Backups made before, rosters and mail are not reached.
desk-keeping = Contact data
desk-keeping-bounds = { $done } to { $total } days; empty: as the service.
desk-keeping-days = How long it is kept
desk-keeping-days-bad = Type a number of days within the bounds, or nothing.
desk-keeping-lead = Addresses, student numbers and birth dates stand beside the certificates, not in them. Keep them no longer than you need them.
desk-keeping-own = This institution erases after so many days
desk-keeping-service = { $count ->
    [one] This service erases { $count } day after release.
   *[other] This service erases { $count } days after release.
    }
desk-keeping-service-never = This service does not erase by itself.
desk-keys = Keys
desk-keys-api = For programs
desk-keys-api-what = signs what programs with the scope issue hand in
desk-keys-credential = Certificates
desk-keys-credential-what = signs what signatories approve
desk-keys-did = The institution is
desk-keys-hint = What a retired key has signed stays good. Only what a compromised key has signed is rejected.
desk-keys-late = This key signs no more already.
desk-keys-lead = The newest key of each kind signs. Private halves never leave the machine that seals. Make a new one once a year.
desk-keys-locked = The key files of this machine do not open with its passphrase. Ask the operator.
desk-keys-make = Make a key
desk-keys-make-hint = Hold the ceremony: two people compare the new key’s fingerprint with what the institution’s host serves.
desk-keys-older = older, not retired
desk-keys-public = Public half:
desk-keys-purpose = Choose what the key signs.
desk-keys-retire = Retire
desk-keys-retired = retired { $text }
desk-keys-revoked = compromised { $text }
desk-keys-rotate = A new one in its place
desk-keys-signs = signs now
desk-keys-since = since { $text }
desk-keys-status = Status lists
desk-keys-status-what = signs who is withdrawn
desk-keys-waiting = It cannot be retired yet: certificates wait to be signed with it, or it is the last one that signs status lists. Have them signed or sent back, or make another one first.
desk-keys-what = What it signs
desk-log = Audit log
desk-log-all = everything
desk-log-detail = More
desk-log-from = From
desk-log-none = Nothing of the kind stands in the log.
desk-log-older = Older
desk-log-show = Show
desk-log-until = Until
desk-log-what = What
desk-log-when = When
desk-log-who = Who
desk-look = Sheets
desk-look-file = Another logo
desk-look-hint = SVG or PNG, at most as large as the command line takes it. It is printed on sheets that are prepared from now on.
desk-look-layout = Specimen in the layout { $text }
desk-look-layouts = Layouts
desk-look-layouts-lead = A programme names one of them. Your own lie in the data folder and show here, too.
desk-look-logo = Logo of the institution
desk-look-no-logo = There is none yet.
desk-look-none = Choose a picture.
desk-look-overruled = A logo lies in the data folder and stands before what is uploaded here.
desk-look-send = Upload
desk-staff = People
desk-people-add = Add somebody
desk-people-add-hint = The first password is made here and shown once. Whoever has an account already gets the role alone.
desk-people-bad = Give an e-mail address, a name and a role.
desk-people-change = Change
desk-people-close = Close the account
desk-people-closed = closed
desk-people-elsewhere = This person has a role elsewhere, too: the account itself is changed by an administrator of everything.
desk-people-everywhere = { $text }, everywhere
desk-people-hint = A closed account is signed out at once. What it did stays in the log.
desk-people-locked = locked until { $text }
desk-people-open = Open the account again
desk-people-password = Password of { $text }
desk-people-password-hint = It is shown this once. Hand it over in person, and see to it that the right person signs in soon.
desk-people-refused = Not possible: an institution keeps at least one administrator, and somebody with a role elsewhere is changed by an administrator of everything.
desk-people-renew = New password
desk-people-role = Role
desk-people-roles = Roles here
desk-people-self = you
desk-programs = Programs
desk-programs-add = Let a program in
desk-programs-bad = Give a name and at least one scope.
desk-programs-close = Close
desk-programs-hint = A new secret, or closing, ends at once what the program carries now.
desk-programs-late = This program is closed, or not of this institution.
desk-programs-lead = Systems of records and learning platforms that ask in the name of the institution, with OAuth 2.0 client credentials.
desk-programs-name = What it is for
desk-programs-none = No program is let in.
desk-programs-policy = seal and issue do nothing as long as the institution does not allow approval by a program.
desk-programs-rotate = New secret
desk-programs-scopes = What it may do
desk-programs-secret = Id and secret of the program
desk-programs-secret-hint = The secret is shown this once and not kept here. Put it where the program reads it.
desk-role-administrator = Administrator
desk-role-administrator-what = people, keys, programs and policy; prepares and signs nothing
desk-role-auditor = Auditor
desk-role-auditor-what = reads everything, changes nothing
desk-role-registrar = Registrar
desk-role-registrar-what = prepares batches, prints, withdraws
desk-role-signatory = Signatory
desk-role-signatory-what = approves batches, withdraws
desk-scope-draft = prepares batches
desk-scope-issue = signs credentials of its own making, without a person
desk-scope-register = reads batches and certificates
desk-scope-seal = has its own batches signed, without a person
desk-scope-status = suspends, resumes, withdraws

# The desk: a programme beside its sheet.
desk-kept = Kept.
desk-not-kept = Not kept: the connection is broken, or you are signed out. Do not leave this page.
desk-preview = The sheet as it is so far
desk-preview-hint = The sheet as it is so far. What you type is kept at once.
desk-programme-back = To the draft
desk-signature-upload = Upload a signature

# The desk: a roster in a grid.
desk-columns = What the columns are
desk-columns-keep = Read them so
desk-columns-none = No row of headers was found. Say what the columns are: the list is read anew then.
desk-columns-not = not read
desk-columns-sample = The first rows
desk-columns-unread = not every column is read
desk-grid-keys = Arrows move, Enter or typing opens a cell, Enter and Tab keep it, Esc leaves it.
desk-proposals-one = Take it
desk-roster-after = Next rows
desk-roster-before = Rows before
desk-roster-only = Only rows with faults
desk-roster-window = { $done } of { $total } rows

## The desk: passkeys, the second person, standing in, invitations

desk-action-second-check = checked by a second person
desk-approve-by-code = Approve by one-time code instead
desk-approve-no-passkey = You have no passkey under this address yet.
desk-approve-no-right = You are no signatory here, and stand in for none.
desk-approve-not-checked = A second person has to check this batch first.
desk-approve-not-named = These certificates name other signatories: one of them approves, or whoever stands in for one.
desk-approve-own-check = You have checked this batch yourself. Somebody else has to approve it.
desk-approve-passkey-do = { $count ->
    [one] Approve { $count } certificate with the passkey
   *[other] Approve { $count } certificates with the passkey
    }
desk-approve-passkey-hint = Your passkey signs the seal of the content. Anybody can prove later that you approved exactly this.
desk-approve-pending = Your passkey or phone does not approve yet: a second person has to confirm it, and then a delay runs.
desk-check = Check
desk-check-do = { $count ->
    [one] I have checked { $count } certificate
   *[other] I have checked { $count } certificates
    }
desk-check-lead = This institution asks that a second person looks through each batch before the signatory does. Compare every certificate with what it rests on.
desk-check-waits-lead = A second person has to check this batch before the signatory approves it.
desk-delegations = Standing in
desk-delegations-do = Have this person stand in
desk-delegations-end = End it now
desk-delegations-ended = ended { $text }
desk-delegations-first = First day
desk-delegations-for = for { $text }
desk-delegations-hint = The person approves with an own passkey or phone, which a second person has confirmed. Days are those of UTC. You can go on approving yourself.
desk-delegations-holds = now
desk-delegations-last = Last day
desk-delegations-later = later
desk-delegations-lead = A signatory can have somebody else approve for some days. It stands in the audit log and on every batch that was approved so.
desk-delegations-new = Have somebody stand in
desk-delegations-nobody = Nobody else has an account in this institution.
desk-delegations-none = Nobody stands in for anybody. A signatory who will be away chooses a person and the days here.
desk-delegations-over = Those that are over
desk-delegations-refused = That was not taken. Choose a person of this institution and days that lie ahead, a year at the most.
desk-delegations-to = Who
desk-factor-codes = one-time codes of a phone
desk-factors = What signatories approve with
desk-factors-confirm = It is theirs
desk-factors-confirm-hint = Confirm only what you know: see the person, or call on a number that you have from elsewhere.
desk-factors-lead = { $count ->
    [0] A new passkey or phone of somebody who approves takes two people: who has it, and who confirms it. It counts once it is confirmed, and all signatories are told.
    [one] A new passkey or phone of somebody who approves takes two people: who has it, and who confirms it. It counts { $count } hour later, and all signatories are told.
   *[other] A new passkey or phone of somebody who approves takes two people: who has it, and who confirms it. It counts { $count } hours later, and all signatories are told.
    }
desk-factors-nobody = Nobody approves here yet.
desk-factors-none = Nothing waits.
desk-factors-refused = That was not taken: nobody confirms an own factor or reset, and each is confirmed once.
desk-factors-waiting = Waiting for a second person, or for the delay
desk-invitation = Welcome
desk-invitation-again = The password once more
desk-invitation-differ = The two passwords differ.
desk-invitation-gone = This invitation was used already, or is over. Ask whoever sent it for a new one.
desk-invitation-hint = Next you connect a phone that shows one-time codes.
desk-invitation-lead = { $text }, choose your password for the desk.
desk-invitation-password = New password
desk-invitation-short = At least { $count } characters: take four or five words.
desk-means-passkey = by passkey, bound to the content
notice-codes-confirmed = The phone of { $text } was confirmed.
notice-codes-enrolled = { $text } has connected a new phone.
desk-notice-from = It approves from { $text }.
notice-passkey-confirmed = A passkey of { $text } was confirmed.
notice-passkey-enrolled = { $text } has a new passkey.
notice-reset = The phone and passkeys of { $text } were forgotten.
notice-reset-asked = Somebody asks that the phone and passkeys of { $text } be forgotten.
notice-reset-withdrawn = Phone and passkeys of { $text } stay as they are.
desk-notices = What all signatories are told
desk-passkey = Passkey
desk-passkey-approves = approves
desk-passkey-approves-from = approves from { $text }
desk-passkey-cancelled = The passkey was not used. Try again.
desk-passkey-many = You have very many passkeys: remove one first.
desk-passkey-name = Name
desk-passkey-name-hint = Where it lies: “office laptop”, “blue key”.
desk-passkey-new = A new passkey
desk-passkey-new-do = Make a passkey
desk-passkey-nowhere = Passkeys cannot be used under this address. Open the desk under the name of the service.
desk-passkey-remove = Remove
desk-passkey-remove-do = Remove this passkey
desk-passkey-scripts = Passkeys need scripts, which this browser has switched off.
desk-passkey-two = It signs you in at once. It approves when a second person has confirmed it and the delay is over.
desk-passkey-waits = waits for a second person
desk-passkeys = Your passkeys
desk-passkeys-lead = A passkey lies on your phone, computer or security key, and opens with your finger, face or PIN. Nobody can ask you to tell it.
desk-passkeys-none = You have none yet. Make one below, and signing in takes one touch.
desk-refused-passkey = The passkey is not known here, or its answer does not fit. Try again.
desk-refused-passkey-only = This account signs in with a passkey.
desk-resets = Asked for: to be forgotten
desk-resets-ask = A phone or passkey is lost
desk-resets-ask-do = Ask that all of it be forgotten
desk-resets-by = asked for by { $text }
desk-resets-confirm = Forget them now
desk-resets-lead = One asks, another person confirms. The owner then signs in with the password, connects another phone, and that has to be confirmed anew.
desk-resets-whose = Whose
desk-resets-withdraw = Leave them as they are
desk-sign-in-passkey = Sign in with a passkey
desk-what-approved-for = for { $text }
desk-what-checked = Checked by
desk-factors-wait = { $count ->
    [one] { $count } thing waits for a second person.
   *[other] { $count } things wait for a second person.
    }
# After the issue: finding, changing several.
desk-changes = Change several
desk-changes-all = All that this search finds, not only those ticked
desk-changes-cut = The search finds more. At most 1,000 certificates are changed at once: these are the first.
desk-changes-late = Nothing was changed: one of them is in another state by now. Look at the list again.
desk-changes-lead = Tick certificates above. What it means is shown first; nothing is changed yet.
desk-changes-none = No certificate was chosen. Go back and tick some.
desk-changes-not = Change nothing
desk-changes-others = { $count ->
    [one] { $count } stays as it is: this cannot be done with it
   *[other] { $count } stay as they are: this cannot be done with them
    }
desk-changes-resume = In force again …
desk-changes-resume-means = From now on they count as before.
desk-changes-resume-so-many = { $count ->
    [one] { $count } certificate in force again
   *[other] { $count } certificates in force again
    }
desk-changes-resumed = { $count ->
    [one] { $count } certificate is in force again.
   *[other] { $count } certificates are in force again.
    }
desk-changes-suspend = Suspend …
desk-changes-suspend-means = Until they are in force again, the pages and services of Testamur tell everyone not to rely on them. Software of others does not see it.
desk-changes-suspend-so-many = { $count ->
    [one] Suspend { $count } certificate
   *[other] Suspend { $count } certificates
    }
desk-changes-suspended = { $count ->
    [one] { $count } certificate was suspended.
   *[other] { $count } certificates were suspended.
    }
desk-changes-withdraw = Withdraw …
desk-changes-withdraw-means = Withdrawing is for ever: whoever checks one of these certificates is told so, with the reason and the day. The same rows are not issued again.
desk-changes-withdraw-so-many = { $count ->
    [one] Withdraw { $count } certificate for ever
   *[other] Withdraw { $count } certificates for ever
    }
desk-changes-withdrawn = { $count ->
    [one] { $count } certificate was withdrawn.
   *[other] { $count } certificates were withdrawn.
    }
desk-find-any = all
desk-find-first = From the beginning
desk-find-hint = The beginning of a name is enough, in any script: Щербина, SHCHERBINA and shcherb find the same person.
desk-find-next = Further
desk-find-nothing = Nothing found
desk-find-nothing-cure = Try fewer letters, or another word of the name, and look whether a programme or a standing is chosen above.
desk-find-nothing-yet = Certificates stand here as soon as a batch was handed over.
desk-find-pages = Pages
desk-find-programme = Programme
desk-find-standing = Standing
desk-find-what = Name, number or address

# After the issue: correcting.
desk-action-address = address changed
desk-action-correct = correction handed over
desk-action-mail = sent by mail
desk-certificate-corrected-by = Superseded by
desk-certificate-corrects = Corrects
desk-certificate-corrects-look = Look at it
desk-certificate-corrects-now = A correction waits for its approval.
desk-correct = Correct
desk-correct-again = Change something else
desk-correct-beside = What changes
desk-correct-birth-date = Birth date
desk-correct-codes = Departments: codes with + between, or nothing for all of them. Known: { $text }.
desk-correct-hand-over = Hand over for approval
desk-correct-latin-name = Name as in the passport (Latin letters)
desk-correct-lead = A signed certificate is never changed. A new one with a number of its own takes its place, and whoever checks the old one is told so.
desk-correct-look = Show what changes
desk-correct-name = Name in the own script
desk-correct-new = Shall stand there
desk-correct-next = A signatory sees the correction as a batch of one and approves it. Until then the old certificate stays in force.
desk-correct-of = Correct the certificate of { $text }
desk-correct-old = Stands there
desk-correct-result = Result
desk-correct-role = Role
desk-correct-rotations = Departments
desk-correct-same = Nothing is different from the old certificate.
desk-correct-why = Why it is corrected (for the audit log)
desk-correct-why-empty = Say why it is corrected.

# After the issue: counts of verifications.
desk-together = Correct several certificates together
desk-together-begin = Correct …
desk-together-codes = Departments: codes with + between; if empty, each certificate keeps its own. Known: { $text }.
desk-together-lead = What you write here is put on all of them. What is empty stays on each as it is.
desk-together-like = { $count ->
    [one] { $count } more certificate is corrected with it; this is the first.
   *[other] { $count } more certificates are corrected with it; this is the first.
    }
desk-together-next = A signatory sees the corrections as one batch and approves it. Until then the old certificates stay in force.
desk-together-others = { $count ->
    [one] { $count } stays as it is: it is of another batch, has ended, or was issued by a program
   *[other] { $count } stay as they are: they are of another batch, have ended, or were issued by a program
    }
desk-together-own = as it is on each
desk-together-so-many = { $count ->
    [one] Correct { $count } certificate
   *[other] Correct { $count } certificates
    }
desk-verifications = Verifications
desk-verifications-day = Day (UTC)
desk-verifications-hint = Counted is what this service has answered. Who checks in the browser without network, or with software of their own, is not seen here.
desk-verifications-lead = How often certificates of this institution were checked in the last 30 days. Of whom, and by whom, is not kept.
desk-verifications-none = Nobody has checked yet
desk-verifications-table = The same as a table
desk-verified = { $count ->
    [one] { $count } verification
   *[other] { $count } verifications
    }
desk-verified-accept = genuine and in force
desk-verified-reject = rejected
desk-verified-undecided = undecided

# After the issue: the register.
desk-get-register-xlsx = Register (XLSX)
desk-get-whole-register = The register, of the programme chosen above or of all:

# After the issue: letters, and what the desk says of them.
desk-letter = Letter
desk-letter-address = E-mail address of the holder
desk-letter-cure-address = Ask the person for the address, mend it at the certificate and send again.
desk-letter-cure-cut-off = Ask the person. It is not sent twice by itself; send again if nothing has arrived.
desk-letter-cure-ended = Nothing is to be done.
desk-letter-cure-other = Tell the operator of this service.
desk-letter-cure-put-off = It is tried again by itself. If it has failed for two days, ask the operator and send again.
desk-letter-doubtful = uncertain
desk-letter-failed = not sent
desk-letter-fault-address = The address is none. { $text }
desk-letter-fault-cut-off = The service was interrupted while it handed this letter over. It may have arrived. { $text }
desk-letter-fault-ended = The certificate was withdrawn or superseded meanwhile. { $text }
desk-letter-fault-no-address = There is no address any longer. { $text }
desk-letter-fault-other = The letter could not be made. { $text }
desk-letter-fault-put-off = The mail server has put it off, with code { $text }.
desk-letter-fault-refused = The mail server refuses the letter, with code { $text }: mostly the address does not exist.
desk-letter-hint = The address stays in the register and stands on no certificate.
desk-letter-keep = Keep the address
desk-letter-no-address = That is no e-mail address. Nothing was changed.
desk-letter-send = Keep and send
desk-letter-sending = being sent
desk-letter-sent = sent
desk-letter-trouble = The mail server cannot be reached just now. Letters wait and go out by themselves later.
desk-letter-trouble-login = The mail server does not take the user or password of this service. Tell the operator; letters wait.
desk-letter-trouble-tls = The mail server has not proved who it is. Tell the operator; letters wait.
desk-letter-waiting = waiting
desk-letters = Send by mail
desk-letters-hint = Each person gets one letter, also if this button is pressed twice. You can close this page.
desk-letters-how = The certificate
desk-letters-language = Language of the letter
desk-letters-link = as a link to the page that verifies it
desk-letters-none = No mail server is set up
desk-letters-none-cure = The operator of this service writes it into the configuration, section [mail]. Until then, download the sheets and hand them out yourself.
desk-letters-send = { $count ->
    [one] Send to { $count } person
   *[other] Send to { $count } people
    }
desk-letters-sheet = attached as PDF
desk-letters-without = { $count ->
    [one] { $count } person has no address. Open the certificate to add it.
   *[other] { $count } people have no address. Open a certificate to add it.
    }
mail-certificate-attached = It is attached as a PDF. Keep the file as it is: the signed certificate lies in it, and it can be printed as often as you like.
mail-certificate-check = Anyone can check it by scanning the code on the sheet.
mail-certificate-end = This letter was sent by the registry of { $institution }.
mail-certificate-greeting = Dear { $name },
mail-certificate-link = You find it behind the link below. The link holds the whole signed certificate: whoever has it can read it.
mail-certificate-subject = Your certificate: { $title }
mail-certificate-what = { $institution } has issued you the certificate { $number }: { $title }.
mail-open = Open the certificate
## the page: without network, and without a person
page-ask-offline = From now on this page works without network.
page-by-program = A program of the institution signed it: no person there has approved it.
## letters to signatories, and the rules of approval
mail-notice-by = This was done on { $at } by { $actor }.
mail-notice-cure = If nobody has told you of it, speak with { $about } and with an administrator now. A new phone or passkey approves nothing before its delay is over, and two people can have it forgotten.
mail-notice-subject = { $institution }: what somebody approves with has changed
mail-notice-why = You get this letter because you approve certificates of { $institution }. All who do are told.
desk-action-accept-invitation = chose a password by the link
desk-action-ask-reset = reset of phone and passkeys asked for
desk-action-confirm-codes = phone confirmed
desk-action-confirm-passkey = passkey confirmed
desk-action-confirm-reset = phone and passkeys forgotten
desk-action-delegate = somebody stands in
desk-action-end-delegation = standing in has ended
desk-action-invite = invited by a link
desk-action-post = letters posted
desk-action-register = register downloaded
desk-action-set-rules = rules of approval changed
desk-action-withdraw-reset = reset of phone and passkeys withdrawn
desk-approvals-delay = { $count ->
    [0] A new passkey or phone of somebody who approves counts as soon as a second person has confirmed it.
    [one] A new passkey or phone of somebody who approves counts { $count } hour after a second person has confirmed it.
   *[other] A new passkey or phone of somebody who approves counts { $count } hours after a second person has confirmed it.
    }
desk-approvals-delay-hint = In this time all signatories are told, and can object. Whoever runs the service sets it (factor_delay_hours): so nobody at the desk can shorten it.
desk-approvals-delay-title = New passkeys and phones
desk-approvals-four-eyes = A second person checks each batch first
desk-approvals-four-eyes-what = Four eyes: neither who prepared the batch nor who approves it. Until it is checked, nobody can approve it.
desk-approvals-named = Only a signatory named on the certificates approves
desk-approvals-named-what = The name of the account has to stand among the signatories of the programme; titles around it do not matter. Whoever stands in for that person may approve, too. Off: any signatory of the institution may.
desk-approvals-rules = Asked for beside
desk-approvals-own = Whoever has prepared a batch never approves it: that cannot be switched off.
desk-approvals-kept = Kept. From now on this counts, also for batches that wait.
desk-approvals-unbound = unbound
desk-letters-again = { $count ->
    [one] Send { $count } letter again
   *[other] Send { $count } letters again
    }
desk-letters-again-hint = Some letters were not taken, or have come back. First do what stands beside each: mend the address, or have the operator look at the mail server.
## the desk: an OpenID provider, invitations
desk-action-mail-invitation = invitation sent by mail
desk-action-revoke-invitation = invitation taken back
desk-invite = Invite by a link
desk-invite-add = Add with a first password
desk-invite-bad = Not possible: give an e-mail address, a name and a role. Somebody who is invited elsewhere, too, is invited by an administrator of everything.
desk-invite-by = invited by { $text }
desk-invite-copied = Copied
desk-invite-copy = Copy the link
desk-invite-hint = A link is good once and for a week: whoever opens it chooses how to sign in.
desk-invite-link = Link for { $text }
desk-invite-link-hint = It is shown this once. Hand it over to nobody else: whoever opens it first has the account.
desk-invite-mail = Send it by mail
desk-invite-mailed = The invitation is on its way to { $text }.
desk-invite-open = Invited, and not here yet
desk-invite-refused = Not possible: the invitation was used, is over, or was taken back; or no mail server is set up.
desk-invite-revoke = Take it back
desk-invite-until = good until { $text }
desk-link = Signing in with { $text }
desk-link-do = Connect
desk-link-lead = Connected, you sign in here with your account at { $text }. Batches are approved with your own phone or passkey as before.
desk-link-none = Your account is not connected yet. Show once more that it is you; then you sign in there once, and come back here.
desk-link-on = connected
desk-link-remove = Disconnect
desk-oidc-accept = Accept with { $text }
desk-oidc-accept-or = Or without a password of its own:
desk-oidc-answer = What { $text } has answered does not hold, so nobody was let in. Try again; if it stays so, tell the operator.
desk-oidc-go-on = Go on
desk-oidc-going = On to { $text }
desk-oidc-going-lead = You sign in there, and come back here by yourself.
desk-oidc-not-linked = { $text } knows you, but no account here is connected with you. If you have one, sign in with your password and connect it behind your name. If not, ask an administrator of your institution for an invitation.
desk-oidc-nowhere = Signing in with { $text } is not possible under this address. Open the desk under the name of the service.
desk-oidc-only-way = This is your only way in. Make a passkey first, or have an administrator of your institution give you a password.
desk-oidc-refused = { $text } has not let you in. Try again, or sign in with your password.
desk-oidc-sign-in = Sign in with { $text }
desk-oidc-stale = This took too long, was used already, or began in another browser. Begin again.
desk-oidc-taken = Your account at { $text } is connected with another account here. Sign in with that one, or ask an administrator of your institution.
desk-oidc-unreachable = { $text } does not answer. Try again in a minute, or sign in with your password.
mail-invitation-link = Open this link to choose how you sign in. It is good once, until { $until }:
mail-invitation-not-you = If you do not expect this letter, leave the link closed and tell the institution.
mail-invitation-subject = Your invitation: { $institution }
mail-invitation-what = { $institution } invites you to its desk, where certificates are prepared, approved and printed.
## the desk: letters that come back
desk-action-return-letter = letter came back
desk-letter-back-address = The letter has come back: there is no such address any longer, or nobody is let write to it (code { $text }).
desk-letter-back-full = The letter has come back: the person's mailbox is full (code { $text }).
desk-letter-back-large = The letter has come back: the sheet is too large for the person's mailbox (code { $text }).
desk-letter-back-other = The letter has come back; the receiving server gives no reason that we know (code { $text }).
desk-letter-back-refused = The letter has come back: the receiving server does not take it from this service (code { $text }).
desk-letter-back-unreachable = The letter has come back: the server behind the @ was not found, or has not answered for days (code { $text }).
desk-letter-cure-full = Ask the person to make room, or for another address, and send again.
desk-letter-cure-large = Ask the person for another address, or hand the sheet over yourself.
desk-letter-cure-refused = Show this code to the operator of the mail server. Until that is settled, ask the person for another address.
desk-letter-cure-staff = See that the address is right, and tell the person another way.
desk-letter-cure-unreachable = Look whether what stands behind the @ is right; mend it, or try again later.
desk-letter-returned = came back
## the desk: an institution's own words in letters; notices of the rules of approval
desk-action-set-wording = words of letters changed
notice-means = Batches are approved from now on by one of these: { $text }.
notice-rules = Beside that, each batch now asks for: { $text }.
notice-rules-none = Batches ask for nothing beside that any longer.
desk-wording = Words of letters
desk-wording-alone-cure = Put it into a paragraph of its own in the text, with a blank line before and after.
desk-wording-alone-problem = { $part }: { "{certificate}" } does not stand alone.
desk-wording-bounds = At most { $done } and { $total } characters. Plain text; a blank line begins a paragraph.
desk-wording-brace-cure = Write braces only around a placeholder: { $all }.
desk-wording-brace-problem = { $part }: a brace opens or closes nothing.
desk-wording-certificate = needed, alone in a paragraph: whether it is attached or behind a link, and how it is checked; this we write
desk-wording-default = Our words
desk-wording-empty-cure = Write something, or go back to our words.
desk-wording-empty-problem = { $part }: there is nothing.
desk-wording-html-cure = Letters are plain text: take out the tags.
desk-wording-html-problem = { $part }: { $text } would be shown as it stands.
desk-wording-institution = the institution’s name
desk-wording-lead = What the letter says with which a certificate is sent to its holder, in each language.
desk-wording-long-cure = Shorten it.
desk-wording-long-problem = { $part }: longer than { $text } characters.
desk-wording-look = See a sample
desk-wording-missing-cure = Put it where it belongs: every letter has to say which certificate it is about, and where that is.
desk-wording-missing-problem = { $text } is missing in the text.
desk-wording-name = the holder’s name
desk-wording-number = needed: the register number
desk-wording-ours = These are our words. What you keep takes their place.
desk-wording-own = These are your own words.
desk-wording-reset = Go back to our words
desk-wording-sample = A sample letter
desk-wording-sign-cure = Delete it and type the place again: it may have come with copied text.
desk-wording-sign-problem = { $part }: a sign that nobody sees ({ $text }).
desk-wording-star = * own words
desk-wording-subject = Subject
desk-wording-tab = Letters
desk-wording-text = Text
desk-wording-title = the programme’s title
desk-wording-trial = Not kept yet.
desk-wording-unknown-cure = Known are: { $all }.
desk-wording-unknown-problem = { $part }: there is no placeholder { $text }.
desk-wording-waiting = Letters that wait, or are tried again, go out in the words that stand then.
mail-notice-approvals-cure = If nobody has told you of it, speak with { $actor } and with another administrator now. Batches that wait are held to it, too.
mail-notice-approvals-subject = { $institution }: how batches are approved has changed
mail-sample-name = Sample Person
mail-sample-title = Sample Course
