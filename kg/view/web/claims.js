"use strict";
// Facts and statements as the panel tells them: the value, who says so and how, how many reports, and the sentences themselves.
kg.claims = (() => {
  const { add, make, plural } = kg.elements;
  const { data } = kg;

  // An address of another kind never gets this far; to look again costs nothing.
  function safeLink(text, url) {
    return /^https?:\/\//i.test(url) ? make("a", text, { href: url, rel: "noopener noreferrer", target: "_blank" }) : make("span", text);
  }

  const against = (said) => said.polarity === "negative" || said.modality === "denied";

  function quote(place) {
    const said = data.sources[place];
    const report = data.reports[said.report];
    const where = add(make("p", undefined, { class: "muted" }), safeLink(report.title || report.url || "untitled report", report.url));
    where.append([report.publisher && `, ${report.publisher}`, report.date && `, ${report.date}`, report.copy && ", a copy of an earlier report"].filter(Boolean).join(""));
    return add(
      make("article", undefined, against(said) ? { class: "denied" } : {}),
      said.quote && make("blockquote", `“${said.quote}”`),
      make("p", `${said.speaker || "the report"}: ${manner(said)}`),
      add(where, make("span", ` · characters ${said.start}–${said.end}`)),
    );
  }

  function manner(said) {
    return [said.modality, said.polarity === "negative" && "says it is not so", `confidence ${said.confidence.toFixed(2)}`].filter(Boolean).join(" · ");
  }

  const distinct = (values) => [...new Set(values)];

  // "Twitter, Facebook · reported · 2 reports"
  function summary(one) {
    if (one.inferred) return "computed, said by no report";
    if (!one.sources.length) return "known without a report";
    const said = one.sources.map((place) => data.sources[place]);
    const speakers = distinct(said.map((each) => each.speaker || "the report"));
    const shownSpeakers = speakers.slice(0, 3).join(", ") + (speakers.length > 3 ? ` and ${speakers.length - 3} more` : "");
    const ways = distinct(said.map((each) => (each.polarity === "negative" ? `${each.modality}: not so` : each.modality)));
    return [shownSpeakers, ways.join(", "), counted(one)].join(" · ");
  }

  // A copy of a report that is counted already adds nothing to it.
  function counted(one) {
    const copies = distinct(one.sources.map((place) => data.sources[place].report)).length - one.reports;
    const reports = plural(one.reports, one.reports === 1 ? "report" : "independent report");
    return copies ? `${reports} and ${copies} cop${copies === 1 ? "y" : "ies"}` : reports;
  }

  function quotes(places) {
    const said = distinct(places.map((place) => data.sources[place].report)).length;
    const left = data.redacted && make("p", `Quotes are left out of this copy (${plural(said, "report")}).`, { class: "muted" });
    return [left, ...places.map(quote)];
  }

  // One fact: a line that says it, and under it who says so, which opens the sentences.
  function fact(one, head, open) {
    const element = add(make("div", undefined, { class: one.clash ? "fact clash" : "fact" }), add(make("p"), ...head));
    if (!one.sources.length) return add(element, make("p", summary(one), { class: "muted" }));
    const details = add(make("details"), make("summary", summary(one), { class: "muted" }));
    details.open = open;
    const fill = () => details.childElementCount === 1 && add(details, ...quotes(one.sources));
    if (open) fill();
    else details.addEventListener("toggle", fill, { once: true });
    return add(element, details);
  }

  // An act that was drawn as a line, with the sentences of all its statements.
  function deed(act, places) {
    const told = places.map((place) => data.statements[place]).filter((one) => one.from === act);
    const sources = distinct(told.flatMap((one) => one.sources));
    const one = { sources, inferred: false, clash: false, reports: distinct(sources.map((place) => data.reports[data.sources[place].report].origin)).length };
    return fact(one, [thing(act)], true);
  }

  function plainFact(one, open) {
    return fact(one, [make("span", `${one.label} `, { class: "relation" }), make("b", one.value)], open);
  }

  function thing(node) {
    const chosen = `node:${data.nodes[node].id}`;
    const link = make("a", data.nodes[node].label, { class: "thing", href: `#${new URLSearchParams({ chosen })}` });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      kg.acts.choose(chosen);
    });
    return link;
  }

  // Seen from one of its ends, or from neither.
  function statement(place, seenFrom, open) {
    const one = data.statements[place];
    const relation = (text) => make("span", text, { class: "relation" });
    if (seenFrom === one.from) return fact(one, [relation(`${one.label} → `), thing(one.to)], open);
    if (seenFrom === one.to) return fact(one, [relation("← "), thing(one.from), relation(` ${one.label} this`)], open);
    return fact(one, [thing(one.from), relation(` ${one.label} → `), thing(one.to)], open);
  }

  // Accounts that cannot all be right stand side by side.
  function clashes(facts, draw) {
    const groups = new Map();
    for (const one of facts.filter((each) => each.clash)) groups.set(one.key, [...(groups.get(one.key) || []), one]);
    return [...groups.values()].map((group) => {
      const title = make("h3", group.length > 1 ? `Accounts differ: ${group[0].label}` : `Disputed: ${group[0].label}`, { class: "warning" });
      return add(make("section"), title, add(make("div", undefined, { class: "beside" }), ...group.map(draw)));
    });
  }

  // What reports tell differently of one operation: each value with the reports that give it, copies of earlier ones marked.
  function disagreement(one) {
    const name = [one.slot, one.about && `(${one.about})`].filter(Boolean).join(" ");
    const verdict = one.conflict ? "Sources contradict each other" : "Told differently, without contradiction";
    const title = make("h3", `${verdict}: ${name}`, one.conflict ? { class: "warning" } : {});
    return add(make("section"), title, add(make("div", undefined, { class: "beside" }), ...one.sides.map(side)));
  }

  function side(one) {
    return add(make("div", undefined, { class: "fact" }), make("b", one.value), ...one.accounts.flatMap(account));
  }

  function account(told) {
    const copy = told.copy && "a copy of an earlier report";
    return told.sources.length ? quotes(told.sources) : [make("p", [told.title, told.date, copy].filter(Boolean).join(", "), { class: "muted" })];
  }

  return { clashes, deed, disagreement, plainFact, quotes, safeLink, statement, summary, thing };
})();
