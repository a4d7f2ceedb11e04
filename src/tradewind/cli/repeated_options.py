"""Options with several values after them, as a shell makes of `--from *.csv`."""

from collections.abc import Iterator, Sequence


def each_its_option(arguments: Sequence[str], option: str) -> list[str]:
    """Write the option before each of its values; the next option ends them.

    Examples:
        >>> each_its_option(["acme", "--from", "a.csv", "b.csv", "--seed", "7"], "--from")
        ['acme', '--from', 'a.csv', '--from', 'b.csv', '--seed', '7']
    """
    return list(_spread(arguments, option))


def _spread(arguments: Sequence[str], option: str) -> Iterator[str]:
    is_open, has_value = False, False
    for argument in arguments:
        if argument.startswith("-"):
            has_value = argument.startswith(f"{option}=")
            is_open = has_value or argument == option
        elif is_open:
            if has_value:
                yield option
            has_value = True
        yield argument
