"""Every address of the admin, as the resolver has it, with something behind it: own, foreign, of each section."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

from django.urls import URLPattern, URLResolver, get_resolver

from product_pages.reports.models import Goals

PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
Values = list[tuple[str, dict]]


@dataclass(frozen=True)
class Door:
    """An address of the admin, by its name and by what it is asked for."""

    name: str
    behind: str
    path: str

    @property
    def key(self) -> str:
        return f"{self.name}({self.behind.replace(' ', '-')})" if self.behind else self.name


def patterns(resolver=None, prefix: str = "", spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield (name, route) of every address below /admin/."""
    for each in (resolver or get_resolver()).url_patterns:
        route = prefix + str(each.pattern)
        if not prefix and route != "admin/":
            continue
        if isinstance(each, URLResolver):
            yield from patterns(each, route, (*spaces, each.namespace) if each.namespace else spaces)
        elif isinstance(each, URLPattern):
            yield ":".join((*spaces, each.name or route)), route


def doors(town: SimpleNamespace) -> list[Door]:
    """Return every door of the admin: an address that takes an argument once for each of its arguments here."""
    found = {}
    for name, route in named(patterns()):
        for behind, values in arguments(town, name, route):
            door = Door(name, behind, f"/{filled(route, values)}?{values.get('query', '')}")
            found.setdefault(door.key, door)
    return list(found.values())


