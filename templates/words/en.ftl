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

page-problem-not-found = There is nothing here
page-problem-empty-body = Nothing was sent: paste the text of the code, or choose a file
page-problem-too-large = The file is larger than 20 MB
page-problem-file = This file cannot be read
page-problem-busy = Many people are asking at once: try again in a moment
page-problem-internal-error = Something went wrong on our side
page-problem-other = That did not work
page-problem-id = Tell the operator this number:

page-programme-by = A programme of
