"""The roles a hop gives its receiver."""

from dataflow.known import Known


def roles_of(role: Known) -> tuple[str, ...]:
    """The ids of the roles; `unknown` alone when nobody has stated one.

    A receiver that holds several data sets may have several roles at once: their ids stand in one value.
    """
    ids = tuple(id_ for id_ in (role.value or "").split(",") if id_)
    return ids or ("unknown",)
