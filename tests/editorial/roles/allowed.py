"""Who may open which door of the admin. A door that stands in no table here fails the test.

Each role is a letter: Writer, Provenance reviewer, Market reviewer, Translator, Lead, Organiser,
marketplace partner (S, for “sàn”), Administrator. A door is named as the resolver names it; one with something
particular behind it has that in brackets, and stands before its plain name.
"""

from collections.abc import Iterable

from showcase.editorial.roles.models import RoleKey

LETTERS = {
    "W": RoleKey.WRITER,
    "P": RoleKey.PROVENANCE_REVIEWER,
    "M": RoleKey.MARKET_REVIEWER,
    "T": RoleKey.TRANSLATOR,
    "L": RoleKey.LEAD,
    "O": RoleKey.ORGANISER,
    "S": RoleKey.PARTNER,
    "A": RoleKey.ADMINISTRATOR,
}
EVERYBODY, NOBODY = "WPMTLOSA", ""
# Not asked: doors before which nobody is known yet, the way out, and a page that breaks on purpose.
NOT_ASKED = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_error_test",
}


def doors(letters: str, names: str, prefix: str = "") -> dict[str, str]:
    return {f"{prefix}{name}": letters for name in names.split()}


def with_results(letters: str, names: str, prefix: str = "") -> dict[str, str]:
    """A list, and the address at which it is filled anew when it is searched."""
    return doors(letters, names, prefix) | {f"{name}_results": letters for name in doors(letters, names, prefix)}


def on_pages(names: str, prefix: str = "", **letters: str) -> dict[str, str]:
    """One answer for each kind of page: a draft in review, an English one, an own and a foreign event, a text."""
    return {
        f"{prefix}{name}({behind.replace('_', '-')})": found
        for name in names.split()
        for behind, found in letters.items()
    }


def snippet(model: str, *, view: str, add: str, change: str, delete: str, chooser: str, copies: bool = True):
    """The screens of a record beside the pages, and of its chooser."""
    screens, choosers = f"wagtailsnippets_{model}:", f"wagtailsnippetchoosers_{model}:"
    return {
        **doors(view, "list list_results", screens),
        **doors(add, "add", screens),
        **(doors(add, "copy", screens) if copies else {}),
        **doors(change, "edit usage", screens),
        **doors(union(add, change, delete), "history history_results", screens),
        **doors(delete, "delete", screens),
        **doors(chooser, "choose choose_results chosen chosen_multiple", choosers),
        **doors(add, "create", choosers),
    }


def union(*letters: str) -> str:
    return "".join(letter for letter in EVERYBODY if any(letter in each for each in letters))


def merged(parts: Iterable[dict[str, str]]) -> dict[str, str]:
    return {key: letters for part in parts for key, letters in part.items()}


PAGE = "wagtailadmin_pages:"
OWN = {"english": "TLA", "own_event": "LOA", "foreign_event": "LA", "text": "LA"}
LEAD_ONLY = {"draft": "LA", "english": "LA", "own_event": "LA", "foreign_event": "LA", "text": "LA"}

