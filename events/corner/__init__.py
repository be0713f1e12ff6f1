"""The organisers’ own corner: next year’s edition, a change of plan, what is missing."""
