// Better with it, whole without it: a figure shows its sentence when it is pointed at, and a highlighted number its note.
(() => {
  "use strict";
  const lang = document.documentElement.lang;
  const known = new Map();
  let peek = null;
  let wanted = null;

  const close = () => {
    wanted = null;
    if (peek) peek.remove();
    peek = null;
  };

  const fetched = (link) => {
    const url = new URL(link, location.href);
    const parts = /^\/documents\/([^/]+)$/.exec(url.pathname);
    const number = /^#f-(\d+)$/.exec(url.hash);
    if (!parts || !number || url.origin !== location.origin) return null;
    const id = parts[1] + ":" + number[1];
    if (!known.has(id)) {
      const asked = fetch("/api/v1/figures/" + encodeURIComponent(id) + "?lang=" + lang, { credentials: "omit" });
      known.set(id, asked.then((answer) => (answer.ok ? answer.json() : null)).catch(() => null));
    }
    return known.get(id);
  };

  const show = async (target, link) => {
    const figure = fetched(link);
    if (!figure) return;
    wanted = target;
    const told = await figure;
    if (!told || wanted !== target) return;
    close();
    wanted = target;
    peek = document.createElement("div");
    peek.id = "peek";
    const line = document.createElement("p");
    const sentence = told.sentence || told.text;
    const at = sentence.indexOf(told.text);
    if (at >= 0) {
      const mark = document.createElement("mark");
      mark.textContent = told.text;
      line.append(sentence.slice(0, at), mark, sentence.slice(at + told.text.length));
    } else {
      line.textContent = sentence;
    }
    peek.append(line);
    document.body.append(peek);
    const box = target.getBoundingClientRect();
    const own = peek.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - own.width - 8));
    const above = box.top > own.height + 16;
    peek.style.setProperty("left", left + scrollX + "px");
    peek.style.setProperty("top", (above ? box.top - own.height - 8 : box.bottom + 8) + scrollY + "px");
  };

  const link = (event) => {
    const found = event.target instanceof Element && event.target.closest("a.figure, .chart svg a, .cards .big a, td.number a");
    return found || null;
  };
  const href = (found) => found.getAttribute("href") || "";
  document.addEventListener("pointerover", (event) => {
    const found = link(event);
    if (found && event.pointerType !== "touch") show(found, href(found));
  });
  document.addEventListener("pointerout", (event) => {
    if (link(event)) close();
  });
  document.addEventListener("focusin", (event) => {
    const found = link(event);
    if (found && found.matches(":focus-visible")) show(found, href(found));
  });
  document.addEventListener("focusout", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  // A number in the text and its note beside it light up together, and the note comes into view.
  const twin = (element) => {
    const id = element.id || "";
    const other = id.startsWith("f-") ? "k-" + id.slice(2) : id.startsWith("k-") ? "f-" + id.slice(2) : "";
    return other && document.getElementById(other);
  };
  const beside = document.querySelector(".reading .beside");
  const bring = (note) => {
    if (!beside || getComputedStyle(beside).position !== "sticky") return;
    beside.scrollTop += note.getBoundingClientRect().top - beside.getBoundingClientRect().top - 60;
  };
  let lit = [];
  const light = (element) => {
    lit.forEach((one) => one.classList.remove("on"));
    lit = [];
    const other = element && twin(element);
    if (!other) return;
    lit = [element, other];
    lit.forEach((one) => one.classList.add("on"));
  };
  document.addEventListener("pointerover", (event) => {
    const found = event.target instanceof Element && event.target.closest(".fig, .notes > li");
    if (found) {
      light(found);
      const other = found.matches(".fig") && twin(found);
      if (other) bring(other);
    }
  });
  const arrive = () => {
    const target = location.hash.startsWith("#f-") && document.getElementById(location.hash.slice(1));
    const note = target && twin(target);
    if (note) {
      light(target);
      bring(note);
    }
  };
  addEventListener("hashchange", arrive);
  arrive();

  // What is being worked out is looked for again.
  const again = async (left) => {
    if (!left || !document.querySelector("[data-again]")) return;
    await new Promise((done) => setTimeout(done, 1500));
    const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
    const main = answer && answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (main && !main.querySelector("[data-again]")) document.querySelector("main").replaceWith(document.adoptNode(main));
    else again(left - 1);
  };
  again(40);
})();
