(() => {
"use strict";
const root = document.documentElement, card = document.getElementById("card");
const all = (q, at = document) => [...at.querySelectorAll(q)];
const make = (tag, text, at) => { const e = document.createElement(tag); e.textContent = text ?? ""; at?.append(e); return e; };
const said = code => words[code] ? words[code][root.lang === "vi" ? 1 : 0] : code;
const label = (e, code) => { e.dataset.t = code; e.textContent = said(code); return e; };
root.classList.add("js");

// The card of a figure: a copy of its note, beside the figure or, on a phone, at the foot of the screen.
let shown = null, pinned = false;
function show(f) {
  if (shown === f) return;
  hide();
  const note = document.getElementById(f.hash.slice(1));
  if (!note) return;
  shown = f;
  f.classList.add("on");
  card.replaceChildren(...[...note.childNodes].map(n => n.cloneNode(true)));
  card.className = f.className;
  card.classList.remove("f", "on", "teaser", "long");
  card.setAttribute("role", "status");
  card.hidden = false;
  const at = f.getClientRects()[0], gap = 8, wide = root.clientWidth;
  const left = Math.max(gap, Math.min(at.left, wide - card.offsetWidth - gap));
  const below = at.bottom + gap + card.offsetHeight < innerHeight || at.top < card.offsetHeight + gap;
  card.style.left = left + scrollX + "px";
  card.style.top = scrollY + (below ? f.getBoundingClientRect().bottom + gap : at.top - card.offsetHeight - gap) + "px";
  if (getComputedStyle(card).position === "fixed") {
    const over = at.bottom + gap - (innerHeight - card.offsetHeight);
    if (over > 0) scrollBy(0, over + 2 * gap);
  }
  light(f.closest(".text"), note.dataset.from);
}
function hide() {
  shown?.classList.remove("on");
  shown = null; pinned = false; card.hidden = true;
  globalThis.CSS?.highlights?.delete("from");
}
// The words from which the keys were read, found by counting through the text.
function light(text, from) {
  if (!from || !globalThis.Highlight) return;
  const spans = from.split(" ").map(s => s.split("-").map(Number)), ranges = spans.map(() => new Range());
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node; node = walk.nextNode(); before += node.length) {
    const end = before + node.length;
    spans.forEach(([a, b], i) => {
      if (a >= before && a < end) ranges[i].setStart(node, a - before);
      if (b > before && b <= end) ranges[i].setEnd(node, b - before);
    });
  }
  CSS.highlights.set("from", new Highlight(...ranges.filter(r => !r.collapsed)));
}
const figure = e => e.target.closest?.(".f:not(.off)");
document.addEventListener("mouseover", e => {
  if (pinned || !matchMedia("(hover:hover)").matches) return;
  const f = figure(e);
  if (f) show(f); else if (shown && !e.target.closest("#card")) hide();
});
document.addEventListener("focusin", e => { const f = figure(e); if (f) { pinned = false; show(f); } });
document.addEventListener("click", e => {
  const f = figure(e);
  if (f) { e.preventDefault(); if (pinned && shown === f) hide(); else { show(f); pinned = true; } }
  else if (shown && !e.target.closest("#card")) hide();
});
document.addEventListener("keydown", e => { if (e.key === "Escape") hide(); });
let width = innerWidth;
addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; hide(); } });

// The list of all figures of a document.
all(".all").forEach(b => b.onclick = () =>
  b.setAttribute("aria-expanded", b.parentNode.querySelector(".notes").classList.toggle("open")));

// The legend: how many figures of each family, and a switch for each.
const legend = document.getElementById("legend");
for (const family of ["trade", "gate", "output", "budget", "rest"]) {
  const of = all(".f." + family);
  if (!of.length) continue;
  const b = make("button", "", legend);
  b.className = family;
  b.setAttribute("aria-pressed", "true");
  label(make("span", "", b), "family " + family);
  make("small", of.length, b);
  b.onclick = () => {
    const on = b.getAttribute("aria-pressed") === "false";
    b.setAttribute("aria-pressed", on);
    of.forEach(f => f.classList.toggle("off", !on));
  };
}

// The contents, where there is more than one document.
const articles = all("article");
if (articles.length > 1) {
  const box = make("details", "", document.getElementById("contents"));
  const head = make("summary", "", box);
  head.append(articles.length + " ", label(make("span"), "documents"));
  const list = make("ol", "", box);
  for (const a of articles) {
    const line = make("li", "", list);
    const link = make("a", a.querySelector("h2")?.textContent.trim() || a.querySelector(".meta b").textContent, line);
    link.href = "#" + a.id;
    make("small", " " + a.querySelectorAll(".f").length, line);
  }
}

// The other language.
document.getElementById("lang").onclick = () => {
  root.lang = root.lang === "vi" ? "en" : "vi";
  hide();
  all("[data-t]").forEach(e => e.textContent = said(e.dataset.t));
  all("[data-o]").forEach(e => [e.textContent, e.dataset.o] = [e.dataset.o, e.textContent]);
};
})();
