"""The clerk's options --map and --register: units to register, and what is wrong with them."""

from services.ledger.application.importing.directory import Directory
from services.ledger.application.importing.matching.nearest import plain
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.remarks.faults import FaultBook
from services.ledger.application.importing.sheet import UnitDraft
from services.ledger.application.importing.wording.codes import is_unit_code

MAP, REGISTER = "--map", "--register"


def registered(directory: Directory, options: ImportOptions) -> tuple[UnitDraft, ...]:
    """The units that the import registers: those of --register that are not there already."""
    known = {(unit.code, plain(unit.name)) for unit in directory.units}
    return tuple(
        UnitDraft(unit.code, name, parent=unit.parent)
        for name, unit in options.register.items()
        if (unit.code, plain(name)) not in known
    )


def check_options(directory: Directory, options: ImportOptions, book: FaultBook) -> None:
    """Blame mappings to nothing, and registrations that the tree of units cannot take."""
    names = {unit.code: unit.name for unit in directory.units}
    groups = {group for unit in directory.units for group in unit.groups}
    new = {unit.code for unit in options.register.values()}
    for name, target in options.mapping.items():
        if target not in names.keys() | groups | new:
            book.add("", 0, MAP, "map_target_unknown", item=name, value=target)
    for unit in registered(directory, options):
        if not is_unit_code(unit.code):
            book.add("", 0, REGISTER, "bad_code", item=unit.name, value=unit.code)
        elif unit.code in names:
            taken = names[unit.code]
            book.add("", 0, REGISTER, "code_taken", item=unit.name, value=unit.code, name=taken)
        elif unit.parent not in names.keys() | (new - {unit.code}):
            book.add("", 0, REGISTER, "unknown_code", item=unit.name, value=unit.parent or "")
