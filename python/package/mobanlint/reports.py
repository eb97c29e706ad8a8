"""What reports hold, for those who check types: the structure of the command line's JSON."""

from typing import Literal, NotRequired, TypedDict

Severity = Literal["error", "warning", "info"]
Verdict = Literal["identical", "over-similar", "distinct"]
Means = Literal["folding", "ending", "order", "class", "added", "abbreviation", "morphemes", "slip"]


class RulesetRef(TypedDict):
    """Which ruleset judged."""

    id: str
    version: str


class Summary(TypedDict):
    """How much was judged, and what came of it."""

    templates: int
    messages: NotRequired[int]
    error: int
    warning: int
    info: int


class InputError(TypedDict):
    """What could not be read, or is good to know, and where."""

    path: str | None
    line: int | None
    column: int | None
    cell: NotRequired[str]
    sheet: NotRequired[str]
    message: str


class TemplateRef(TypedDict):
    """Which template a finding is about; of a message, the template it is sent by, and where the message stands."""

    index: int
    id: str | None
    title: str
    path: str | None
    line: int | None


class At(TypedDict):
    """Where a field stands."""

    line: NotRequired[int | None]
    column: NotRequired[int | None]
    cell: NotRequired[str]
    sheet: NotRequired[str]


class Span(TypedDict):
    """Where in a field, in bytes of UTF-8."""

    start: int
    end: int


class Related(TypedDict):
    """Another template, or keyword, that a finding is also about."""

    id: str | None
    title: str
    score: float
    means: NotRequired[Means | None]
    reason: str
    path: NotRequired[str]
    line: NotRequired[int | None]
    cell: NotRequired[str]
    sheet: NotRequired[str]


class Edit(TypedDict):
    """A replacement in a field."""

    field: str
    span: Span
    replacement: str


class Fix(TypedDict):
    """What mends a finding."""

    title: str
    applicability: Literal["safe", "unsafe"]
    edits: list[Edit]


class Finding(TypedDict):
    """What breaks a rule, where, why, and how to mend it."""

    rule: str
    slug: str
    outcome: str
    severity: Severity
    template: TemplateRef
    field: str
    span: Span
    at: NotRequired[At]
    message: str
    help: str
    related: list[Related]
    fixes: list[Fix]


class Report(TypedDict):
    """What was found in drafts or messages."""

    version: int
    ruleset: RulesetRef
    summary: Summary
    findings: list[Finding]
    errors: list[InputError]
    notes: list[InputError]


class Pair(TypedDict):
    """Two titles or keywords compared."""

    kind: Literal["title", "keyword"]
    a: str
    b: str
    verdict: Verdict
    severity: Severity | None
    score: float
    means: Means | None
    reason: str


class Candidate(TypedDict):
    """A template of a library that says an event."""

    id: str | None
    title: str
    score: float
    reason: str
    offers: list[str]
    lacks: list[str]
    keywords: list[str] | None


class Cost(TypedDict):
    """What an application costs."""

    cost: str
    source: str
    date: str


class Found(TypedDict):
    """The templates that say an event, and what another would cost."""

    version: int
    matches: list[Candidate]
    apply: Cost


class Member(TypedDict):
    """A title of a group."""

    index: int
    id: str | None
    title: str


class Duplicates(TypedDict):
    """Titles that are alike, directly or by way of others."""

    kind: Literal["title"]
    verdict: Verdict
    severity: Severity | None
    score: float
    means: Means | None
    reason: str
    members: list[Member]


class Loaded(TypedDict):
    """What became of titles that were loaded."""

    inserted: int
    errors: list[InputError]
    notes: list[InputError]
