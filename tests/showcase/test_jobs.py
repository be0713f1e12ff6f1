"""Long tasks: how they end, that one does not run twice at a time, and who may look."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Permission
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from showcase.jobs import tasks
from showcase.jobs.models import Job
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
HERE = "tests.showcase.test_jobs"


def well(job, number=3):
    job.move(number, number)
    return f"{number} done"


def refused(job):
    raise tasks.JobRefused("Not today.")


def broken(job):
    raise ValueError("secret path")


def stopped(job):
    raise KeyboardInterrupt


@pytest.fixture
def user():
    """Return somebody who may enter the admin, and nothing else."""
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def started(name: str, **arguments) -> Job:
    return Job.objects.get(pk=tasks.start(f"{HERE}.{name}", "Counting", **arguments).pk)


def screen(client, job: Job) -> BeautifulSoup:
    return BeautifulSoup(client.get(job.get_absolute_url()).content, "html.parser")


def test_a_job_ends_with_what_its_work_says():
    job = started("well", number=5, back="/admin/pages/")
    assert (job.state, job.message, job.done, job.percent, job.back) == ("done", "5 done", 5, 100, "/admin/pages/")


def test_a_refusal_is_a_sentence_to_the_editor():
    job = started("refused", back="/admin/")
    assert (job.state, job.message, job.back) == ("failed", "Not today.", "/admin/")


def test_a_fault_is_in_the_log_and_not_on_the_screen(caplog):
    job = started("broken")
    assert job.state == "failed"
    assert "secret" not in job.message
    assert "secret path" in caplog.text


def test_work_that_is_stopped_is_interrupted():
    with pytest.raises(KeyboardInterrupt):
        tasks.here_and_now(stopped, "Counting")
    assert Job.objects.get().state == "lost"


@pytest.mark.database
def test_work_waits_in_the_database_for_the_worker(monkeypatch):
    # The worker would close the connection that holds this test's transaction.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    with override_settings(TASKS=settings.TASKS | {"long": {"BACKEND": "django_tasks_db.DatabaseBackend"}}):
        job = started("well")
        assert job.state == "waiting"
        rest = {"queue_names": ["default"], "excluded_queue_names": [], "worker_id": "test", "max_tasks": None}
        db_worker.Worker(backend_name="long", batch=True, interval=0, startup_delay=False, **rest).run()
    job.refresh_from_db()
    assert (job.state, job.message) == ("done", "3 done")


@pytest.mark.database
def test_only_one_of_a_kind_is_alone():
    first, second, other = (Job.objects.create(kind=kind) for kind in ("a", "a", "b"))
    for job in (first, second, other):
        job.move(0)
    tasks.alone(first, ["a"])
    tasks.alone(other, ["b"])
    with pytest.raises(tasks.JobRefused):
        tasks.alone(second, ["a"])
    first.finish("done")
    tasks.alone(second, ["a"])


def test_work_that_waits_is_not_started_twice(user):
    waiting = Job.objects.create(kind="Counting")
    assert tasks.start_once(f"{HERE}.well", "Counting", user) == (waiting, False)
    waiting.finish("done")
    job, new = tasks.start_once(f"{HERE}.well", "Counting", user)
    assert new
    assert job != waiting


@pytest.mark.database
def test_what_was_over_90_days_ago_is_removed():
    with time_machine.travel(timezone.now() - timedelta(days=91), tick=False):
        Job.objects.create(kind="over").finish("done")
        Job.objects.create(kind="died").move(1)
        DBTaskResult.objects.create(
            args_kwargs={}, task_path="x", backend_name="long", status="SUCCESSFUL", finished_at=timezone.now()
        )
    started("well")
    assert list(Job.objects.values_list("kind", flat=True)) == ["Counting"]
    assert not DBTaskResult.objects.exists()


def test_the_screen_shows_how_far_it_is_and_looks_again_by_itself(editor_client):
    job = Job.objects.create(kind="Counting", by=UserFactory())
    job.move(120, 400)
    bar = screen(editor_client, job).find("progress")
    assert (bar["value"], bar["max"], bar.text) == ("120", "400", "30 %")
    assert editor_client.get(job.get_absolute_url())["Refresh"] == "3"


@pytest.mark.parametrize("state", ["done", "failed", "lost"])
def test_the_screen_of_a_job_that_is_over_stays_as_it_is(editor_client, state):
    job = Job.objects.create(kind="Counting", result={"back": "/admin/reports/"})
    job.finish(state, "That was it.")
    response = editor_client.get(job.get_absolute_url())
    assert "Refresh" not in response
    assert "That was it." in response.content.decode()
    assert screen(editor_client, job).find("a", href="/admin/reports/")


def test_a_job_that_has_gone_silent_is_interrupted(editor_client):
    with time_machine.travel(timezone.now() - timedelta(minutes=6), tick=False):
        job = Job.objects.create(kind="Counting")
        job.move(1, 2)
    assert "Refresh" not in editor_client.get(job.get_absolute_url())
    assert screen(editor_client, job).find("progress") is None


def test_everybody_sees_their_own_jobs_only(client, user):
    own, foreign = Job.objects.create(kind="Mine", by=user), Job.objects.create(kind="Theirs", by=UserFactory())
    client.force_login(user)
    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.get(foreign.get_absolute_url()).status_code == 404
    listed = client.get(reverse("jobs")).content.decode()
    assert "Mine" in listed
    assert "Theirs" not in listed


def test_with_the_permission_one_sees_them_all(client, user):
    Job.objects.create(kind="Theirs", by=UserFactory())
    user.user_permissions.add(Permission.objects.get(codename="view_job"))
    client.force_login(user)
    assert "Theirs" in client.get(reverse("jobs")).content.decode()


def test_without_jobs_there_is_no_list(client, user):
    client.force_login(user)
    assert client.get(reverse("jobs")).status_code == 302
    assert reverse("jobs") not in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("url", ["?state=done", "?state=x&p=999", "?p=abc", "?export=csv", "?ordering=%00"])
def test_the_list_answers_whatever_is_asked(editor_client, url):
    Job.objects.create(kind="Counting").finish("done", "That was it.")
    assert editor_client.get(reverse("jobs") + url).status_code == 200


def test_the_list_costs_the_same_at_three_and_at_thirty(editor_client, django_assert_num_queries, user):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    costs = []
    for _number in (3, 27):
        for _each in range(_number):
            Job.objects.create(kind="Counting", by=UserFactory())
        editor_client.get(reverse("jobs"))  # the menu keeps its sections until something is saved
        with CaptureQueriesContext(connection) as captured:
            editor_client.get(reverse("jobs"))
        costs.append(len(captured))
    assert costs[0] == costs[1]
