"""The picture that stands for an event where its address is shared."""
