"""Whether a text has the form of a template: what it contains, which variables it speaks of.

Only what a message needs is let through: text, variables of the template, conditions, few filters.
Loops, calls, attributes and definitions are refused by name, before anything of it runs; so neither
the sandbox nor a process's memory is ever tried. Included is only what the built-in text includes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from services.notifier.application.templates.ports import Fault

LONGEST = 10_000
FILTERS = frozenset({"day", "trim", "upper", "lower", "default"})
_TESTS = frozenset({"defined", "undefined", "in"})

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If),
    *(nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Filter, nodes.Test, nodes.Concat, nodes.Tuple, nodes.List),
)


@dataclass(frozen=True)
class Speech:
    """What a template may speak of: variables, and files that it includes."""

    variables: frozenset[str]
    includes: frozenset[str] = frozenset()


def speech_of(environment: Environment, source: str) -> Speech:
    """What a text reads and includes, itself; `language` is everybody's."""
    tree = environment.parse(source)
    names = {node.name for node in tree.find_all(nodes.Name)}
    included = [each.template for each in tree.find_all(nodes.Include)]
    files = {str(each.value) for each in included if isinstance(each, nodes.Const)}
    return Speech(frozenset(names - {"language"}), frozenset(files))


def faults_of(environment: Environment, source: str, speech: Speech) -> list[Fault]:
    """What keeps a text from being a template that speaks of these, in the order of its lines."""
    if len(source) > LONGEST:
        return [Fault(1, "too_long", str(LONGEST))]
    if not source.partition("\n")[0].strip():
        return [Fault(1, "no_subject", "")]
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        return [Fault(error.lineno, "syntax", error.message or "")]
    found = [fault for node in tree.find_all(nodes.Node) for fault in _of(node, speech)]
    return sorted(dict.fromkeys(found), key=lambda fault: (fault.line, fault.what, fault.about))


def _of(node: nodes.Node, speech: Speech) -> Iterator[Fault]:
    match node:
        case nodes.Name() if node.name not in speech.variables:
            yield Fault(node.lineno, "unknown_variable", node.name)
        case nodes.Filter() if node.name not in FILTERS:
            yield Fault(node.lineno, "unknown_filter", node.name)
        case nodes.Test() if node.name not in _TESTS:
            yield Fault(node.lineno, "unknown_test", node.name)
        case nodes.Include(template=nodes.Const(value=file)) if file in speech.includes:
            return
        case _ if not isinstance(node, _ALLOWED):
            yield Fault(node.lineno, "not_allowed", type(node).__name__.lower())
