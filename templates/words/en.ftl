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
