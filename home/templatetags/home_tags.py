"""What templates of every app need of the site."""

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from home.sections import Section

register = template.Library()


@register.simple_tag(takes_context=True)
def absolute(context: RequestContext, address: str) -> str:
    """The full address of a path on this site, with the host that the reader came by."""
    return context["request"].build_absolute_uri(address)


@register.simple_tag(takes_context=True)
def render_section(context: RequestContext, section: Section) -> SafeString:
    """A section's own template, which sees the section's context and the page."""
    values = {"page": context.get("page"), **section.context}
    return render_to_string(section.template, values, request=context["request"])
