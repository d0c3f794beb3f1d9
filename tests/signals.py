"""What the signals of a terminal do in a program of the tests, and so in all that it starts."""

import signal


def usual_signals() -> None:
    """As in a terminal: a shell has those ignored of what it runs in the background, nohup the hang-up."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number is signal.SIGINT else signal.SIG_DFL)
