from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose migrations leave the blocks out: editing a block makes no migration.

    The database column is JSON whatever the blocks are.
    """

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
