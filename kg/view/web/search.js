"use strict";
// Finding a thing by what it is called: label, other names, codes. A list of suggestions, by keyboard and mouse.
kg.search = (() => {
  const { add, byId, icon, make } = kg.elements;
  const { data } = kg;
  const MOST = 12;
  const fold = (text) => text.normalize("NFKD").replace(/\p{Diacritic}/gu, "").toLowerCase();
  const names = data.nodes.map((node) => [node.label, ...node.names, ...node.facts.filter((one) => one.key === "notation" || one.key === "name").map((one) => one.value)].map(fold));
  let found = [];
  let active = -1;

  // 0 the very name, 1 begins so, 2 a word in it begins so, 3 in it, 4 not at all; the label before other names.
  function rank(node, wanted) {
    const score = (name) => {
      if (name === wanted) return 0;
      if (name.startsWith(wanted)) return 1;
      if (name.includes(` ${wanted}`)) return 2;
      return wanted.length > 1 && name.includes(wanted) ? 3 : 4;
    };
    return Math.min(...names[node].map((name, place) => score(name) + (place && score(name) < 4 ? 0.5 : 0)));
  }

  function hits(text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const ranked = data.nodes.map((_, node) => [rank(node, wanted), -data.around[node].length, node]).filter(([score]) => score < 4);
    return ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(([, , node]) => node);
  }

  function option(node, place) {
    const { label, kind, names: others } = data.nodes[node];
    const wanted = fold(byId("wanted").value.trim());
    const other = fold(label).includes(wanted) ? "" : others.find((name) => fold(name).includes(wanted)) || "";
    const item = make("li", undefined, { role: "option", id: `hit-${place}`, "aria-selected": "false" });
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => pick(node));
    return add(item, icon(data.kinds[kind]), make("span", label), make("small", other ? `${other} · ${data.kinds[kind].name}` : data.kinds[kind].name));
  }

  function suggest() {
    found = hits(byId("wanted").value);
    active = -1;
    const list = found.slice(0, MOST).map(option);
    if (!list.length && byId("wanted").value.trim()) list.push(make("li", `Nothing here is called “${byId("wanted").value.trim().slice(0, 60)}”`, { role: "option", "aria-disabled": "true", "aria-selected": "false" }));
    if (found.length > MOST) list.push(make("li", `${found.length - MOST} more: type on`, { role: "option", "aria-disabled": "true", "aria-selected": "false" }));
    byId("hits").replaceChildren(...list);
    open(list.length > 0);
    byId("said").textContent = found.length ? `${found.length} found` : "";
  }

  function open(on) {
    byId("hits").hidden = !on;
    byId("wanted").setAttribute("aria-expanded", String(on));
    byId("wanted").removeAttribute("aria-activedescendant");
  }

  function move(by) {
    const last = Math.min(found.length, MOST);
    if (!last) return;
    if (byId("hits").hidden) open(true);
    active = (active + by + last + (active < 0 && by < 0 ? 1 : 0)) % last;
    [...byId("hits").children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    byId(`hit-${active}`).scrollIntoView({ block: "nearest" });
    byId("wanted").setAttribute("aria-activedescendant", `hit-${active}`);
  }

  function pick(node) {
    open(false);
    kg.acts.find(node);
  }

  function keys(event) {
    if (event.key === "Enter") {
      event.preventDefault(); // a sandboxed frame lets no form be sent, so none is
      if (active < 0) suggest();
      if (found.length) pick(found[Math.max(active, 0)]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && !byId("hits").hidden) {
      event.stopPropagation();
      open(false);
    }
  }

  function start() {
    byId("wanted").addEventListener("input", suggest);
    byId("wanted").addEventListener("keydown", keys);
    byId("wanted").addEventListener("blur", () => open(false));
  }

  return { hits, start };
})();
