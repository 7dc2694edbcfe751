"""Where a report begins to tell of one operation under a heading, and which operation that is."""

import re

from kg.reading.cases import Case
from kg.reading.document import Sentence
from kg.reading.mention import Mention
from kg.reading.naming import ORIGIN_LINE, Naming, heading_name
from kg.reading.threads import LEAD, Done, Threads

# A line of a record under a heading: "Accounts: 241", "Found by: our own investigation".
ENTRY = re.compile(r"^\W*(?P<label>[a-z][\w -]{1,30}?) ?: ?(?P<value>\S)", re.I)


def open_section(self: Threads, sentence: Sentence) -> Done:
    """Begin a new section at a heading, and return what the name in it means."""
    titled, case = heading_name(self.document, sentence), self.cases.get(sentence.index)
    if case is not None or _ends(self, sentence):
        self.section, self.case = -1, None
        self.heading = sentence.text.lower() if sentence.kind == "heading" else self.heading
        if len(self.threads) > 1:
            # "They" in it is not what the last one spoke of, and "the first" is of all again.
            self.recent, self.labelled = (), None
            self.focus = self.focus if sentence.asks else []
    if titled is None and case is not None:
        return _opened(self, case)
    if titled is None:
        return {}
    index = _titled(self, sentence, titled)
    self.section = index if sentence.kind == "heading" else -1
    return {titled.token.i: (index,)}


def _ends(self: Threads, sentence: Sentence) -> bool:
    """Whether a line ends the section that is being read: a heading, what follows an item, or the next number where it has one."""
    over = self.case is not None and (
        (self.case.counted and self.case.sentence.block != sentence.block)
        or (self.case.sentence.marker.isdigit() and sentence.first and sentence.marker.isdigit())
    )
    return over or (sentence.kind == "heading" and not _is_entry(self, sentence))


def _is_entry(self: Threads, sentence: Sentence) -> bool:
    found, words = ENTRY.match(sentence.text), self.document.ontology.phrases["operation"]
    before = ENTRY.match(self.document.sentences[sentence.index - 1].text) if sentence.index else None
    # "How it was found: internally", below "Followers: 70,892".
    goes_on = before is not None and before["value"].isdigit()
    entry = found is not None and (found["value"].isdigit() or goes_on or found["label"].lower() in words["entries"])
    part = self.section >= 0 and sentence.text.lower().strip(" *:.") in words["parts"]
    return entry or part or bool(ORIGIN_LINE.match(sentence.text))


def _opened(self: Threads, case: Case) -> Done:
    """Begin the section of a case: what it tells is of one operation, told of in the lead or new."""
    if case.token is None:
        self.focus = []
        return {}
    if case.naming is not None:
        before = len(self.threads)
        self.section = _titled(self, case.sentence, case.naming)
        self.threads[self.section].unmet = case.run_in and self.section == before
    else:
        self.section = _told_before(self, case) if self.threads else -1
        if self.section < 0:
            self.section = self.new(Mention(case.sentence, case.token, "operation", True, 1, (), case.known, marked=True), ())
            # "Interference in Benin" brings an operation up; "Benin" alone does not.
            self.threads[self.section].unmet = bool(case.states) or case.counted
    self.focus, self.case = [self.section], case
    return {} if case.counted else {case.token.i: (self.section,)}


def _told_before(self: Threads, case: Case) -> int:
    """The operation that the lead has told of and no section yet: of that place, else the next of those it has counted."""
    if case.known:
        return next((t.index for t in self.threads if t.name == case.known), -1)
    lead = [t for t in self.matching(case.states) if case.states and t.first.sentence.index < LEAD and not t.headed]
    found = lead or self.free_members(case.states)
    for thread in found[:1]:
        thread.headed = True
    return found[0].index if found else -1


def _titled(self: Threads, sentence: Sentence, titled: Naming) -> int:
    mention = Mention(sentence, titled.token, "operation", True, 1, titled.states, "", marked=True)
    known = [t.index for t in self.threads if any(n.text == titled.text for n in t.namings)]
    free = [t.index for t in self.free_members(titled.states)]
    index = (known or free or [self.new(mention, titled.states)])[0]
    self.threads[index].states |= set(titled.states)
    self.threads[index].namings.append(titled)
    self.threads[index].titled = True
    return index
