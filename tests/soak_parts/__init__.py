"""Faults provoked so many times as the caller wants: few in the fast suite, many in the long one."""
