// Passkeys: the one thing at the desk that no form can do by itself. A form with data-passkey asks the service for a question,
// has the browser put it to the passkey, and sends the answer as an ordinary form.

const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const encode = (buffer) => {
  const text = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

// Bytes travel as base64url (Web Authentication, section 5.1.8).
const question = (options) => {
  const read = { ...options, challenge: decode(options.challenge) };
  if (options.user) read.user = { ...options.user, id: decode(options.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (options[list]) read[list] = options[list].map((known) => ({ ...known, id: decode(known.id) }));
  }
  return read;
};

const answer = ({ id, rawId, type, response }) => {
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = encode(response[name]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return JSON.stringify({ id, rawId: encode(rawId), type, response: parts, extensions: {} });
};

const ask = async (form) => {
  const told = await fetch(form.dataset.ask, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const said = await told.json().catch(() => ({}));
  if (!told.ok) throw new Error(said.fault ?? said.detail ?? form.dataset.cancelled);
  let made;
  try {
    made = await navigator.credentials[form.dataset.passkey]({ publicKey: question(said.publicKey) });
  } catch {
    // The person has closed the window, or the passkey is not here: browsers do not say which.
    throw new Error(form.dataset.cancelled);
  }
  form.elements.ceremony.value = said.ceremony;
  form.elements.answer.value = answer(made);
};

if (globalThis.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    const fault = form.querySelector("[data-fault]");
    const button = form.querySelector("button[type=submit]");
    let busy = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (busy) return;
      busy = true;
      button.setAttribute("aria-busy", "true");
      fault.hidden = true;
      try {
        await ask(form);
        // The password has done its work.
        if (form.elements.password) form.elements.password.disabled = true;
        form.submit();
      } catch (error) {
        fault.textContent = error.message;
        fault.hidden = false;
        button.removeAttribute("aria-busy");
        busy = false;
      }
    });
  }
}