PAGES = merged(
    [
        # Writers work on each other's drafts; reviewers see the page that waits for them.
        on_pages("usage preview_on_edit revisions_compare history history_results", PAGE, draft="WPLA", **OWN),
        on_pages("revisions_view", PAGE, draft="WLA", **OWN),
        on_pages("edit view_draft copy move_confirm revisions_revert workflow_history", PAGE, draft="WPLA", **OWN),
        on_pages("wagtailadmin_api:pages:detail", draft="WLA", **OWN),
        on_pages("editorial_reviews", draft="WPLA", **OWN),
        on_pages("delete move", PAGE, draft="WLA", **OWN | {"english": "LA"}),
        on_pages("set_privacy set_page_position revisions_unschedule", PAGE, **LEAD_ONLY),
        on_pages("editorial_assign", **LEAD_ONLY),
        # What is in review is locked by that; what is not live cannot be taken back.
        on_pages("lock unlock", PAGE, **LEAD_ONLY | {"draft": NOBODY}),
        on_pages("unpublish", PAGE, **LEAD_ONLY | dict.fromkeys(("draft", "own_event", "foreign_event"), NOBODY)),
        # None of them is an alias. Publishing goes by the editor.
        doors(NOBODY, f"{PAGE}convert_alias wagtailadmin_api:pages:action wagtailadmin_api:pages:find"),
        # Leads to the history, which asks.
        doors(EVERYBODY, f"{PAGE}revisions_index"),
        # Steps of a review: the draft waits for the provenance reviewer.
        doors("P", "workflow_action(in-review) collect_workflow_action_data(in-review)", PAGE),
        doors("P", "workflow_preview(in-review)", PAGE),
        doors("WPLA", "confirm_workflow_cancellation(in-review) workflow_history_detail(in-review)", PAGE),
        doors("WPLA", "editorial_check(foreign)"),
        # Sections, and what is begun in them.
        doors("WTLOA", "wagtailadmin_explore_root"),
        *(
            on_pages(name, products="WLA", stories="WLA", events="WLOA", english="TLA")
            for name in ("wagtailadmin_explore", "wagtailadmin_explore_results")
        ),
        on_pages("add_subpage", PAGE, products="WLA", stories="WLA", events="LOA", english="LA"),
        on_pages(
            "add preview_on_add",
            PAGE,
            product="WLA",
            story="WLA",
            event="LOA",
            text="LA",
            english_text="LA",
            english_product="LA",
        ),
        # Templates of chapters, in the language that pages begin in; whoever publishes may begin anywhere.
        on_pages("start_page", product="WLA", story="WLA", event="LOA", english_product="LA"),
        doors(NOBODY, "start_page(text) start_page(english-text)"),
        # A product is a start for another one, nothing else is.
        on_pages("start_from_page", draft="WLA", english="LA", own_event=NOBODY, foreign_event=NOBODY, text=NOBODY),
        # An event has a screen of its own: from what is published, and from one's own drafts.
        on_pages("event_next", own="LOA", foreign="LOA", own_draft="LOA", foreign_draft="LA", no_event=NOBODY),
        # Readers are told at once of what they have: by its organiser, and by those who publish.
        on_pages("event_state", own="LOA", foreign="LA", own_draft=NOBODY, foreign_draft=NOBODY, no_event=NOBODY),
        doors("LOA", "my_events event_proposals event_propose"),
        doors("LA", "event_proposal_answer(foreign)"),
        doors("WLOA", f"{PAGE}choose_parent"),
        with_results("WTLOA", f"{PAGE}search {PAGE}type_use"),
        with_results("WTLA", "product_list:index producer_list:index story_list:index"),
        with_results("LOA", "event_list:index"),
        doors("WTLA", "product_list:choose_parent producer_list:choose_parent story_list:choose_parent"),
        doors("LOA", "event_list:choose_parent"),
        # Exhibitors are kept by whoever may edit the event's page.
        on_pages("index results add edit delete entry blank", "exhibitors:", own_event="LOA", foreign_event="LA"),
        # The stand kit too; which has no file yet.
        on_pages("kit kit_file", own_event="LOA", foreign_event="LA"),
        on_pages("event_report event_report_export", own_event="LOA", foreign_event="LA"),
        # Whoever links may look for what to link to: what is published, and their own.
        doors(EVERYBODY, "wagtailadmin_api:pages:listing wagtailadmin_choose_page wagtailadmin_choose_page_child"),
        doors(EVERYBODY, "wagtailadmin_choose_page_search wagtailadmin_choose_page_chosen_multiple"),
        doors(EVERYBODY, "external_link email_link phone_link anchor_link", "wagtailadmin_choose_page_"),
        doors("WTLOA", "wagtailembeds:chooser wagtailembeds:chooser_upload"),
        doors("LA", "ping(foreign-event)", "wagtailadmin_editing_sessions:"),
        doors("LOA", "ping(own-event)", "wagtailadmin_editing_sessions:"),
    ]
)

TRANSLATION = merged(
    [
        with_results("WTLOA", "report_translations"),
        doors("TLA", "translation_po translation_po_download"),
        on_pages(
            "translation_sheet translation_send translation_assign",
            draft=NOBODY,
            english="TLA",
            own_event=NOBODY,
            foreign_event=NOBODY,
            text=NOBODY,
        ),
        # It says what hinders it, to those who may order a translation.
        doors("TLA", "submit_page_translation update_translations", "wagtail_localize:"),
        doors("TLA", "download_pofile upload_pofile preview_translation edit_string_translation", "wagtail_localize:"),
        doors("LA", "stop_translation", "wagtail_localize:"),
        # Machine translation is off; no record beside the pages is translated; nothing is overridden here.
        doors(NOBODY, "machine_translate submit_snippet_translation edit_override", "wagtail_localize:"),
        # They lead to the report, say that nothing was changed, or are words of the interface.
        doors(EVERYBODY, "translations_report translations_report_results", "wagtail_localize:"),
        doors(EVERYBODY, "convert_to_alias javascript_catalog", "wagtail_localize:"),
        doors("WLA", "snippets_api_listing(consent) snippets_api_detail(consent)", "wagtail_localize:"),
        doors("WLA", "snippets_api_listing(producercontact) snippets_api_detail(producercontact)", "wagtail_localize:"),
        doors("LA", "snippets_api_listing(place) snippets_api_detail(place)", "wagtail_localize:"),
        snippet("editorial_glossaryterm", view="TLA", add="TLA", change="TLA", delete="LA", chooser="TLA"),
    ]
)

