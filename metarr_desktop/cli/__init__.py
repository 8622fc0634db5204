"""The command line: words in, calls to `services`, text or JSON out. Knows no Qt and no SQL."""