def named(found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Leave out what has no name where the same address has one: a view of ours before one of Wagtail's."""
    known = list(found)
    with_names = {PART.sub("<>", route) for name, route in known if name != route}
    for name, route in known:
        if name != route or PART.sub("<>", route) not in with_names:
            yield name, route


def filled(route: str, values: dict) -> str:
    """Return the address with its parts filled in, whether Django or a regular expression marks them."""
    if "(?P<" in route:
        route = by_expression(route, values)
    route = PART.sub(lambda part: str(values[part["name"]]), route)
    return re.sub(r"[\^$\\]", "", route)


def by_expression(route: str, values: dict) -> str:
    return re.sub(r"\(\?P<(\w+)>[^)]*\)|<\w+:(\w+)>", lambda part: str(values[part[1] or part[2]]), route)


def arguments(town: SimpleNamespace, name: str, route: str) -> Values:
    """Return what stands behind an address: a label, and the values of its parts."""
    wanted = re.findall(r"<(?:\w+:)?(\w+)>", route)
    if not wanted:
        return [("", {})]
    space = name.rsplit(":", 1)[0]
    for take in (of_pages, of_snippets, of_the_rest):
        if found := take(town, space, name, wanted):
            return [(label, defaults(town) | values) for label, values in found]
    raise LookupError(f"{name} ({route}): say in tests/editorial/roles/doors.py what stands behind it.")


def defaults(town: SimpleNamespace) -> dict:
    """Return the parts that mean the same everywhere."""
    return {
        "revision_id": town.product.latest_revision_id,
        "revision_id_a": "live",
        "revision_id_b": "latest",
        "task_state_id": town.task_state.pk,
        "task_id": town.task.pk,
        "workflow_state_id": town.workflow_state.pk,
        "destination_id": town.site.home.pk,
        "action_name": "approve",
        "uploaded_file_id": town.upload.pk,
        "session_id": 1,
        "extension": "csv",
        "mode": "default",
        "filter_spec": "width-10",
    }


# ---- pages
PAGE_PARTS = ("page_id", "page_to_move_id", "parent_page_id", "pk")
SECTIONS = (
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_pages:add_subpage",
    "wagtailadmin_choose_page_child",
)
# Steps of a review, taken elsewhere for all other pages.
IN_REVIEW = tuple(
    f"wagtailadmin_pages:{name}"
    for name in (
        "workflow_action",
        "collect_workflow_action_data",
        "confirm_workflow_cancellation",
        "workflow_preview",
        "workflow_history_detail",
    )
)


def of_pages(town, space: str, name: str, wanted: list[str]) -> Values:
    part = next((part for part in PAGE_PARTS if part in wanted), None)
    if name in ("wagtailadmin_pages:add", "wagtailadmin_pages:preview_on_add", "start_page"):
        return new_pages(town)
    if name in IN_REVIEW:
        return [("in review", {part: town.draft.pk})]
    if name in SECTIONS:
        return [(label, {part: page.pk}) for label, page in sections(town).items()]
    if part is None or not takes_a_page(space, name):
        return []
    given = {"action_name": "publish"} if name == "wagtailadmin_api:pages:action" else {}
    return [
        (
            label,
            {part: page.pk, "revision_id": page.latest_revision_id, "destination_id": page.get_parent().pk, **given},
        )
        for label, page in town.pages.items()
    ]


def takes_a_page(space: str, name: str) -> bool:
    return space in ("wagtailadmin_pages", "wagtailadmin_api:pages") or name in (
        "start_from_page",
        "editorial_reviews",
        "editorial_assign",
        "translation_sheet",
        "translation_send",
        "translation_assign",
        "wagtail_localize:submit_page_translation",
        "wagtail_localize:convert_to_alias",
        "code_of_page",
    )


def sections(town) -> dict:
    site = town.site
    return {"products": site.products, "stories": site.stories, "events": site.events, "english": town.english_products}


def new_pages(town) -> Values:
    site = town.site
    kinds = {
        "product": ("product_pages", "productpage", site.products),
        "story": ("stories", "storypage", site.stories),
        "event": ("events", "eventpage", site.events),
        "text": ("home", "textpage", site.home),
        "english text": ("home", "textpage", town.english_home),
        "english product": ("product_pages", "productpage", town.english_products),
    }
    return [
        (label, kind_of(app, model) | {"parent_page_id": parent.pk, "parent_id": parent.pk})
        for label, (app, model, parent) in kinds.items()
    ]


def kind_of(app: str, model: str) -> dict:
    return {"content_type_app_name": app, "content_type_model_name": model, "app_label": app, "model_name": model}


# ---- records
def of_snippets(town, space: str, name: str, wanted: list[str]) -> Values:
    if not space.startswith(("wagtailsnippets_", "wagtailsnippetchoosers_")):
        return []
    model = space.rsplit("_", 1)[1]
    if name.endswith("marketplace:undo"):
        return [("", {"pk": town.change.pk})]
    revision = {"revision_id": town.certificate.latest_revision_id}
    return [(label, {"pk": record.pk, **revision}) for label, record in snippets(town)[model].items()]


def snippets(town) -> dict[str, dict]:
    return {
        "glossaryterm": {"": town.term},
        "certificate": {"": town.certificate},
        "scheme": {"": town.certificate.scheme},
        "listing": town.listings,
        "marketplace": {"own": town.shop, "foreign": town.foreign_shop},
        "producercontact": {"": town.contact},
        "category": {"": town.category},
        "criteriaset": {"": town.criteria},
        "consent": {"": town.consent},
        "eventseries": {"": town.series},
        "place": {"": town.place},
    }


# ---- all else
def of_the_rest(town, space: str, name: str, wanted: list[str]) -> Values:
    if space == "wagtailsettings":
        return settings_forms(town, wanted)
    if name in BY_NAME:
        return BY_NAME[name](town)
    if space in BY_SPACE:
        record = BY_SPACE[space](town)
        records = record if isinstance(record, dict) else {"": record}
        return [(label, dict.fromkeys(wanted, each.pk)) for label, each in records.items()]
    return []


BY_SPACE = {
    "editorial_stand_ins": lambda town: town.stand_in,
    "register": lambda town: town.run,
    "wagtailadmin_collections": lambda town: town.collection,
    "wagtailadmin_api:documents": lambda town: town.documents,
    "wagtailadmin_api:images": lambda town: town.picture,
    "wagtaildocs": lambda town: town.documents,
    "wagtaildocs_chooser": lambda town: town.documents,
    "wagtailimages": lambda town: town.picture,
    "wagtailimages_chooser": lambda town: town.picture,
    "wagtaillocales": lambda town: town.english_home.locale,
    "wagtailsites": lambda town: town.default_site,
    "wagtailusers_groups": lambda town: town.group,
    "wagtailusers_users": lambda town: {"writer": town.user, "owner": town.owner},
    "wagtailredirects": lambda town: town.redirect,
    "wagtailsearchpromotions": lambda town: town.query,
    "wagtail_localize": lambda town: town.translation,
}


def workflow_parts(town) -> Values:
    return [("", {"pk": town.workflow.pk})]


def task_parts(town) -> Values:
    return [("", {"pk": town.task.pk, "task_id": town.task.pk})]


def attached(town) -> Values:
    return [("", {"page_pk": town.site.products.pk, "workflow_pk": town.workflow.pk})]


def strings(town) -> Values:
    ids = {"translation_id": town.translation.pk, "pk": town.translation.pk, "string_segment_id": town.segment.pk}
    return [("", ids | {"overridable_segment_id": 1, "translation_source_id": town.source.pk})]


def of_a_snippet(town) -> Values:
    models = {"consent": town.consent, "producercontact": town.contact, "place": town.place}
    return [
        (model, {"app_label": record._meta.app_label, "model_name": model, "pk": record.pk})
        for model, record in models.items()
    ]


def short_codes(town) -> Values:
    return [(label, {"pk": code.pk, "extension": "svg"}) for label, code in town.codes.items()]


def of_a_kind(town) -> Values:
    return [
        (label, kind_of(app, model))
        for label, app, model in (("product", "product_pages", "productpage"), ("event", "events", "eventpage"))
    ]


def bulk(town) -> Values:
    targets = {
        "page publish": ("wagtailcore", "page", "publish", town.foreign_event),
        "page delete": ("wagtailcore", "page", "delete", town.foreign_event),
        "page move": ("wagtailcore", "page", "move", town.foreign_event),
        "page assign": ("wagtailcore", "page", "assign_reviewer", town.foreign_event),
        "image delete": ("showcase", "picture", "delete", town.picture),
        "document delete": ("wagtaildocs", "document", "delete", town.documents["consent"]),
        "listing delete": ("product_pages", "listing", "delete", town.listings["foreign"]),
        "own listing delete": ("product_pages", "listing", "delete", town.listings["own"]),
        "user delete": ("auth", "user", "delete", town.user),
    }
    return [
        (label, {"app_label": app, "model_name": model, "action": action, "query": f"id={record.pk}"})
        for label, (app, model, action, record) in targets.items()
    ]


def exhibitors(town) -> Values:
    return [
        (f"{label} event", {"page_id": exhibitor.event_id, "pk": exhibitor.pk})
        for label, exhibitor in town.exhibitors.items()
    ]


def reports(town) -> Values:
    events = {"own event": town.own_event, "foreign event": town.foreign_event}
    return [(label, {"page_id": event.pk, "extension": "csv"}) for label, event in events.items()]


def kits(town) -> Values:
    events = {"own event": town.own_event, "foreign event": town.foreign_event}
    return [(label, {"page_id": event.pk, "slot": "cards-a5-vi-0-1"}) for label, event in events.items()]


def events(town) -> Values:
    """Return events that are published and drafts, the organiser's own and another's, and a page that is no event."""
    found = {
        "own": town.published["own"],
        "foreign": town.published["foreign"],
        "own draft": town.own_event,
        "foreign draft": town.foreign_event,
        "no event": town.site.about,
    }
    return [(label, {"page_id": page.pk}) for label, page in found.items()]


def settings_forms(town, wanted: list[str]) -> Values:
    """Return the settings; without a number the address only leads to the one with it."""
    kinds = {
        "brandsettings": ("showcase", town.default_site.pk),
        "goals": ("product_pages", Goals.load().pk),
    }
    way = "" if "pk" in wanted else "way to "
    return [(way + model, {"app_name": app, "model_name": model, "pk": pk}) for model, (app, pk) in kinds.items()]


BY_NAME = {
    "guide": lambda town: [("", {"slug": "roles"})],
    "guide_picture": lambda town: [("", {"name": "none.png"})],
    "event_state": events,
    "event_next": events,
    "event_proposal_answer": lambda town: [("foreign", {"pk": town.proposal.pk})],
    "job": lambda town: [("foreign", {"pk": town.job.pk})],
    **dict.fromkeys(("code", "code_file", "code_retire"), short_codes),
    "editorial_check": lambda town: [("foreign", {"task_state_id": town.task_state.pk})],
    **{f"exhibitors:{name}": exhibitors for name in ("index", "results", "add", "edit", "delete", "entry", "blank")},
    **dict.fromkeys(("kit", "kit_file"), kits),
    "event_report": lambda town: [(label, {"page_id": each["page_id"]}) for label, each in reports(town)],
    "event_report_export": reports,
    "register:export": lambda town: [("", {"kind": "listings", "extension": "csv"})],
    "register:template": lambda town: [("", {"kind": "listings", "extension": "csv"})],
    "wagtail_bulk_action": bulk,
    "wagtailadmin_pages:type_use": of_a_kind,
    "wagtailadmin_pages:type_use_results": of_a_kind,
    "wagtailadmin_pages:choose_parent": of_a_kind,
    "wagtailadmin_tag_model_autocomplete": lambda town: [("", {"app_name": "taggit", "model_name": "tag"})],
    "wagtailadmin_password_reset_confirm": lambda town: [("", {"uidb64": "x", "token": "y"})],
    "wagtailadmin_editing_sessions:ping": lambda town: [
        ("foreign event", {"app_label": "events", "model_name": "eventpage", "object_id": town.foreign_event.pk}),
        ("own event", {"app_label": "events", "model_name": "eventpage", "object_id": town.own_event.pk}),
    ],
    "wagtailadmin_editing_sessions:release": lambda town: [("", {})],
    "wagtailadmin_workflows:add_task": lambda town: [("", {"app_label": "editorial", "model_name": "editorialreview"})],
    "wagtailadmin_workflows:remove": attached,
    "wagtailimages_chooser:select_format": lambda town: [("", {"image_id": town.picture.pk})],
    **{
        f"wagtailadmin_workflows:{name}": workflow_parts
        for name in ("enable", "disable", "edit", "usage", "usage_results")
    },
    **{
        f"wagtailadmin_workflows:{name}": task_parts
        for name in ("edit_task", "disable_task", "enable_task", "task_chosen")
    },
    **{
        f"wagtail_localize:{name}": strings
        for name in (
            "update_translations",
            "edit_string_translation",
            "edit_override",
            "download_pofile",
            "upload_pofile",
            "machine_translate",
            "preview_translation",
            "stop_translation",
        )
    },
    **{
        name: lambda town: [("foreign", {})]
        for name in (
            "wagtailimages:create_multiple_from_uploaded_image",
            "wagtailimages:delete_upload_multiple",
            "wagtaildocs:create_multiple_from_uploaded_document",
            "wagtaildocs:delete_upload_multiple",
        )
    },
    "wagtail_localize:submit_snippet_translation": of_a_snippet,
    "wagtail_localize:snippets_api_listing": of_a_snippet,
    "wagtail_localize:snippets_api_detail": of_a_snippet,
}
