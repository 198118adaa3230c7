"""PDFs become pictures, or are refused in words."""

import resource
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context

import pytest
from PIL import Image

from disclosure import pdf_pages
from disclosure.attachment_faults import MAX_PAGES, MESSAGES, AttachmentFault
from disclosure.pdf_drawing import LONG_SIDE
from disclosure.pdf_pages import drawn_pages, is_pdf
from tests.disclosure.attachments import colours
from tests.disclosure.pdfs import A4, BLACK_BAR, FORM, LAUNCH, LOCKED, SCRIPT, pdf, veils


def drawn(content):
    """Its pages, drawn to the last."""
    with drawn_pages(content) as pages:
        return list(pages)


@pytest.mark.parametrize(
    "content",
    [
        pdf(),
        pdf(catalog=SCRIPT),
        pdf(catalog=LAUNCH),
        pdf() + b"\r\n\0\0",
        pdf().rstrip(),
        b"\xef\xbb\xbf\r\n" + pdf(),
    ],
    ids=["plain", "script", "launch", "zeros behind", "no last line", "a line before"],
)
def test_a_page_is_drawn_and_nothing_else_is_left(content):
    (page,) = drawn(content)

    assert is_pdf(content)
    assert colours(page.jpeg, (40, 14), (40, 30)) == ["black", "white"]
    assert (page.width, page.height) == Image.open(BytesIO(page.jpeg)).size
    assert (page.width, page.height) == (1414, LONG_SIDE)
    assert b"JavaScript" not in page.jpeg


def test_what_was_typed_into_a_form_is_drawn():
    (page,) = drawn(pdf([b""], **FORM))

    assert colours(page.jpeg, (40, 14), (40, 30)) == ["black", "white"]


def test_each_page_is_drawn_in_its_order():
    pages = drawn(pdf([BLACK_BAR, b"", BLACK_BAR]))

    assert [colours(page.jpeg, (40, 14))[0] for page in pages] == ["black", "white", "black"]


@pytest.mark.parametrize("size", [(14400, 14400), (2, 3), (A4[1], A4[0]), (100, 1900)])
def test_a_page_of_any_size_becomes_a_picture_of_the_same(size):
    (page,) = drawn(pdf(size=size))

    assert max(page.width, page.height) == LONG_SIDE
    assert page.width / page.height == pytest.approx(size[0] / size[1], rel=0.02)


def cut(content, at):
    return content[: int(len(content) * at)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (cut(pdf([BLACK_BAR] * 20), 0.5), "truncated"),
        (pdf()[:-6], "truncated"),
        (pdf() + cut(pdf(), 0.8), "truncated"),  # was saved twice, and broke off in the second
        (pdf() + b"PK\x03\x04 and more", "more_behind"),
        (pdf() + b"<script>alert(1)</script>", "more_behind"),
        (pdf(trailer=LOCKED), "encrypted"),
        (pdf([b""] * (MAX_PAGES + 1)), "too_many_pages"),
        (pdf([]), "unreadable"),
        (b"%PDF-1.7\nno PDF at all\n%%EOF", "unreadable"),
        (pdf(size=(1, 14400)), "no_page"),
    ],
)
def test_what_is_no_sound_pdf_is_refused_in_words(content, why):
    with pytest.raises(AttachmentFault, match=MESSAGES[why][:12]):
        drawn(content)


def test_as_many_pages_as_are_allowed_are_drawn():
    assert len(drawn(pdf([b""] * MAX_PAGES))) == MAX_PAGES


@pytest.mark.parametrize(
    "content",
    [veils(1, 200_000), veils(30, 10_000)],
    ids=["a slow page", "many pages, of which none is slow"],
)
def test_what_takes_too_much_is_told_in_good_time(content, monkeypatch):
    """A page of veils is 10 KB, and takes most of a minute; the times are cut for the test."""
    monkeypatch.setattr(pdf_pages, "PAGE_SECONDS", 2)
    monkeypatch.setattr(pdf_pages, "FILE_SECONDS", 4)
    began = process_seconds()

    with pytest.raises(AttachmentFault, match=MESSAGES["too_complex"]):
        drawn(content)
    assert process_seconds() - began < 5


def process_seconds():
    """Of the processor, in the programs that drew so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def told_and_memory(content):
    """What is said of a PDF, and the most KB that the program needed to find out."""
    with pytest.raises(AttachmentFault) as fault:
        drawn(content)
    return str(fault.value), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def test_what_would_fill_the_memory_is_told():
    # In a process that has had no other children: of these the largest would count.
    with ProcessPoolExecutor(1, get_context("fork")) as pool:
        told, memory = pool.submit(told_and_memory, veils(1, 4_000_000)).result()
    assert told == MESSAGES["too_complex"]
    assert memory < 1100 * 1024


def test_who_stops_looking_ends_the_drawing():
    began = process_seconds()
    with drawn_pages(veils(2, 200_000)) as pages:
        assert len(pages) == 2

    assert process_seconds() - began < 3
