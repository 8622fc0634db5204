"""`python -m metarr_desktop` is the command `metarr`."""

from metarr_desktop.app import main

if __name__ == "__main__":
    main()
