// What makes the desk nicer. Every page works without it.

// Files may be dropped anywhere on their box; their names are shown before they are sent.
for (const box of document.querySelectorAll("[data-drop]")) {
  const input = box.querySelector("input[type=file]");
  const chosen = box.querySelector("[data-chosen]");
  const show = () => {
    chosen.hidden = input.files.length === 0;
    chosen.textContent = Array.from(input.files, (file) => file.name).join(" · ");
  };
  input.addEventListener("change", show);
  for (const kind of ["dragenter", "dragover"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      box.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) box.addEventListener(kind, () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    show();
  });
}

// A cell becomes a field where somebody clicks twice, or presses Enter on it.
const rows = document.getElementById("rows");
if (rows) {
  const open = (cell) => {
    if (!cell || cell.querySelector("input")) return;
    const field = document.createElement("input");
    field.name = cell.dataset.name;
    field.value = cell.textContent;
    field.maxLength = 2000;
    field.setAttribute("aria-label", cell.closest("tr").querySelector("th").textContent);
    cell.replaceChildren(field);
    field.focus();
  };
  rows.addEventListener("dblclick", (event) => open(event.target.closest("td[data-name]")));
}

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
  for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

// How far the sealing is.
const sealing = document.querySelector("[data-progress]");
if (sealing) {
  const source = new EventSource(sealing.dataset.progress);
  source.addEventListener("message", (event) => {
    const told = JSON.parse(event.data);
    const bar = sealing.querySelector("progress");
    bar.max = told.total;
    bar.value = told.done;
    sealing.querySelector("[data-text]").textContent = told.text;
    sealing.querySelector("[data-rate]").textContent = told.rate;
    sealing.querySelector("[data-failed]").hidden = !told.has_failed;
    sealing.querySelector("[data-calm]").hidden = told.has_failed;
    if (told.is_over || told.has_failed) source.close();
    if (told.is_over) location.reload();
  });
}

// What goes on beside a page: that part of it is asked for again as long as it says so.
const again = async () => {
  const part = document.querySelector("[data-again]");
  if (!part) return;
  const answer = await fetch(location.href).catch(() => undefined);
  const next = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
  // Nobody is disturbed while filling in a form.
  if (next && !part.contains(document.activeElement)) part.replaceWith(next);
  setTimeout(again, 2000);
};
setTimeout(again, 1000);
