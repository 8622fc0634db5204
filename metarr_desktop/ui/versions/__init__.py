"""Which film a file belongs to: merging, splitting off, extras and versions, each shown before it is done."""
