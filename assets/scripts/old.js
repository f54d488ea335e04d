"use strict";
// The code of a certificate stands behind the sign #, which browsers do not send. This script only moves it into the form,
// so that one press of a button sends it; it sends nothing by itself.
(() => {
  const form = document.querySelector("form[data-ask]");
  if (!form) return;
  const consent = form.querySelector("[data-consent]");
  const manual = form.querySelector("[data-manual]");
  const code = form.querySelector("textarea");

  const show = (hasCode) => {
    consent.hidden = !hasCode;
    manual.hidden = hasCode;
  };
  const read = () => {
    const hasCode = location.hash.length > 1;
    if (hasCode) code.value = location.href;
    show(hasCode);
    // Another language is another address: the code goes with the reader.
    for (const link of document.querySelectorAll("a[hreflang]")) link.hash = location.hash;
  };
  form.querySelector("[data-other]").addEventListener("click", () => {
    code.value = "";
    show(false);
    code.focus();
  });
  addEventListener("hashchange", read);
  read();
})();
