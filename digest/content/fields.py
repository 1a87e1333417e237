"""The fields of an article, validated: all that is wrong with them at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetPydanticSchema,
    PlainValidator,
    ValidationError,
)
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import with_info_plain_validator_function

from digest.content.dates import parse_date
from digest.content.values import address_fault, as_bool, as_list, as_text, shown
from digest.model import Moment, Problem
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from pydantic import ValidationInfo
    from pydantic_core import ErrorDetails

    from digest.content.claims import Claim

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SEGMENTS = re.compile(r"[/\\]")
_DATE_HINT = "write YYYY-MM-DD, or YYYY-MM-DDTHH:MM+HH:MM"
TITLE_HINT = "write the article's title as it was published"


def _wrong(value: Any, message: str, hint: str) -> NoReturn:
    raise PydanticCustomError("wrong", "{said}", {"said": f"{shown(value)} {message}", "hint": hint})


def _block(value: Any) -> str | None:
    text = as_text(value)
    if text is None:
        hint = "put it in quotes" if isinstance(value, bool) else "write a text, in quotes if need be"
        _wrong(value, "is not a text", hint)
    return text or None


def _line(value: Any) -> str | None:
    text = _block(value)
    return " ".join(text.split()) if text else None


def _title(value: Any) -> str:
    return _line(value) or _wrong("", "is no title", TITLE_HINT)


def _flag(value: Any) -> bool:
    flag = as_bool(value)
    return _wrong(value, "is neither true nor false", "write true or false") if flag is None else flag


def _whole(value: Any) -> int:
    text = as_text(value) or ""
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", text):
        _wrong(value, "is not a whole number", "write one such as 10")
    return int(text)


def _moment(value: Any, info: ValidationInfo) -> Moment | None:
    text = as_text(value)
    if text == "":
        return None
    zone: tzinfo = info.context  # type: ignore[assignment]
    return parse_date(text or "", zone) or _wrong(value, "is not a date", _DATE_HINT)


def _address(value: Any) -> str | None:
    text = _block(value)
    if text and (fault := address_fault(text)):
        _wrong(value, fault, "write the whole address, from https:// on")
    return text


def _old_address(value: Any) -> str | None:
    text = _block(value)
    if text and not text.isprintable():
        _wrong(value, "has a line break or another control character in it", "write it as /2024/old-name/")
    return text


def _list(value: Any) -> list[Any]:
    if isinstance(value, dict):
        _wrong(value, "is not a list", "write texts, as in [first, second]")
    return as_list(value)


def _names(value: Any) -> list[Any]:
    """Names, also from tables that have one; a text with semicolons has several, "A, B" is one byline."""
    items = value.split(";") if isinstance(value, str) else value if isinstance(value, list) else [value]
    return as_list([item.get("name") if isinstance(item, dict) else item for item in items])


def _language(value: Any) -> str | None:
    text = (_block(value) or "").replace("_", "-")
    if text and not _LANGUAGE.fullmatch(text):
        _wrong(value, "is not a language code", "write one such as en, uk or pt-BR")
    return text or None


def _slug(value: Any) -> str | None:
    text = _block(value)
    if text is None:
        return None
    if ".." in _SEGMENTS.split(text) or _SEGMENTS.match(text):
        _wrong(value, "leads out of its folder", "write a few words, such as strike-on-kyiv")
    return slugify(text) or _wrong(value, "has no letter or digit in it", "write a few words")


Title = Annotated[str, PlainValidator(_title)]
Line = Annotated[str | None, PlainValidator(_line)]
Text = Annotated[str | None, PlainValidator(_block)]
Flag = Annotated[bool, PlainValidator(_flag)]
Whole = Annotated[int, PlainValidator(_whole)]
When = Annotated[Moment | None, GetPydanticSchema(lambda *_: with_info_plain_validator_function(_moment))]
Address = Annotated[str | None, PlainValidator(_address)]
Language = Annotated[str | None, PlainValidator(_language)]
Slug = Annotated[str | None, PlainValidator(_slug)]
OldAddresses = Annotated[list[Annotated[str | None, PlainValidator(_old_address)]], BeforeValidator(_list)]
Lines = Annotated[list[Line], BeforeValidator(_list)]
Names = Annotated[list[Line], BeforeValidator(_names)]


class Fields(BaseModel):
    """What front matter may hold, under our names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Title
    headline: Line = None
    date: When = None
    updated: When = None
    expires: When = None
    source: Line = None
    source_url: Address = None
    authors: Names = Field(default_factory=list)
    credit: Line = None
    theme: Line = None
    tags: Lines = Field(default_factory=list)
    categories: Lines = Field(default_factory=list)
    description: Line = None
    summary: Text = None
    note: Text = None
    story: Line = None
    lead: Flag = False
    pin: Flag = False
    hide: Flag = False
    weight: Whole = 0
    draft: Flag = False
    image: Line = None
    image_alt: Line = None
    image_credit: Line = None
    lang: Language = None
    slug: Slug = None
    aliases: OldAddresses = Field(default_factory=list)
    license: Line = None
    full_text: Flag = False
    via: Line = None
    archive_url: Address = None
    paywall: Flag = False
    kind: Line = None


def validate(
    path: str, claims: Mapping[str, Claim], lines: Mapping[str, int], zone: tzinfo
) -> tuple[Fields | None, tuple[Problem, ...]]:
    """The fields, or everything that is wrong with them; ``zone`` is that of dates which name none."""
    values = {name: claim.value for name, claim in claims.items()}
    try:
        return Fields.model_validate(values, context=zone), ()
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    return None, tuple(_problem(path, one, claims, lines) for one in wrong)


def _problem(
    path: str, error: ErrorDetails, claims: Mapping[str, Claim], lines: Mapping[str, int]
) -> Problem:
    name, *item = error["loc"]
    if error["type"] == "missing":
        return Problem(path, "is missing", 1, str(name), TITLE_HINT)
    written = claims[str(name)].written
    place = "".join(f"[{number + 1}]" for number in item if isinstance(number, int))
    return Problem(path, error["msg"], lines.get(written, 1), written + place, error["ctx"]["hint"])
