"""Jinja by shorter ways. It says what Jinja says, but each page asks it several hundred things."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from types import MethodType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping
    from types import CodeType

# No name that a template can say.
_PAGE = "the page at hand"
# For what is text in any case: Markup itself asks each value whether it is HTML.
_markup: Callable[[str], Markup] = partial(str.__new__, Markup)


class QuickMacro(Macro):
    """A macro; most know their parameters, and are given them by place or by name."""

    def called(self, context: Context, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """What Jinja's own macro says when it is called in ``context``; uses ``kwargs`` up."""
        left = self._argument_count - len(args)
        if left < 0 or self.catch_kwargs or self.catch_varargs or self.caller:
            return self(context.eval_ctx, *args, **kwargs)
        if left:
            args += tuple(kwargs.pop(name, missing) for name in self.arguments[-left:])
        if kwargs:
            return self(context.eval_ctx, *args, **kwargs)
        text = self._func(*args)
        return _markup(text) if context.eval_ctx.autoescape else text


class QuickContext(Context):
    """The variables of a template."""

    def call(
        self, obj: Any, /, *args: Any, _block_vars: Any = None, _loop_vars: Any = None, **kwargs: Any
    ) -> Any:
        """What ``obj`` says: nearly always a macro, or a function of ours, which wants nothing of Jinja."""
        kind: object = type(obj)
        if kind is QuickMacro:
            return obj.called(self, args, kwargs)
        if kind is MethodType or kind is partial:
            return obj(*args, **kwargs)
        return super().call(obj, *args, _block_vars=_block_vars, _loop_vars=_loop_vars, **kwargs)


@dataclass(frozen=True, slots=True)
class _Page:
    """What the templates of one page share: ``contexts``, the page's own first, and imported ``parts``."""

    contexts: list[Context] = field(default_factory=list)
    parts: dict[Template, TemplateModule] = field(default_factory=dict)

    def has_all(self, variables: Mapping[str, Any]) -> bool:
        """Whether ``variables`` are what the page was given and parts, and no others."""
        given = self.contexts[0].parent
        for name, value in variables.items():
            if given.get(name, missing) is not value and type(value) is not TemplateModule:
                return False
        return True

    def close(self) -> None:
        """Ends it that macros and contexts hold each other.

        Left to the garbage collection, they would be there for long, and each page be made in other memory
        than the one before it, which takes half as long again.
        """
        for context in self.contexts:
            for value in context.vars.values():
                if type(value) is QuickMacro:
                    vars(value).clear()
        self.contexts.clear()


class QuickTemplate(Template):
    """A template that makes an imported part once for a page, however many of its templates import it.

    Of what a template sets itself, an import ``with context`` may depend; it is then made for that template.
    """

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - as Jinja calls it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template of ``code``, which finds the shorter ways where Jinja's own would stand."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__.update(escape=_shown, Macro=QuickMacro)
        return made

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The text of a page, or of whatever else is shown by itself."""
        page = _Page()
        try:
            return super().render(*args, **kwargs, **{_PAGE: page})
        finally:
            page.close()

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - as Jinja calls it
        shared: bool = False,  # noqa: FBT001, FBT002 - as Jinja calls it
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - as Jinja calls it
    ) -> Context:
        """The variables of this template, as a page's, or as a part's."""
        context = super().new_context(vars, shared, locals)
        page: _Page | None = context.parent.get(_PAGE)
        if page:
            page.contexts.append(context)
        return context

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - as Jinja calls it
        shared: bool = False,  # noqa: FBT001, FBT002 - as Jinja calls it
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - as Jinja calls it
    ) -> TemplateModule:
        """This template as a part that another one imports."""
        page: _Page | None = (vars or {}).get(_PAGE)
        if not (vars and page and page.has_all(vars) and page.has_all(locals or {})):
            return super().make_module(vars, shared, locals)
        if self not in page.parts:
            page.parts[self] = super().make_module(vars, shared, locals)
        return page.parts[self]


class QuickEnvironment(Environment):
    """An environment whose globals are set before its templates are loaded."""

    context_class = QuickContext
    template_class = QuickTemplate

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One dict, where Jinja has a map of maps, which each page and each part would go through."""
        return {**self.globals, **(d or {})}


def _shown(value: Any) -> str:
    """``value`` as a page shows it, which joins it to others, so that what is safe needs not say so."""
    if type(value) is not str:
        return value if type(value) is Markup else escape(value)
    return (
        value.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )
