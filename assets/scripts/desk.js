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

// The roster as a grid: arrows go from cell to cell, Enter or typing opens one, Enter and Tab keep it and go on, Esc leaves it as it
// was. Only the rows in sight are there; others come as they are scrolled to. What is changed is kept at once.
const grid = document.querySelector("table[data-grid]");
if (grid) {
  const WINDOW = 50;
  const scroller = grid.closest(".scroll");
  const form = grid.closest("form");
  const told = form.querySelector("[data-told]");
  const count = document.querySelector("#roster [data-count]");
  const total = Number(grid.dataset.total);
  const width = grid.tHead.rows[0].cells.length;
  const first = grid.tBodies[0];
  const rowHeight = Math.max(30, first.offsetHeight / Math.max(1, first.rows.length));
  const [faults, proposals] = [Number(grid.dataset.faults), Number(grid.dataset.proposals)];
  form.querySelector("[data-pages]").hidden = true;
  form.querySelector("[data-keys]").hidden = false;
  scroller.removeAttribute("tabindex");

  const parts = [];
  for (let from = 0; from < total; from += WINDOW) {
    const part = from === Number(grid.dataset.from) ? first : document.createElement("tbody");
    part.dataset.from = from;
    parts.push(part);
  }
  const empty = (part, height) => {
    const space = part.insertRow().insertCell();
    space.colSpan = width;
    space.className = "space";
    space.style.height = `${height}px`;
    part.dataset.empty = "1";
  };
  for (const part of parts) {
    if (part !== first) empty(part, rowHeight * Math.min(WINDOW, total - Number(part.dataset.from)));
  }
  grid.append(...parts);

  const load = async (part) => {
    const answer = await fetch(`${grid.dataset.grid}&from=${part.dataset.from}`, { headers: { accept: "text/html" } }).catch(() => undefined);
    if (!answer?.ok) return;
    part.innerHTML = await answer.text();
    delete part.dataset.empty;
    ready(part);
  };
  const ready = (part) => {
    for (const cell of part.querySelectorAll("td[data-name]")) cell.tabIndex = -1;
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && target.dataset.empty) load(target);
      else if (!isIntersecting && !target.dataset.empty && !target.contains(document.activeElement)) {
        const height = target.offsetHeight;
        target.replaceChildren();
        empty(target, height);
      }
    }
  }, { root: scroller, rootMargin: "600px 0px" });
  ready(first);
  const start = grid.querySelector("td[data-name]");
  if (start) start.tabIndex = 0;
  if (parts.length > 1) {
    if (first.dataset.from !== "0") first.scrollIntoView();
    for (const part of parts) seen.observe(part);
  }

  const name = (cell) => cell?.dataset.name ?? cell?.querySelector("input")?.name;
  const find = (wanted) => grid.querySelector(`td[data-name="${wanted}"]`) ?? grid.querySelector(`td > input[name="${wanted}"]`)?.parentElement;
  const focus = (cell) => {
    if (!cell) return;
    const field = cell.querySelector("input");
    for (const other of grid.querySelectorAll("td[tabindex='0']")) other.tabIndex = -1;
    if (!field) cell.tabIndex = 0;
    (field ?? cell).focus();
    field?.select();
  };
  /** The cell so many rows and columns further; rows that are not there yet are fetched. */
  const beside = async (cell, down, right) => {
    const row = cell.parentElement;
    if (right !== 0) {
      const cells = Array.from(row.cells).filter(name);
      const next = cells[cells.indexOf(cell) + right];
      if (next || Math.abs(right) > 1) return next ?? cells.at(right > 0 ? -1 : 0);
      const other = await beside(cell, Math.sign(right), 0);
      return other && Array.from(other.parentElement.cells).filter(name).at(right > 0 ? 0 : -1);
    }
    let next = row;
    for (let steps = Math.abs(down); steps > 0; ) {
      const part = next.parentElement;
      const step = down > 0 ? next.nextElementSibling : next.previousElementSibling;
      if (step) next = step;
      else {
        const other = parts[parts.indexOf(part) + Math.sign(down)];
        if (!other) break;
        if (other.dataset.empty) await load(other);
        next = other.rows[down > 0 ? 0 : other.rows.length - 1];
        if (!next) return undefined;
      }
      if (next.querySelector("th")) steps -= 1;
    }
    return next.cells[cell.cellIndex];
  };
  const open = (cell, text) => {
    if (!cell?.dataset.name) return;
    const field = document.createElement("input");
    [field.name, field.defaultValue, field.maxLength] = [cell.dataset.name, cell.textContent, 2000];
    field.setAttribute("aria-label", cell.dataset.label);
    if (text !== undefined) field.value = text;
    cell.dataset.was = cell.textContent;
    cell.removeAttribute("tabindex");
    cell.removeAttribute("data-name");
    cell.dataset.label = field.getAttribute("aria-label");
    cell.replaceChildren(field);
    field.focus();
  };
  const close = (field) => {
    const cell = field.parentElement;
    if (cell.dataset.was === undefined) {
      field.value = field.defaultValue;
      return cell;
    }
    cell.dataset.name = field.name;
    cell.replaceChildren(cell.dataset.was);
    delete cell.dataset.was;
    cell.tabIndex = -1;
    return cell;
  };
  const body = (field) => new URLSearchParams([["token", form.elements.token.value], [field.name, field.value]]);
  const send = (field, more) => fetch(form.action, { method: "POST", body: body(field), headers: { accept: "application/json" }, ...more });
  /** Keeps a cell, draws its rows anew, and goes on to another cell. */
  const keep = async (field, next) => {
    const [part, to] = [field.closest("tbody"), name(next)];
    if (field.value === field.defaultValue) {
      close(field);
      return focus(to ? find(to) : undefined);
    }
    const text = field.value;
    field.defaultValue = text;
    const answer = await send(field).catch(() => undefined);
    if (!answer?.ok) {
      field.defaultValue = `${text}\u0000`;
      told.textContent = grid.dataset.lostWord;
      return;
    }
    const now = await answer.json();
    told.textContent = grid.dataset.keptWord;
    if (count) count.textContent = now.text;
    // The rest of the page says something else now.
    if ((now.faults === 0) !== (faults === 0) || now.proposals !== proposals) return location.reload();
    const active = document.activeElement;
    if (active !== field && active?.matches("td > input") && part.contains(active)) {
      // Somebody types in another of these rows already.
      if (field.parentElement.dataset.was !== undefined) [field.parentElement.dataset.was, field.defaultValue] = [text, text];
      close(field);
      return;
    }
    const wanted = to ?? name(active?.closest("td[data-name]"));
    await load(part);
    focus(wanted ? find(wanted) : undefined);
  };
  grid.addEventListener("dblclick", (event) => open(event.target.closest("td[data-name]")));
  grid.addEventListener("click", (event) => focus(event.target.closest("td[data-name]")));
  grid.addEventListener("focusout", ({ target }) => {
    if (target.matches("td > input") && target.value !== target.defaultValue && target.isConnected) keep(target);
  });
  grid.addEventListener("keydown", async (event) => {
    const cell = event.target.closest("td");
    if (!cell || !name(cell) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const field = event.target.matches("input") ? event.target : undefined;
    const way = { ArrowUp: [-1, 0], ArrowDown: [1, 0], PageUp: [-10, 0], PageDown: [10, 0], ...(field ? {} : { ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -99], End: [0, 99] }) }[event.key];
    const onward = field && { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] }[event.key];
    if (way || onward) {
      event.preventDefault();
      const next = await beside(cell, ...(way ?? onward));
      if (field) await keep(field, next);
      else focus(next);
    } else if (field && event.key === "Escape") {
      event.preventDefault();
      // What is left with its old text is not kept when it loses the focus.
      field.value = field.defaultValue;
      focus(close(field));
    } else if (!field && (event.key === "Enter" || event.key === "F2")) {
      event.preventDefault();
      open(cell);
    } else if (!field && (event.key === "Delete" || event.key.length === 1)) {
      event.preventDefault();
      open(cell, event.key === "Delete" ? "" : event.key);
    }
  });
  addEventListener("pagehide", () => {
    const field = grid.querySelector("td > input:focus");
    if (field && field.value !== field.defaultValue) send(field, { keepalive: true });
  });
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
// How far something is that is prepared aside.
const poll = document.querySelector("[data-poll]");
if (poll) {
  const ask = async () => {
    // Nothing that goes wrong once ends the asking: neither a lost connection nor an answer that is none.
    const told = await fetch(poll.dataset.poll, { headers: { accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .catch(() => undefined);
    if (told?.is_over) return location.reload();
    if (told) {
      poll.querySelector("progress").value = told.done;
      poll.querySelector("[data-text]").textContent = told.text;
      poll.querySelector("[data-rate]").textContent = told.rate;
    }
    setTimeout(ask, 700);
  };
  setTimeout(ask, 300);
}

// A programme is kept while it is typed, and its sheet is drawn beside it. One is sent at a time, the newest last; a picture that
// nobody waits for any longer is cancelled.
const editor = document.querySelector("[data-editor]");
if (editor) {
  const form = editor.querySelector("form");
  const figure = editor.querySelector("[data-preview]");
  const [canvas, kept] = [figure.querySelector("canvas"), figure.querySelector("[data-kept]")];
  const fault = editor.querySelector("[data-fault]");
  let timer, looking, isSending = false, isChanged = false;
  const look = async () => {
    looking?.abort();
    looking = new AbortController();
    figure.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(figure.dataset.preview, { signal: looking.signal, headers: { accept: "application/json" } });
      if (answer.ok) {
        const sheet = await createImageBitmap(await answer.blob());
        [canvas.width, canvas.height, canvas.hidden] = [sheet.width, sheet.height, false];
        canvas.getContext("2d").drawImage(sheet, 0, 0);
        fault.hidden = true;
      } else {
        const first = (await answer.json()).faults?.[0];
        fault.hidden = !first;
        fault.textContent = first ? `${first.problem} ${first.content ? `(${first.content})` : ""} → ${first.cure}` : "";
      }
      figure.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") figure.removeAttribute("aria-busy");
    }
  };
  const send = (more) => fetch(form.action, { method: "POST", body: new FormData(form), headers: { accept: "application/json" }, ...more });
  const keep = async () => {
    if (isSending) return;
    isSending = true;
    let told;
    while (isChanged) {
      isChanged = false;
      told = await send().then((answer) => (answer.ok ? answer.json() : undefined), () => undefined);
    }
    isSending = false;
    kept.textContent = told ? form.dataset.keptWord : form.dataset.lostWord;
    if (!told) return;
    for (const input of form.querySelectorAll("input[type=file]")) {
      if (input.files.length > 0) return location.reload();
    }
    // Another language has fields of its own.
    if (told.languages !== editor.dataset.languages && document.activeElement?.name !== "languages") return location.reload();
    editor.querySelector("[data-faults]")?.remove();
    look();
  };
  const later = () => {
    isChanged = true;
    looking?.abort();
    clearTimeout(timer);
    timer = setTimeout(keep, 350);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  addEventListener("pagehide", () => {
    if (isChanged && !form.dataset.sent) send({ keepalive: true });
  });
  look();
}

// What is told once is copied by a button, where the browser lets us.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.done;
  });
}
