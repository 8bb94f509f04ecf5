"""Lists: those that match a filter, sorted, page by page (RFC 7644, section 3.4.2).

Identity systems ask for each person by name, so what a plain `eq` of a key picks is picked before
anything is made into a resource; the filter itself is always judged by the library.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from fastapi import Request, Response
from scim2_models import ListResponse, Resource, ScimFilter, SearchRequest
from scim2_models.path import CompareOperator, Comparison

from services.ledger.entrypoints.scim.answering import answered
from services.ledger.entrypoints.scim.asking import LENIENT, dumped

LARGEST_PAGE = 200
K = TypeVar("K")
R = TypeVar("R", bound=Resource[Any])


@dataclass(frozen=True)
class Listing(Generic[K, R]):
    """A kind of resource: what it is made of, and its keys by the names of their attributes.

    Names are in lower case, and only attributes that are compared exactly may be keys.
    """

    model: type[R]
    shown: Callable[[K, str], R]
    keys: Mapping[str, Callable[[K], str | None]]

    def answer(self, known: Sequence[K], base: str, request: Request) -> Response:
        """A page of those that match the filter, in the order asked for."""
        query = dict(request.query_params)
        model = self.model
        asked = SearchRequest[model].model_validate(query, scim_policy=LENIENT)  # type: ignore[valid-type]
        start = asked.start_index or 1
        count = LARGEST_PAGE if asked.count is None else min(asked.count, LARGEST_PAGE)
        wanted = slice(start - 1, start - 1 + count)
        if asked.filter is None and asked.sort_by is None:
            total, page = len(known), [self.shown(one, base) for one in known[wanted]]
        else:
            found = asked.sort(self._matching(asked.filter, known, base))
            total, page = len(found), found[wanted]
        return answered(
            {
                "schemas": [str(ListResponse.__schema__)],
                "totalResults": total,
                "startIndex": start,
                "itemsPerPage": len(page),
                "Resources": [dumped(each, asked) for each in page],
            }
        )

    def _matching(self, asked: ScimFilter[Any] | None, known: Sequence[K], base: str) -> list[R]:
        if asked is None:
            return [self.shown(one, base) for one in known]
        made = (self.shown(one, base) for one in self._picked(asked, known))
        return [one for one in made if asked.match(one)]

    def _picked(self, asked: ScimFilter[Any], known: Sequence[K]) -> Sequence[K]:
        node = asked.ast
        if not isinstance(node, Comparison) or node.op is not CompareOperator.eq:
            return known
        path = node.attr_path
        key = self.keys.get(path.attr.lower()) if not path.sub_attr and not path.uri else None
        return [one for one in known if key(one) == node.value] if key else known
