// Progressive enhancement only: every page works without this file.
(function () {
  "use strict";
  const text = document.body.dataset;
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  // Vietnamese input methods compose: no handler may act on a key that belongs to them.
  const mine = (event) => !(event.isComposing || event.keyCode === 229 || event.defaultPrevented);
  const fold = (s) => s.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").trim();
  const make = (tag, content, attributes) => {
    const node = document.createElement(tag);
    node.textContent = content || "";
    Object.entries(attributes || {}).forEach(([name, value]) => node.setAttribute(name, value));
    return node;
  };

  // Drafts, never fields marked private: on the server where the page has a place for them (htmx sends what "save-draft"
  // asks for), else in this tab only (posts share computers); gone once sent.
  const PREFIX = "nhap:";
  const keyOf = (form) => PREFIX + form.dataset.draft;
  const kept = (input) => input.name && input.type !== "hidden" && input.type !== "file" && input.type !== "password" && !("private" in input.dataset);
  const stateOf = (form) => form.querySelector(".draft-state") || (form.querySelector(".action-bar") || form).appendChild(make("span", "", { class: "draft-state", role: "status" }));
  const onServer = (form) => window.htmx && form.querySelector(".draft-state[hx-post]");
  function save(form) {
    if (onServer(form)) { form.dispatchEvent(new Event("save-draft")); } else { saveHere(form); }
  }
  function saveHere(form) {
    const values = all("input,select,textarea", form).filter(kept).map((i) => [i.name, i.value, i.type === "radio" || i.type === "checkbox" ? i.checked : null]);
    try { sessionStorage.setItem(keyOf(form), JSON.stringify({ values, sent: false })); } catch { return; }
    stateOf(form).textContent = text.textSaved + " " + new Date().toTimeString().slice(0, 5);
    form.dataset.dirty = "";
  }
  function restore(form, values) {
    values.forEach(([name, value, checked]) => all("input,select,textarea", form).filter((i) => i.name === name && kept(i)).forEach((i) => {
      if (checked === null) { i.value = value; } else if (i.value === value) { i.checked = checked; }
      i.dispatchEvent(new Event("change", { bubbles: true }));
    }));
  }
  function offer(form) {
    const draft = JSON.parse(sessionStorage.getItem(keyOf(form)) || "null");
    if (!draft || draft.sent || document.querySelector(".error-summary")) { return; }
    const box = make("div", text.textFound, { class: "notice is-wait draft-offer", role: "status" });
    [[text.textRestore, () => restore(form, draft.values)], [text.textDrop, () => sessionStorage.removeItem(keyOf(form))]].forEach(([label, act]) => {
      const button = make("button", label, { type: "button", class: "btn btn-small" });
      button.addEventListener("click", () => { act(); box.remove(); });
      box.appendChild(button);
    });
    form.before(box);
  }
  const drafts = all("form[data-draft]");
  try {
    Object.keys(sessionStorage).filter((k) => k.startsWith(PREFIX) && !drafts.some((f) => keyOf(f) === k)).forEach((k) => {
      if (JSON.parse(sessionStorage.getItem(k)).sent) { sessionStorage.removeItem(k); }
    });
    drafts.forEach(offer);
  } catch { /* storage switched off: no drafts */ }
  drafts.forEach((form) => {
    let timer;
    form.addEventListener("input", () => { form.dataset.dirty = "1"; clearTimeout(timer); timer = setTimeout(() => save(form), 1500); });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      form.dataset.dirty = "";
      if (onServer(form)) { stateOf(form).textContent = text.textSending; return; }
      saveHere(form);
      try { sessionStorage.setItem(keyOf(form), JSON.stringify(Object.assign(JSON.parse(sessionStorage.getItem(keyOf(form))), { sent: true }))); } catch { /* as above */ }
      stateOf(form).textContent = text.textSending;
    });
    form.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=draft]");
      if (button && onServer(form)) { event.preventDefault(); save(form); }
    });
    form.addEventListener("htmx:afterRequest", ({ target, detail }) => {
      if (target.matches(".draft-state")) { if (detail.successful) { form.dataset.dirty = ""; } else { saveHere(form); } }
    });
    window.addEventListener("beforeunload", (event) => { if (form.dataset.dirty === "1") { event.preventDefault(); } });
  });
  all("form[data-leave]").forEach((form) => form.addEventListener("submit", () => sessionStorage.clear()));

  // One press, one request (the server's key is the real guard); the button keeps the focus.
  // A file leaves the page where it is: its button may be pressed again.
  all("form[method=post]:not([data-file])").forEach((form) => form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    if (event.submitter) { event.submitter.setAttribute("aria-disabled", "true"); }
  }));
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("[aria-disabled]", form).forEach((b) => b.removeAttribute("aria-disabled"));
  }));

  // Ctrl+Enter sends, Ctrl+S keeps a draft, Enter in a text field sends nothing.
  const forms = all("form.form[method=post]");
  document.addEventListener("keydown", (event) => {
    const form = forms.find((f) => f.contains(event.target)) || forms[0];
    if (!form || !mine(event)) { return; }
    const ctrl = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (ctrl && event.key === "Enter") { event.preventDefault(); form.requestSubmit(form.querySelector("button.btn-primary")); }
    else if (ctrl && event.key.toLowerCase() === "s" && "draft" in form.dataset) { event.preventDefault(); save(form); }
    else if (event.key === "Enter" && form.contains(event.target) && event.target.tagName === "INPUT") { event.preventDefault(); }
  });

  // Papers: printed at once after saving; a reload then asks for the paper, it does not send the form again.
  all("[data-address]").forEach((bar) => history.replaceState(null, "", bar.dataset.address));
  if (document.querySelector("[data-print-now]")) { window.addEventListener("load", () => window.print()); }

  // Dates typed without marks get them when the field is left, never while typing.
  document.addEventListener("change", (event) => {
    const input = event.target, digits = input.value && /^\d+$/.test(input.value.trim()) ? input.value.trim() : "";
    const day = (d) => d.slice(0, 2) + "/" + d.slice(2, 4) + "/" + d.slice(4);
    if ("date" in input.dataset && digits.length === 8) { input.value = day(digits); }
    if ("datetime" in input.dataset && digits.length === 12) { input.value = digits.slice(0, 2) + ":" + digits.slice(2, 4) + " " + day(digits.slice(4)); }
  });

  // Type-to-find over a <select> or an <input list>, without diacritics and by initials ("qh").
  function combo(field) {
    const select = field.tagName === "SELECT";
    const options = Array.from((select ? field : field.list).options).filter((o) => o.value)
      .map((o) => ({ value: o.value, label: (select ? o.text : o.value).trim() }))
      .map((o) => ({ ...o, key: fold(o.label), initials: fold(o.label).split(/[^a-z0-9]+/).map((w) => w[0]).join("") }));
    const input = select ? make("input", "", { type: "text" }) : field;
    const list = make("ul", "", { role: "listbox", id: field.id + "_list", hidden: "" });
    const label = document.querySelector('label[for="' + field.id + '"]');
    const chosen = () => { const o = options.find((x) => x.value === field.value); return o ? o.label : ""; };
    const chosenOfNothing = select ? ((Array.from(field.options).find((o) => !o.value) || {}).text || "").trim() : "";
    let hits = [], at = -1;
    if (select) {
      ["aria-describedby", "aria-invalid", "required"].forEach((n) => { if (field.hasAttribute(n)) { input.setAttribute(n, field.getAttribute(n)); } });
      input.id = field.id; field.id += "_select"; input.value = chosen();
      field.hidden = true; field.required = false;
      field.addEventListener("change", () => { if (!hits.length) { input.value = chosen(); } });
    } else { input.removeAttribute("list"); }
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false", autocomplete: "off" }).forEach(([n, v]) => input.setAttribute(n, v));
    if (label) { list.setAttribute("aria-label", label.textContent.replace("*", "").trim()); }
    const box = make("div", "", { class: "combo" });
    field.before(box);
    box.append(input, list);
    if (select) { box.append(field); }
    if (field.autofocus) { input.focus(); }
    const shut = () => { hits = []; at = -1; draw(); };
    // Words that name nothing of the list are told at once and not sent: the officer would believe them saved.
    const stray = make("p", text.textUnlisted, { class: "error", role: "alert", hidden: "" });
    box.append(stray);
    const astray = () => select && Boolean(input.value.trim()) && !field.value && input.value.trim() !== chosenOfNothing;
    const tell = () => { stray.hidden = !astray(); };
    if (field.form) {
      field.form.addEventListener("submit", (event) => {
        if (!astray() || (event.submitter && event.submitter.formNoValidate)) { return; }
        event.preventDefault(); event.stopImmediatePropagation(); tell(); input.focus();
      }, true);
    }
    function draw() {
      list.replaceChildren(...hits.map((o, k) => {
        const item = make("li", o.label, { role: "option", id: list.id + k, "aria-selected": String(k === at) });
        item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(k); });
        return item;
      }));
      list.hidden = !hits.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      if (at >= 0) { input.setAttribute("aria-activedescendant", list.id + at); list.children[at].scrollIntoView({ block: "nearest" }); } else { input.removeAttribute("aria-activedescendant"); }
    }
    function pick(k) {
      input.value = hits[k].label;
      if (select) { field.value = hits[k].value; }
      shut();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    function look() {
      const words = fold(input.value).split(" ").filter(Boolean);
      hits = words.length ? options.filter((o) => words.every((w) => o.key.includes(w)) || (words.length === 1 && o.initials.includes(words[0]))).slice(0, 10) : [];
      if (select) { field.value = (options.find((o) => o.key === fold(input.value)) || { value: "" }).value; }
      if (hits.length === 1 && hits[0].label === input.value) { hits = []; }
      at = hits.length ? 0 : -1;
      draw();
    }
    input.addEventListener("input", (event) => { if (!event.isComposing) { look(); } });
    input.addEventListener("compositionend", look);
    input.addEventListener("blur", () => { shut(); tell(); });
    input.addEventListener("keydown", (event) => {
      if (!mine(event) || list.hidden || event.ctrlKey) { return; }
      const step = { ArrowDown: 1, ArrowUp: hits.length - 1 }[event.key];
      if (step) { event.preventDefault(); at = (at + step) % hits.length; draw(); }
      else if (event.key === "Enter") { event.preventDefault(); pick(at); }
      else if (event.key === "Tab") { pick(at); }
      else if (event.key === "Escape") { event.preventDefault(); shut(); }
    });
  }
  all("select[data-combo],input[list][data-combo]").forEach(combo);

  // On a phone menu and filters are shut before anything is focused: the page would move under it.
  if (matchMedia("(max-width: 800px)").matches) { all("details.menu,details.filters-box").forEach((d) => { d.open = false; }); }

  // Focus: the list of faults first; a focused field is never under the sticky bar (WCAG 2.2, 2.4.11).
  const faults = document.querySelector("[data-focus]");
  if (faults) { faults.focus(); }
  const bar = document.querySelector(".action-bar");
  if (bar) {
    document.addEventListener("focusin", ({ target }) => {
      // Focus given by the mouse moves nothing: the page would slip away between the press and its release.
      if (bar.contains(target) || !target.matches(":focus-visible")) { return; }
      const field = target.getBoundingClientRect(), top = bar.getBoundingClientRect().top;
      if (field.bottom > top - 8 && field.top < innerHeight) { scrollBy(0, Math.min(field.bottom - top + 16, Math.max(0, field.top - 12))); }
    });
  }
  document.addEventListener("htmx:beforeSwap", ({ detail }) => { if (detail.xhr.status === 422) { detail.shouldSwap = true; detail.isError = false; } });

  // Bulk acts: the bar says how many lines are ticked; without scripts it says what to do. Printing needs a script.
  all("form[data-bulk]").forEach((form) => {
    const word = form.querySelector("[data-bulk-count]");
    if (!word) { return; }
    const plain = word.textContent;
    const count = () => {
      const n = form.querySelectorAll("input[name=viec]:checked").length;
      word.textContent = n ? word.dataset.bulkCount.replace("#", n) : plain;
    };
    form.addEventListener("change", count);
    count();
  });
  all("[data-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });

  // Conference: arrows and the keys presenter clickers send; Esc leaves.
  if ("conference" in text) {
    const slides = all(".slide"), note = document.getElementById("slide-position");
    let at = 0;
    const show = (k) => {
      at = Math.max(0, Math.min(slides.length - 1, k));
      slides[at].scrollIntoView();
      slides[at].focus({ preventScroll: true });
      note.textContent = note.dataset.word + " " + (at + 1) + "/" + slides.length;
    };
    document.addEventListener("keydown", (event) => {
      if (!mine(event) || event.ctrlKey || event.altKey) { return; }
      const step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
      if (step) { event.preventDefault(); show(at + step); } else if (event.key === "Escape") { location.href = text.exit; }
    });
    if (slides.length) { note.textContent = note.dataset.word + " 1/" + slides.length; }
  }
})();
