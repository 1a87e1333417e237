/* Searches the digest in the reader's browser. The index comes in parts, and only those are loaded that the
   words at hand need; they are scripts, so that a page opened from a disk can load them, too.

   The page has a form #search with an input named q, which is hidden as long as nothing can answer it;
   #found says how many there are, and #results lists them. */
(() => {
  "use strict";

  const ROOT = new URL("../", document.currentScript.src);
  const AT_ONCE = 10;
  const FIELDS = ["title", "about", "text"];
  const WEIGHTS = { title: 4, about: 2, text: 1 };
  const LONGEST = 40;
  // What bounds how much is loaded: words that count, and parts for a word that is begun or misspelt.
  const WORDS = 6;
  const PARTS_OF_A_BEGINNING = 4;
  const NEIGHBOURS = 3;
  const [form, status, list] = ["search", "found", "results"].map((id) => document.getElementById(id));
  if (!form || !status || !list) return;
  const input = form.elements.q;

  /* Parts of the index. */

  const arrived = new Map();
  const awaited = new Map();

  window.digestSearch = (name, data) => arrived.set(name, data);

  function load(name, query = "") {
    if (!awaited.has(name)) {
      awaited.set(name, script(`search/${name}.js${query}`).then(() => {
        if (!arrived.has(name)) throw new Error(`${name} is of another version`);
        return arrived.get(name);
      }));
      awaited.get(name).catch(() => awaited.delete(name));
    }
    return awaited.get(name);
  }

  /* All but the index are named after what they hold, and the index says their names. So a part that can't
     be had means that the index is of an older site: a tab stayed open, or a cache kept it. */
  function renewed() {
    awaited.delete("index");
    return load("index", `?${Date.now()}`);
  }

  const partOf = (index, kind, number) => load(`${kind}-${index[kind].split(" ")[number]}`);

  function script(address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = new URL(address, ROOT);
      element.onload = () => resolve();
      element.onerror = () => reject(new Error(`${address} can't be loaded`));
      document.head.append(element);
    });
  }

  /* Terms of a text, cut as digest/text/terms.py does. */

  const ACCENTS = new RegExp("(?<![иу])\\u0306|(?<!і)\\u0308|[\\u0300-\\u0305\\u0307\\u0309-\\u036f]" +
    "|[\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670]", "g");
  const UNSPACED = "\\u0e01-\\u0e4e\\u0e81-\\u0ece\\u1000-\\u103f\\u1780-\\u17d3\\u3005\\u3040-\\u30ff\\u31f0-\\u31ff" +
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3fffd}";
  const RUN = new RegExp(`([${UNSPACED}]+)`, "u");
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const ACRONYM = /(?<![\p{L}\p{N}_])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}_])/gu;
  const MODEL = /(?<![\p{L}\p{N}_])(\p{L})[-\u2010\u2011](?=\p{Nd})/gu;

  function fold(text) {
    const lower = text.replace(/’/g, "'").normalize("NFKD").toLowerCase()
      .replace(/ß/g, "ss").replace(/ς/g, "σ").replace(/\u0345/g, "ι");
    return lower.normalize("NFKD").replace(ACCENTS, "").normalize("NFC");
  }

  function cut(run) {
    return run.split(RUN).flatMap((part, number) => {
      const letters = [...part];
      if (number % 2) {
        const pairs = letters.slice(1).map((letter, at) => letters[at] + letter);
        return pairs.length ? pairs : [part];
      }
      return letters.length > 1 || /^\p{Nd}$/u.test(part) ? [letters.slice(0, LONGEST).join("")] : [];
    });
  }

  function terms(text) {
    const plain = fold(text).replace(ACRONYM, (found) => found.replaceAll(".", "")).replace(MODEL, "$1");
    return (plain.match(WORD) || []).flatMap(cut);
  }

  /* Searching. */

  const unspaced = (term) => RUN.test(term);
  const beginsMore = (term) => term.length > 1 || unspaced(term);
  const mayBeMisspelt = (term) => [...term].length > 3 && !unspaced(term) && !/\p{N}/u.test(term);

  /* The numbers of the parts that hold `from`, all that begins with it, or (`to`) what lies between. */
  function partsOf(index, from, to) {
    const numbers = [];
    index.firsts.forEach((first, number) => {
      const next = index.firsts[number + 1];
      if (first <= to && (next === undefined || next > from)) numbers.push(number);
    });
    return numbers;
  }

  /* The last word may be only begun; one of two words may have its like in the parts around. */
  function wanted(index, term, words, misspelt) {
    const own = partsOf(index, term, term);
    const begun = term === words[words.length - 1] && beginsMore(term) ? partsOf(index, term, `${term}\uffff`) : own;
    const parts = words.length > 1 && begun.length > PARTS_OF_A_BEGINNING ? own : begun;
    if (!misspelt || words.length > 2 || !mayBeMisspelt(term)) return parts;
    const near = [2, 3].map((letters) => term.slice(0, letters))
      .map((start) => partsOf(index, start, `${start}\uffff`))
      .find((found) => found.length <= NEIGHBOURS);
    return [...parts, ...(near || [])];
  }

  let searcher = { index: null, of: "", search: null };

  /* MiniSearch over the parts given, as if it had indexed the articles itself. */
  async function searcherOf(index, numbers) {
    const of = numbers.join(" ");
    if (searcher.index === index && searcher.of === of) return searcher.search;
    const [parts] = await Promise.all([
      Promise.all(numbers.map((number) => partOf(index, "terms", number))),
      window.MiniSearch ? null : script("assets/minisearch.js"),
    ]);
    const every = Array.from({ length: index.count }, (_, number) => number);
    const search = window.MiniSearch.loadJS({
      documentCount: index.count,
      nextId: index.count,
      documentIds: Object.fromEntries(every.map((number) => [number, number])),
      fieldIds: Object.fromEntries(FIELDS.map((field, number) => [field, number])),
      fieldLength: Object.fromEntries(every.map((number) => [number, [1, 1, 1]])),
      averageFieldLength: [1, 1, 1],
      storedFields: {},
      dirtCount: 0,
      index: parts.flatMap((part) => part.split("\n").map(entry)),
      serializationVersion: 2,
    }, { fields: FIELDS, tokenize: terms, processTerm: (term) => term });
    searcher = { index, of, search };
    return search;
  }

  function entry(line) {
    const [term, ...fields] = line.split(";");
    const found = {};
    fields.forEach((text, field) => {
      if (text) found[field] = Object.fromEntries(places(text).map((number) => [number, 1]));
    });
    return [term, found];
  }

  /* Numbers of articles from steps in base 36, of which none is one, or from a bit for each article. */
  function places(text) {
    if (text[0] === "*") {
      return [...atob(text.slice(1))].flatMap((byte, at) =>
        [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte.charCodeAt(0) >> bit & 1).map((bit) => at * 8 + bit));
    }
    let number = 0;
    return text.split(",").map((step) => (number += step === "" ? 1 : parseInt(step, 36)));
  }

  /* Numbers of articles, best first: those with all words, or else with words spelt alike, or else with some
     of them. The higher number is the newer article, which is better where all else is equal. */
  async function find(index, words) {
    const unique = [...new Set(words)].slice(0, WORDS);
    for (const [misspelt, combineWith] of [[false, "AND"], [true, "AND"], [true, "OR"]]) {
      const parts = unique.flatMap((word) => wanted(index, word, unique, misspelt));
      const numbers = [...new Set(parts)].sort((a, b) => a - b);
      const search = await searcherOf(index, numbers);
      const found = search.search(unique.join(" "), {
        tokenize: (text) => text.split(" "),
        combineWith,
        boost: WEIGHTS,
        prefix: beginsMore,
        fuzzy: (word) => misspelt && mayBeMisspelt(word) && 0.25,
        maxFuzzy: 2,
        boostDocument: (number) => 1.25 - 0.25 * ((index.count - 1 - number) / index.count),
      });
      if (found.length) return found.sort((a, b) => b.score - a.score || b.id - a.id).map((one) => one.id);
    }
    return [];
  }

  async function article(index, number) {
    const part = await partOf(index, "articles", Math.floor(number / index.inPart));
    const [title, address, outlet, date, day, language] = part[number % index.inPart];
    return { title, href: new URL(address, ROOT).href, outlet, date, day, language };
  }

  /* Either engine: how many there are, and how to get one. */

  let pagefind = null;

  async function ask(index, query) {
    if (index.engine !== "pagefind") {
      const numbers = await find(index, terms(query));
      return { count: numbers.length, get: (at) => article(index, numbers[at]) };
    }
    pagefind = pagefind || await import(new URL("pagefind/pagefind.js", ROOT));
    const { results } = await pagefind.search(query);
    return { count: results.length, get: (at) => results[at].data().then(fromPagefind) };
  }

  function fromPagefind({ raw_url: address, meta }) {
    const href = new URL(address.replace(/^\//, ""), ROOT).href;
    return { title: meta.title, href, outlet: meta.outlet || "", date: meta.date || "", day: meta.day || "", language: meta.language };
  }

  /* The page. */

  const more = made("button", { className: "more", type: "button", hidden: true }, "More results");
  list.after(more);
  let asked = 0;
  let shown = null;

  function made(name, properties, text = "") {
    const element = document.createElement(name);
    Object.assign(element, properties);
    if (text) element.textContent = text;
    return element;
  }

  function line(found) {
    const item = made("li", {});
    const headline = made("p", { className: "headline" });
    const title = made("a", { href: found.href }, found.title);
    if (found.language && found.language !== document.documentElement.lang) {
      title.lang = found.language;
      title.dir = "auto";
    }
    const facts = made("p", { className: "meta" });
    const outlet = made("bdi", {}, found.outlet || "source not given");
    const date = made("time", {}, found.date || "undated");
    if (found.day) date.dateTime = found.day;
    facts.append(outlet, " · ", date);
    headline.append(title);
    item.append(headline, facts);
    return item;
  }

  async function showMore(number) {
    const from = list.children.length;
    const to = Math.min(shown.count, from + AT_ONCE);
    const found = await Promise.all(Array.from({ length: to - from }, (_, at) => shown.get(from + at)));
    if (number !== asked) return;
    list.append(...found.map(line));
    more.hidden = to === shown.count;
    if (from) list.children[from].querySelector("a").focus();
  }

  async function answer() {
    const query = input.value.trim();
    const number = ++asked;
    remember(query);
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      more.hidden = true;
      return;
    }
    const use = (index) => show(index, query, number);
    try {
      await load("index").then(use).catch(() => renewed().then(use));
    } catch (error) {
      if (number === asked) failed(error);
    }
  }

  async function show(index, query, number) {
    const found = await ask(index, query);
    if (number !== asked) return;
    shown = found;
    list.replaceChildren();
    status.textContent = found.count === 0 ? "Nothing found."
      : found.count === 1 ? "1 article" : `${found.count.toLocaleString("en")} articles`;
    await showMore(number);
  }

  function failed(error) {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = location.protocol === "file:" && arrived.get("index")?.engine === "pagefind"
      ? "This search needs a web server; opened from a disk, the archive below is the way."
      : "The search can't be loaded; the archive below has everything.";
    console.error(error);
  }

  /* The words stay in the address, so that a search can be shared and gone back to. */
  function remember(query) {
    if (location.protocol === "file:") return;
    const address = new URL(location);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  }

  form.hidden = false;

  let soon = 0;
  input.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(answer, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(soon);
    answer();
  });
  more.addEventListener("click", () => showMore(asked).catch(() => renewed().then(answer, failed)));
  const stops = () => [input, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
  document.addEventListener("keydown", (event) => {
    const at = stops().indexOf(document.activeElement);
    if (event.isComposing || at < 0) return;
    const next = stops()[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] || Infinity)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
    if (event.key === "Escape" && at) input.focus();
  });
  document.addEventListener("keydown", (event) => {
    const writing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });

  const given = new URLSearchParams(location.search).get("q");
  if (given) {
    input.value = given;
    answer();
  }
})();
