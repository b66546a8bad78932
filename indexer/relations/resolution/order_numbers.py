"""Compare the numbers of orders (令), which texts write short: 省政府令第207号, 令第21号."""

from __future__ import annotations

_ORDER = "令"
_GOVERNMENT = ("人民政府", "政府")


def is_same_order(written: str, held: str) -> bool:
    """Whether the key of an order, as a text writes it, can be that of one in the index.

    The organ may lack what stands before it, or be left out, and so may the year. Only what has
    the title of the citation is compared: many organs have an order of that number.

    >>> is_same_order("省政府令||207", "临江省人民政府令||207")
    True
    >>> is_same_order("令||21", "交通运输部令|2018|21"), is_same_order("令||21", "国函|2018|21")
    (True, False)
    """
    organ, year, number = _parts(written)
    other, other_year, other_number = _parts(held)
    return (
        organ.endswith(_ORDER)
        and number == other_number
        and year in ("", other_year)
        and other.endswith(organ)
    )


def _parts(key: str) -> tuple[str, str, str]:
    organ, _, rest = key.partition("|")
    year, _, number = rest.partition("|")
    return organ.replace(*_GOVERNMENT), year, number
