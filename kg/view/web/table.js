"use strict";
// The statements as a table: sortable, filterable, walked through with the arrow keys. It is the accessible form of the graph.
kg.table = (() => {
  const { add, button, byId, make, plural } = kg.elements;
  const { data, state, shown } = kg;
  const PAGE = 200; // rows drawn at once
  const distinct = (values) => [...new Set(values)].join(", ");
  const said = (one) => one.sources.map((place) => data.sources[place]);
  const confidence = (one) => (one.sources.length ? Math.max(...said(one).map((each) => each.confidence)).toFixed(2) : "");
  const when = (one) => (data.nodes[one.from].when || data.nodes[one.to].when || [""])[0];
  const COLUMNS = [
    { name: "From", value: (one) => data.nodes[one.from].label, open: (one) => `node:${data.nodes[one.from].id}` },
    { name: "Statement", value: (one) => one.label + (one.clash ? " ✗" : ""), open: (_, place) => `statement:${data.statementKey(place)}` },
    { name: "To", value: (one) => data.nodes[one.to].label, open: (one) => `node:${data.nodes[one.to].id}` },
    { name: "Said by", value: (one) => distinct(said(one).map((each) => each.speaker || "the report")) },
    { name: "How", value: (one) => data.waysOf(one).join(", ") },
    { name: "Date", value: when },
    { name: "Confidence", value: confidence, numeric: true },
    { name: "Reports", value: (one) => (one.sources.length ? String(one.reports) : ""), numeric: true },
  ];
  let page = 0;

  // "Date" or "-Date": by which column, and whether downwards.
  function order() {
    const down = state.now.sort.startsWith("-");
    const column = COLUMNS.find((one) => one.name === state.now.sort.replace(/^-/, ""));
    return { column, sign: down ? -1 : 1 };
  }

  function rows() {
    const words = state.now.words.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (one) => {
      const text = COLUMNS.map((column) => column.value(one)).join(" ").toLowerCase();
      return words.every((word) => text.includes(word));
    };
    const places = data.statements.map((_, place) => place).filter((place) => shown.now.statements[place] && (!words.length || fits(data.statements[place])));
    const { column, sign } = order();
    if (!column) return places;
    const key = new Map(places.map((place) => [place, column.value(data.statements[place])]));
    const compare = column.numeric ? (a, b) => Number(a) - Number(b) : (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return places.sort((a, b) => sign * compare(key.get(a), key.get(b)) || a - b);
  }

  function cell(column, one, place) {
    const text = column.value(one);
    const element = make("td", column.open ? undefined : text, { tabindex: "-1", ...(column.numeric ? { class: "numeric" } : {}) });
    if (!column.open) return element;
    element.removeAttribute("tabindex");
    return add(element, button(text, () => kg.acts.choose(column.open(one, place)), { tabindex: "-1" }));
  }

  function head() {
    const { column, sign } = order();
    const cells = COLUMNS.map((one) => {
      const sorted = one === column;
      const next = sorted && sign > 0 ? `-${one.name}` : sorted ? "" : one.name;
      const mark = sorted ? (sign > 0 ? " ▲" : " ▼") : "";
      const press = button(one.name + mark, () => { page = 0; state.set({ sort: next }); refocus(one.name); });
      return add(make("th", undefined, { scope: "col", "aria-sort": sorted ? (sign > 0 ? "ascending" : "descending") : "none" }), press);
    });
    byId("columns").replaceChildren(...cells);
  }

  const refocus = (name) => [...byId("columns").querySelectorAll("button")].find((one) => one.textContent.startsWith(name))?.focus();

  function update(changed) {
    if (state.now.tab !== "table") return;
    if (changed.has("words")) page = 0;
    if (byId("words").value !== state.now.words) byId("words").value = state.now.words;
    const places = rows();
    page = Math.min(page, Math.max(0, Math.ceil(places.length / PAGE) - 1));
    const seen = places.slice(page * PAGE, (page + 1) * PAGE);
    head();
    byId("rows").replaceChildren(...seen.map((place) => add(make("tr"), ...COLUMNS.map((column) => cell(column, data.statements[place], place)))));
    const first = byId("rows").querySelector("button");
    if (first) first.tabIndex = 0;
    byId("table-count").textContent = places.length ? `${plural(places.length, "statement")}${places.length > PAGE ? `, ${page * PAGE + 1}–${page * PAGE + seen.length} here` : ""}` : "No statement fits.";
    byId("pages").hidden = places.length <= PAGE;
    byId("previous").disabled = page === 0;
    byId("next").disabled = (page + 1) * PAGE >= places.length;
  }

  // Arrow keys go from cell to cell, Home and End along the row.
  function walk(event) {
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -99], End: [0, 99] }[event.key];
    const at = event.target.closest("td");
    if (!steps || !at) return;
    event.preventDefault();
    const row = at.parentElement;
    const line = [...byId("rows").children];
    const next = line[Math.min(line.length - 1, Math.max(0, line.indexOf(row) + steps[0]))];
    const across = Math.min(COLUMNS.length - 1, Math.max(0, [...row.children].indexOf(at) + steps[1]));
    const target = next.children[across].querySelector("button") || next.children[across];
    byId("rows").querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    target.tabIndex = 0;
    target.focus();
  }

  function turn(by) {
    page += by;
    update(new Set());
    byId("table-view").scrollTop = 0;
  }

  const lines = () => [COLUMNS.map((column) => column.name), ...rows().map((place) => COLUMNS.map((column) => column.value(data.statements[place])))];

  function start() {
    byId("words").addEventListener("input", () => state.set({ words: byId("words").value }, "words"));
    byId("rows").addEventListener("keydown", walk);
    byId("previous").addEventListener("click", () => turn(-1));
    byId("next").addEventListener("click", () => turn(1));
    byId("copy-csv").addEventListener("click", () => kg.files.copy(kg.files.csv(lines()), "The table is on the clipboard, as CSV."));
  }

  return { start, update, rows };
})();
