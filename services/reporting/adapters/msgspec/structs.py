"""The struct of a contract's class: the same fields, types, patterns and defaults, made from it."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from inspect import isclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from pydantic import BaseModel
from pydantic.fields import FieldInfo


@cache
def struct_of(model: type[BaseModel]) -> type[msgspec.Struct]:
    """The struct; `topic` and `aggregate` of a fact stand in it as they do in the class."""
    fields = [(name, _typed(info), _default(info)) for name, info in model.model_fields.items()]
    said = {name: getattr(model, name) for name in ("topic", "aggregate") if hasattr(model, name)}
    return msgspec.defstruct(model.__name__, fields, namespace=said, frozen=True, kw_only=True)


def _typed(info: FieldInfo) -> Any:
    return _type(info.annotation, info.metadata)


def _default(info: FieldInfo) -> Any:
    if info.is_required():
        return msgspec.NODEFAULT
    if isinstance(info.default, BaseModel):
        return msgspec.field(default_factory=struct_of(type(info.default)))
    if info.default_factory is not None:
        return msgspec.field(default_factory=info.default_factory)  # type: ignore[arg-type]
    return info.default


def _type(annotation: Any, metadata: Iterable[Any] = ()) -> Any:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(arguments[0], arguments[1:])
    if isclass(annotation) and issubclass(annotation, BaseModel):
        return struct_of(annotation)
    if origin in (Union, UnionType):
        return Union[tuple(map(_type, arguments))]  # noqa: UP007 - made of a list
    if origin is not None:
        return origin[tuple(each if each is ... else _type(each) for each in arguments)]
    return _plain(annotation, metadata)


def _plain(annotation: Any, metadata: Iterable[Any]) -> Any:
    if annotation is str:
        return _text(metadata)
    return Annotated[datetime, msgspec.Meta(tz=True)] if annotation is datetime else annotation


def _text(metadata: Iterable[Any]) -> Any:
    for each in metadata:
        inner = each.metadata if isinstance(each, FieldInfo) else (each,)
        for rule in inner:
            if getattr(rule, "pattern", None):
                return Annotated[str, msgspec.Meta(pattern=rule.pattern)]
    return str
