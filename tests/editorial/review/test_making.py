from wagtail.models import Locale, Page, Task, Workflow, WorkflowPage

from events.models import EventIndexPage
from showcase.editorial.models import MarketCheck, ProvenanceCheck
from showcase.editorial.review.making import make_workflows
from tests.factories import EventIndexPageFactory, HomePageFactory, ProducerPageFactory, StoryPageFactory


def test_a_product_goes_through_three_steps_and_a_story_through_one(office, ginger, site):
    assert [task.specific_class.__name__ for task in ginger.get_workflow().tasks] == [
        "ProvenanceCheck",
        "MarketCheck",
        "EditorialReview",
    ]
    assert ProducerPageFactory(parent=site.producers).get_workflow() == ginger.get_workflow()
    story = StoryPageFactory(parent=site.stories)
    assert [task.specific_class.__name__ for task in story.get_workflow().tasks] == ["EditorialReview"]
    assert site.events.get_workflow() != story.get_workflow()


def test_nothing_is_made_twice_though_it_was_renamed(office):
    before = Task.objects.count(), Workflow.objects.count(), WorkflowPage.objects.count()
    Task.objects.update(name="Tên khác")
    Workflow.objects.update(name="Tên khác")
    make_workflows(office.groups)
    assert (Task.objects.count(), Workflow.objects.count(), WorkflowPage.objects.count()) == before
    assert ProvenanceCheck.objects.count() == MarketCheck.objects.count() == 1


def test_the_english_tree_has_its_own_and_the_english_events_theirs(office, site):
    english = Locale.objects.get(language_code="en")
    home = HomePageFactory(parent=Page.objects.get(depth=1), slug="home-en", locale=english)
    events = EventIndexPageFactory(parent=home, slug="events", locale=english)
    make_workflows(office.groups)
    assert [task.specific_class.__name__ for task in home.get_workflow().tasks] == ["SecondReading"]
    assert EventIndexPage.objects.get(pk=events.pk).get_workflow() == site.events.get_workflow()


def test_an_administrators_choice_stays(office, site):
    own = Workflow.objects.create(name="Riêng")
    WorkflowPage.objects.filter(page=site.stories.pk).update(workflow=own)
    make_workflows(office.groups)
    assert Page.objects.get(pk=site.stories.pk).get_workflow() == own
