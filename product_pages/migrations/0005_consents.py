"""A contact's consent becomes a record of its own, which a photograph can name too."""

from datetime import timedelta

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def to_records(apps, schema_editor):
    """Make a consent of each contact that had any; a withdrawal still to come becomes its last day."""
    consents = apps.get_model("showcase", "Consent")
    pictures = apps.get_model("showcase", "Picture")
    contacts = apps.get_model("product_pages", "ProducerContact")
    for contact in contacts.objects.all():
        given, withdrawn = contact.consent_given_on, contact.consent_withdrawn_on
        if not (given or withdrawn or contact.consent_evidence_id):
            continue
        is_over = withdrawn is not None and withdrawn <= timezone.localdate()
        contact.consent = consents.objects.create(
            person=contact.name,
            covers_name=True,
            covers_phone=bool(contact.phone),
            covers_email=bool(contact.email),
            covers_photo=contact.photo_id is not None,
            given_on=given,
            evidence_id=contact.consent_evidence_id,
            withdrawn_on=withdrawn if is_over else None,
            ends_on=withdrawn - timedelta(days=1) if withdrawn and not is_over else None,
            replacement="[…]" if is_over else "",
        )
        contact.save(update_fields=["consent"])
        pictures.objects.filter(pk=contact.photo_id).update(people="consent", consent=contact.consent)
    # What is still to be checked must be, before the table may change again (PostgreSQL).
    schema_editor.connection.check_constraints()


def to_columns(apps, schema_editor):
    contacts = apps.get_model("product_pages", "ProducerContact")
    pictures = apps.get_model("showcase", "Picture")
    for contact in contacts.objects.exclude(consent=None).select_related("consent"):
        consent = contact.consent
        contact.consent_given_on = consent.given_on
        contact.consent_evidence_id = consent.evidence_id
        contact.consent_withdrawn_on = consent.withdrawn_on or (
            consent.ends_on + timedelta(days=1) if consent.ends_on else None
        )
        contact.consent = None
        contact.save()
        pictures.objects.filter(consent=consent).update(people="", consent=None)
        if not contacts.objects.filter(consent=consent).exists():
            consent.delete()
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [
        ("product_pages", "0004_partners"),
        ("showcase", "0004_consents"),
    ]

    operations = [
        migrations.AddField(
            model_name="producercontact",
            name="consent",
            field=models.ForeignKey(
                blank=True,
                help_text="Without it nothing here is shown. When it is withdrawn this record is deleted.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contacts",
                to="showcase.consent",
                verbose_name="consent",
            ),
        ),
        migrations.RunPython(to_records, to_columns),
        migrations.RemoveField(model_name="producercontact", name="consent_evidence"),
        migrations.RemoveField(model_name="producercontact", name="consent_given_on"),
        migrations.RemoveField(model_name="producercontact", name="consent_withdrawn_on"),
    ]