RECORDS = merged(
    [
        snippet("product_pages_certificate", view="WPMLA", add="WPLA", change="WPLA", delete="LA", chooser="WPMLA"),
        doors("WPLA", "revisions_revert revisions_compare", "wagtailsnippets_product_pages_certificate:"),
        doors("PLA", "revisions_unschedule unpublish", "wagtailsnippets_product_pages_certificate:"),
        snippet("product_pages_scheme", view="PLA", add="LA", change="LA", delete="LA", chooser=EVERYBODY),
        snippet("product_pages_listing", view="WMLSA", add="WMLSA", change="MLA", delete="LA", chooser="WMLA"),
        doors("WMLA", "create", "wagtailsnippetchoosers_product_pages_listing:"),
        doors("WMLSA", "copy(own)", "wagtailsnippets_product_pages_listing:"),
        doors("WMLA", "copy(foreign)", "wagtailsnippets_product_pages_listing:"),
        doors("MLA", "history history_results check_all", "wagtailsnippets_product_pages_listing:"),
        doors("MLA", "check_one(foreign) take_address(foreign)", "wagtailsnippets_product_pages_listing:"),
        # A partner keeps what stands at their own marketplace.
        doors(
            "MLSA",
            "edit(own) usage(own) history(own) history_results(own) check_one(own) take_address(own)",
            "wagtailsnippets_product_pages_listing:",
        ),
        doors("LSA", "delete(own)", "wagtailsnippets_product_pages_listing:"),
        snippet("product_pages_marketplace", view="MLA", add="LA", change="MLA", delete="LA", chooser=EVERYBODY),
        doors("MLA", "confirm undo", "wagtailsnippets_product_pages_marketplace:"),
        snippet("product_pages_producercontact", view="WLA", add="WLA", change="WLA", delete="LA", chooser="WLA"),
        snippet("product_pages_category", view="LA", add="LA", change="LA", delete="LA", chooser=EVERYBODY),
        snippet("product_pages_criteriaset", view="LA", add="LA", change="LA", delete="LA", chooser=EVERYBODY),
        snippet("showcase_place", view="LA", add="LA", change="LA", delete="LA", chooser=EVERYBODY),
        snippet("events_eventseries", view="LA", add="LA", change="LA", delete="LA", chooser=EVERYBODY),
        # A writer's list is of those that they noted; this one is another's.
        snippet("showcase_consent", view="WLA", add="WLA", change="LA", delete="LA", chooser="WLA", copies=False),
        doors("LA", "chosen", "wagtailsnippetchoosers_showcase_consent:"),
        doors("LA", "withdraw history history_results", "wagtailsnippets_showcase_consent:"),
        doors("LA", "index upload run columns sheet apply undo discard export template", "register:"),
        with_results("LA", "jobs history"),
        doors("LA", "job(foreign)"),
    ]
)

LIBRARY = merged(
    [
        with_results("WLOA", "wagtailimages:index"),
        doors("WLOA", "add add_multiple", "wagtailimages:"),
        doors("LA", "edit delete preview image_usage edit_multiple delete_multiple", "wagtailimages:"),
        doors(NOBODY, "url_generator url_generator_output", "wagtailimages:"),
        doors(NOBODY, "create_multiple_from_uploaded_image delete_upload_multiple", "wagtailimages:"),
        # A chooser shows what one may choose.
        with_results(EVERYBODY, "wagtailimages_chooser:choose wagtaildocs_chooser:choose"),
        doors(EVERYBODY, "wagtailimages_chooser:chosen_multiple wagtaildocs_chooser:chosen_multiple"),
        doors("WTLOA", "chosen select_format", "wagtailimages_chooser:"),
        doors("WLOA", "create", "wagtailimages_chooser:"),
        doors("WTLOA", "listing detail", "wagtailadmin_api:images:"),
        doors(NOBODY, "wagtailadmin_api:images:find wagtailadmin_api:documents:find"),
        with_results("WPLOA", "wagtaildocs:index"),
        doors("WPLOA", "add add_multiple", "wagtaildocs:"),
        doors("LA", "edit delete document_usage edit_multiple delete_multiple", "wagtaildocs:"),
        doors(NOBODY, "create_multiple_from_uploaded_document delete_upload_multiple", "wagtaildocs:"),
        doors("WPLOA", "create", "wagtaildocs_chooser:"),
        doors("WTLOA", "chosen(shared)", "wagtaildocs_chooser:"),
        doors("WPLA", "chosen(evidence)", "wagtaildocs_chooser:"),
        doors("LA", "chosen(consent)", "wagtaildocs_chooser:"),
        # What readers may open, anybody may; private papers only those whose roles open them.
        doors(EVERYBODY, "listing detail(shared)", "wagtailadmin_api:documents:"),
        doors("WPMLA", "detail(evidence)", "wagtailadmin_api:documents:"),
        doors("LA", "detail(consent)", "wagtailadmin_api:documents:"),
    ]
)

