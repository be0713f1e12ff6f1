"""The table of the roles as the documentation has it, made from the table itself so that the two cannot differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from .sections import Section, Shelf
from .table import LOOK_AFTER, ROLES, Rights, RoleSpec

NOTHING = "–"
# Vietnamese, English
VERBS = {
    "view": ("xem", "see"),
    "choose": ("chọn", "choose"),
    "add": ("thêm", "add"),
    "change": ("sửa", "change"),
    "delete": ("xóa", "delete"),
    "publish": ("đăng", "publish"),
    "lock": ("khóa", "lock"),
}
# Said by the words beside them: whoever locks may unlock, whoever publishes a section deletes with what is below.
LEFT_OUT = ("unlock", "bulk_delete")
RECORDS = {
    "product_pages.certificate": ("Chứng nhận", "Certificates"),
    "product_pages.scheme": ("Loại chứng nhận", "Schemes of certificates"),
    "product_pages.listing": ("Gian hàng", "Listings"),
    "product_pages.marketplace": ("Sàn", "Marketplaces"),
    "product_pages.producercontact": ("Liên hệ", "Contacts"),
    "product_pages.category": ("Nhóm hàng", "Categories"),
    "product_pages.criteriaset": ("Bộ tiêu chí OCOP", "OCOP criteria sets"),
    "showcase.place": ("Địa điểm", "Places"),
    "showcase.shortcode": ("Mã QR", "QR codes"),
    "events.eventseries": ("Chuỗi sự kiện", "Series of events"),
    "events.proposal": ("Đề xuất trang còn thiếu", "Proposals of missing pages"),
    "showcase.consent": ("Sự đồng ý của người được nêu", "Consents"),
    "editorial.glossaryterm": ("Bảng thuật ngữ", "Glossary"),
    "editorial.standin": ("Người thay thế", "Stand-ins"),
    "editorial.assignment": ("Giao người duyệt", "Assigned reviewers"),
    "wagtailredirects.redirect": ("Chuyển hướng", "Redirects"),
    "wagtailsearchpromotions.searchpromotion": ("Kết quả tìm kiếm ưu tiên", "Promoted search results"),
}
ALSO = {
    "wagtail_localize.submit_translation": ("Bắt đầu bản dịch, tệp PO", "Begin translations, PO files"),
    "showcase.view_job": ("Mọi công việc chạy lâu", "All long tasks"),
    "showcase.view_history": ("Nhật ký ai làm gì", "Who did what"),
    "product_pages.keep_own_listing": (
        "Gian hàng của sàn mình: xem, thêm, sửa, xóa",
        "Listings of own marketplaces: see, add, change, delete",
    ),
}


@dataclass(frozen=True)
class Words:
    """The words of one language; each pair of the module has them at this place."""

    place: int
    head: str
    pictures: str
    documents: str
    papers: str
    own: str
    everything: str
    all_of_it: str
    also: str


VIETNAMESE = Words(0, "Việc", "Hình ảnh", "Tài liệu", "Mở giấy tờ", "(của mình)", "tất cả", "tất cả", "có")
ENGLISH = Words(1, "What", "Pictures", "Documents", "Open papers", "(own)", "everything", "all", "yes")


def table(words: Words) -> str:
    """Return the whole table in Markdown: a row for each thing, a column for each role."""
    names = [spec.name_en if words.place else spec.name_vi for spec in ROLES]
    lines = [[words.head, *names], ["---"] * (len(names) + 1), *rows(words)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def rows(words: Words) -> Iterator[list[str]]:
    for section in Section:
        yield row(words, name_of(section.value, words), [spec.pages.get(section, ()) for spec in ROLES])
    for kind, rights_of in (
        (words.pictures, lambda spec: spec.pictures),
        (words.documents, lambda spec: spec.documents),
    ):
        for shelf in Shelf:
            given = [rights_of(spec).get(shelf, ()) for spec in ROLES]
            if any(given):
                yield row(words, f"{kind}: {name_of(shelf.value, words)}", given)
    for shelf in Shelf:
        if shelf.value.is_private:
            label = f"{words.papers}: {name_of(shelf.value, words)}"
            yield [label, *(words.also if shelf in spec.opens else NOTHING for spec in ROLES)]
    for model in known(RECORDS, (spec.records for spec in ROLES)):
        yield [RECORDS[model][words.place], *(records_cell(words, spec, model) for spec in ROLES)]
    for name in known(ALSO, (spec.also for spec in ROLES)):
        yield [ALSO[name][words.place], *(also_cell(words, spec, name) for spec in ROLES)]


def name_of(part, words: Words) -> str:
    return part.name_en if words.place else part.name_vi


def known(names: dict, used: Iterable[Iterable[str]]) -> Iterable[str]:
    """Return the names in the order of their words; LookupError for one that has none."""
    unknown = {name for each in used for name in each} - names.keys()
    if unknown:
        raise LookupError(f"Say in {__name__} how the documentation calls: {', '.join(sorted(unknown))}")
    return names


def row(words: Words, label: str, given: list[Rights]) -> list[str]:
    return [label, *(verbs(words, rights) for rights in given)]


def verbs(words: Words, rights: Rights) -> str:
    """Return what may be done; whoever may add pages or files, and not change any, changes their own."""
    if not rights:
        return NOTHING
    said = [VERBS[right][words.place] for right in rights if right not in LEFT_OUT]
    if "add" in rights and "change" not in rights:
        said.append(f"{VERBS['change'][words.place]} {words.own}")
    return ", ".join(said)


def records_cell(words: Words, spec: RoleSpec, model: str) -> str:
    if spec.has_all:
        return words.everything
    rights = spec.records.get(model, ())
    if set(LOOK_AFTER) <= set(rights):
        return words.all_of_it
    return ", ".join(VERBS[right][words.place] for right in rights) or NOTHING


def also_cell(words: Words, spec: RoleSpec, name: str) -> str:
    return words.also if spec.has_all or name in spec.also else NOTHING


# Where it stands: the file, the heading above it, the words.
PLACES = (
    (settings.BASE_DIR / "docs" / "roles.md", "## The table", ENGLISH),
    (settings.BASE_DIR / "docs" / "roles.vi.md", "## Bảng phân quyền", VIETNAMESE),
)


def with_table(text: str, heading: str, words: Words) -> str:
    """Return a page of the documentation with the table below its heading, up to the next one."""
    before, _heading, after = text.partition(f"{heading}\n")
    rest = after.partition("\n## ")
    return f"{before}{heading}\n\n{table(words)}\n{rest[1]}{rest[2]}"


def write(places: Iterable[tuple[Path, str, Words]] = PLACES) -> None:
    """Write the table into both pages of the documentation."""
    for path, heading, words in places:
        path.write_text(with_table(path.read_text(encoding="utf-8"), heading, words), encoding="utf-8")
