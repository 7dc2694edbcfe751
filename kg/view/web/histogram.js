"use strict";
// When things happened, as bars; a stretch of time is picked by dragging over them or in the two fields below.
kg.histogram = (() => {
  const { byId, plural, svg } = kg.elements;
  const { data, state } = kg;
  const [WIDE, HIGH, BARS] = [212, 56, 36];
  const DAY = 86400000;
  const acts = data.nodes.map((node) => node.when).filter(Boolean);
  const day = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
  const text = (count) => new Date(count * DAY).toISOString().slice(0, 10);
  const STEPS = [1, 3, 12, 36, 120].map((months) => [months, months % 12 ? "month" : "year"]);
  let bins = []; // {first, last, count}: days, inclusive

  const monthOf = (count) => { const at = new Date(count * DAY); return at.getUTCFullYear() * 12 + at.getUTCMonth(); };
  const monthStart = (month) => Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY);

  // A thing whose date is vague ("2019") counts in the bar that its first day falls in.
  function divide() {
    if (!acts.length) return;
    const days = acts.map(([first]) => day(first));
    const [least, most] = [days, acts.map(([, last]) => day(last))].map((list, at) => monthOf(list.reduce((a, b) => (at ? Math.max(a, b) : Math.min(a, b)))));
    const [step] = STEPS.find(([months]) => (most - least + 1) / months <= BARS) || STEPS.at(-1);
    const from = Math.floor(least / step) * step;
    for (let month = from; month <= most; month += step) bins.push({ first: monthStart(month), last: monthStart(month + step) - 1, count: 0 });
    for (const one of days) bins[Math.floor((monthOf(one) - from) / step)].count += 1;
  }

  const x = (place) => (place * WIDE) / bins.length;

  function draw() {
    const picture = byId("histogram");
    const most = Math.max(...bins.map((bin) => bin.count));
    picture.setAttribute("viewBox", `0 0 ${WIDE} ${HIGH}`);
    const { since, until } = state.now;
    const bars = bins.map((bin, place) => {
      const height = bin.count ? Math.max(2, (bin.count / most) * (HIGH - 4)) : 0;
      const inside = (!since || bin.last >= day(since)) && (!until || bin.first <= day(until));
      const bar = svg("rect", { x: x(place) + 0.5, y: HIGH - height, width: Math.max(1, WIDE / bins.length - 1), height, class: inside ? "in" : "out" });
      bar.append(svg("title", {}, `${text(bin.first)} – ${text(bin.last)}: ${plural(bin.count, "dated thing")}`));
      return bar;
    });
    const ground = svg("path", { d: `M0 ${HIGH - 0.5}H${WIDE}`, class: "ground" });
    picture.replaceChildren(...bars, ground);
    picture.setAttribute("aria-label", `${plural(acts.length, "dated thing")} from ${text(bins[0].first)} to ${text(bins.at(-1).last)}. The fields below pick a stretch.`);
    byId("first-day").textContent = text(bins[0].first).slice(0, 7);
    byId("last-day").textContent = text(bins.at(-1).last).slice(0, 7);
  }

  function brush() {
    const picture = byId("histogram");
    let anchor = null;
    const at = (event) => {
      const box = picture.getBoundingClientRect();
      return Math.min(bins.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bins.length)));
    };
    const pick = (event) => {
      const [from, to] = [anchor, at(event)].sort((a, b) => a - b);
      state.set({ since: text(bins[from].first), until: text(bins[to].last) }, "time");
    };
    picture.addEventListener("pointerdown", (event) => { anchor = at(event); picture.setPointerCapture(event.pointerId); pick(event); });
    picture.addEventListener("pointermove", (event) => anchor !== null && pick(event));
    picture.addEventListener("pointerup", () => { anchor = null; });
  }

  function update() {
    if (bins.length) draw();
    byId("since").value = state.now.since;
    byId("until").value = state.now.until;
    byId("any-time").hidden = !state.now.since && !state.now.until;
  }

  function start() {
    divide();
    byId("time").hidden = !bins.length;
    if (bins.length) brush();
    for (const name of ["since", "until"]) byId(name).addEventListener("change", () => state.set({ [name]: byId(name).value }));
    byId("any-time").addEventListener("click", () => { state.set({ since: "", until: "" }); byId("since").focus(); });
  }

  return { start, update };
})();
