"""What can be done with units and officers."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases import directory, units
from services.ledger.domain.directory import appointing, details, restructuring, unit
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import Unit

USE_CASES = (
    creating(unit.RegisterUnit, Unit, "units", units.register_unit),
    UseCase(restructuring.RenameUnit, Unit, "units", units.rename_unit),
    UseCase(restructuring.MoveUnit, Unit, "units", units.move_unit),
    UseCase(restructuring.CloseUnit, Unit, "units", units.close_unit),
    UseCase(restructuring.MergeUnit, Unit, "units", units.merge_unit),
    creating(appointing.RegisterOfficer, Officer, "officers", directory.register_officer),
    UseCase(details.ChangeDetails, Officer, "officers", directory.change_details),
    UseCase(appointing.AppointOfficer, Officer, "officers", directory.appoint_officer),
    UseCase(appointing.RelieveOfficer, Officer, "officers", directory.relieve_officer),
    UseCase(appointing.NameDeputy, Officer, "officers", directory.name_deputy),
    UseCase(appointing.ErasePerson, Officer, "officers", directory.erase_person),
)
