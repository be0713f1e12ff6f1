"""The rules of the house pass on the project, and bite on models that break them."""

from types import SimpleNamespace

import pytest
from django.core.checks import registry, run_checks
from django.db.models import CharField
from wagtail.models import Page

from showcase import checks
from showcase.pages.shared_facts import SharedFactsMixin

RULES = [checks.pages_build_on_the_base, checks.searchable_pages_say_what_they_are, checks.shared_facts_are_columns]
IDS = ["showcase.E001", "showcase.E002", "showcase.E003"]


def meta(*columns: str, app_label: str = "stories") -> SimpleNamespace:
    return SimpleNamespace(app_label=app_label, concrete_fields=[CharField(name=name) for name in columns])


class Loose:
    """A page type that builds on nothing."""

    _meta, max_count_per_parent, kind_label = meta(), 1, ""


class Nameless(Loose):
    """A page that may stand anywhere and does not say what it is."""

    max_count_per_parent = None


class Forgetful(SharedFactsMixin, Loose):
    """A page that shares a fact under a name that it has not got."""

    _meta, shared_facts = meta("season"), ("season", "plaice")


@pytest.fixture
def among_pages(monkeypatch):
    """Return a function that makes the rules look at the given page types instead of the project's."""
    return lambda *models: monkeypatch.setattr(checks, "get_page_models", lambda: list(models))


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_the_project_keeps_its_rules(rule):
    assert rule(None) == []


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_the_rules_are_checked_at_every_start(rule):
    assert rule in registry.registry.get_checks()


@pytest.mark.parametrize(("rule", "bad", "name"), zip(RULES, (Loose, Nameless, Forgetful), IDS, strict=True), ids=IDS)
def test_a_rule_bites_and_says_what_to_do(among_pages, rule, bad, name):
    among_pages(bad)
    (error,) = rule(None)
    assert (error.id, error.obj) == (name, bad)
    assert error.hint


def test_the_wrong_name_of_a_fact_is_told(among_pages):
    among_pages(Forgetful)
    assert "'plaice'" in checks.shared_facts_are_columns(None)[0].msg


def test_page_types_of_others_are_not_ours_to_judge(among_pages):
    among_pages(Page)
    assert checks.our_page_models() == []


def test_every_app_of_the_project_is_looked_at():
    assert {model._meta.app_label for model in checks.our_page_models()} == set(checks.OUR_APPS)


def test_only_pages_of_the_base_are_asked_for_facts(among_pages):
    among_pages(Loose)
    assert checks.shared_facts_are_columns(None) == []


@pytest.mark.django_db
def test_the_whole_project_passes_every_check():
    assert run_checks() == []