REPORTS = merged(
    [
        with_results("WPMLA", "report_coverage report_certificates"),
        with_results("WMLSA", "report_listing-health report_click-outs"),
        with_results("WTLOA", "report_schedule"),
        # Of the pages that one may edit.
        with_results("WLOA", "codes report_scans"),
        doors("WLA", "code(product) code_file(product)"),
        doors("LOA", "code(own-event) code_file(own-event)"),
        doors("LA", "code_retire code(foreign-event) code_file(foreign-event)"),
        on_pages("code_of_page", draft="WLA", english="WLA", own_event="LOA", foreign_event="LA", text=NOBODY),
        with_results("WPMTLOA", "editorial_in_review"),
        with_results("WTLOA", "workflow workflow_tasks aging_pages", "wagtailadmin_reports:"),
        with_results("LA", "locked_pages site_history page_types_usage", "wagtailadmin_reports:"),
    ]
)

SETTINGS = merged(
    [
        with_results("PMTLA", "editorial_stand_ins:index"),
        doors("PMTLA", "editorial_stand_ins:add"),
        doors("LA", "edit delete history history_results usage", "editorial_stand_ins:"),
        with_results("LA", "wagtailredirects:index wagtailsearchpromotions:index"),
        doors("LA", "add edit delete start_import process_import", "wagtailredirects:"),
        doors("LA", "add edit delete chooser chooserresults", "wagtailsearchpromotions:"),
        # Wagtail keeps it for superusers.
        with_results(NOBODY, "wagtailsearchpromotions:search_terms"),
        doors("A", "index add edit delete set_privacy", "wagtailadmin_collections:"),
        with_results("A", "index usage task_index task_chooser", "wagtailadmin_workflows:"),
        doors("A", "add edit enable disable remove add_task select_task_type", "wagtailadmin_workflows:"),
        doors("A", "edit_task disable_task enable_task task_chooser_create task_chosen", "wagtailadmin_workflows:"),
        *(
            with_results("A", f"{space}:index {space}:history") | doors("A", "add edit delete usage", f"{space}:")
            for space in ("wagtaillocales", "wagtailsites", "wagtailusers_users", "wagtailusers_groups")
        ),
        doors("A", "wagtaillocales:copy wagtailsites:copy wagtailusers_users:copy"),
        # Whoever may do everything is changed by nobody but their like.
        doors(NOBODY, "edit(owner) delete(owner) usage(owner) copy(owner)", "wagtailusers_users:"),
        doors(NOBODY, "history(owner) history_results(owner)", "wagtailusers_users:"),
        doors("A", "wagtailsettings:edit(brandsettings) wagtailsettings:preview_on_edit(brandsettings)"),
        doors("A", "wagtailsettings:edit(goals)"),
        doors("A", "wagtailsettings:edit(way-to-brandsettings)"),
        # It leads to the one with a number, which asks.
        doors(EVERYBODY, "wagtailsettings:edit(way-to-goals)"),
        # They have no preview.
        doors(NOBODY, "wagtailsettings:preview_on_edit(goals)"),
        doors("A", "wagtailstyleguide"),
    ]
)

BULK = merged(
    [
        on_pages("wagtail_bulk_action", page_publish="LA", page_delete="LA", page_move="LA", page_assign="LA"),
        on_pages(
            "wagtail_bulk_action",
            image_delete="LA",
            document_delete="LA",
            listing_delete="WMLA",
            own_listing_delete="WMLSA",
            user_delete="A",
        ),
    ]
)

ALL_MEMBERS = merged(
    [
        doors(EVERYBODY, "wagtailadmin_home wagtailadmin_account wagtailadmin_dismissibles wagtailadmin_sprite"),
        doors(EVERYBODY, "wagtailadmin_javascript_catalog admin/test404/"),
        doors(EVERYBODY, "wagtailadmin_tag_autocomplete wagtailadmin_tag_model_autocomplete"),
        # One's own session of editing.
        doors(EVERYBODY, "wagtailadmin_editing_sessions:release"),
        doors(EVERYBODY, "guide block_styleguide"),
        # Nothing is there, or nothing was asked for.
        doors(NOBODY, "wagtailadmin_block_preview"),
        doors(NOBODY, "guide_picture wagtailsnippets:index admin/^.*/$"),
    ]
)

ALLOWED = merged([PAGES, TRANSLATION, RECORDS, LIBRARY, REPORTS, SETTINGS, BULK, ALL_MEMBERS])
