// Search over the names of the site, by any spelling; and the words of a claim lit up in their story. The site works
// without it: lists lead everywhere, and a browser goes to a claim's place by itself. Nothing is fetched: the names
// come as a script beside this one, when they are first needed, so that pages opened from disk have them too.
"use strict";
(() => {
  const root = document.currentScript.dataset.root;
  const LISTS = { w: "show", p: "person", c: "character", o: "organization", l: "place" };
  const INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ");
  const VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
  const FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");

  // Hangul spelled out, so that what is typed in it finds a name of which the desk has none.
  const spelled = (text) => text.replace(/[가-힣]/g, (letter) => {
    const at = letter.charCodeAt(0) - 0xac00;
    return INITIALS[Math.floor(at / 588)] + VOWELS[Math.floor(at / 28) % 21] + FINALS[at % 28];
  });
  const fold = (text) => text.normalize("NFKD").normalize("NFC").toLowerCase().normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "").normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
  // What two romanisations of one name have in common: consonants, in pairs that are heard alike.
  const sound = (text) => spelled(text.normalize("NFC")).toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .split(/[^a-z0-9]+/).map((word) => word.replace(/^(lee|rhee|yi|li)$/, "").replace(/ar(?=k)/, "a")).join("")
    .replace(/sh/g, "s").replace(/[jz]|ch/g, "c").replace(/ck/g, "k").replace(/[gq]/g, "k").replace(/d/g, "t").replace(/[bv]/g, "p")
    .replace(/l/g, "r").replace(/[aeiouyw]/g, "").replace(/(.)\1+/g, "$1");

  const box = document.querySelector(".find"), field = document.getElementById("q");
  const list = document.getElementById("hits"), status = document.getElementById("said-hits");
  let names = null, hits = [], at = -1;
  box.hidden = false;

  window.copydeskNames = (rows) => {
    names = rows.map(([id, kind, name, hangul, others, stories]) => {
      const forms = [name, hangul, ...others].filter(Boolean);
      return { id, kind, name, hangul, stories, folds: forms.map(fold), sounds: [...new Set(forms.map(sound))].filter((s) => s.length > 1) };
    });
    look();
  };
  function load() {
    if (names || document.getElementById("names")) return;
    const script = document.createElement("script");
    script.id = "names";
    script.src = root + "assets/names.js";
    document.head.append(script);
  }
  function rank(one, folded, heard) {
    if (one.folds.includes(folded)) return 4;
    if (one.folds.some((f) => f.startsWith(folded))) return 3;
    if (one.sounds.includes(heard)) return 2;
    return one.folds.some((f) => f.includes(folded)) ? 1 : 0;
  }
  function look() {
    const folded = fold(field.value), heard = sound(field.value);
    hits = !folded || !names ? [] : names.map((one) => [rank(one, folded, heard), one]).filter(([n]) => n)
      .sort(([n, a], [m, b]) => m - n || b.stories - a.stories || (a.id < b.id ? -1 : 1)).slice(0, 12).map(([, one]) => one);
    at = -1;
    list.replaceChildren(...hits.map((one, n) => {
      const item = document.createElement("li");
      item.id = "hit-" + n;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = `${one.name}${one.hangul && one.hangul !== one.name ? " " + one.hangul : ""} · ${LISTS[one.kind]}`;
      item.addEventListener("mousedown", (event) => { event.preventDefault(); open(one); });
      return item;
    }));
    list.hidden = !hits.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
    status.textContent = !folded || !names ? "" : hits.length ? `${hits.length} found` : "Nothing is called that";
  }
  function choose(next) {
    if (!hits.length) return;
    at = (next + hits.length) % hits.length;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", "hit-" + at);
  }
  const open = (one) => { location.href = `${root}things/${one.id}.html`; };
  field.addEventListener("focus", load);
  field.addEventListener("input", () => { load(); look(); });
  field.addEventListener("blur", () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); choose(at + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(at < 0 ? -1 : at - 1); }
    else if (event.key === "Enter" && hits.length) { event.preventDefault(); open(hits[Math.max(at, 0)]); }
    else if (event.key === "Escape") { field.value = ""; look(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, [popover]")) { event.preventDefault(); field.focus(); }
  });

  function light() {
    const wanted = location.hash.slice(1);
    document.querySelectorAll("mark[data-c]").forEach((mark) => mark.classList.toggle("lit", wanted !== "" && mark.dataset.c.split(" ").includes(wanted)));
  }
  addEventListener("hashchange", light);
  light();
})();
