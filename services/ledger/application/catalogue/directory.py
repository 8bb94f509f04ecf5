"""What can be done with units and officers."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases import directory
from services.ledger.domain.directory import appointing, unit
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import Unit

USE_CASES = (
    creating(unit.RegisterUnit, Unit, "units", directory.register_unit),
    creating(appointing.RegisterOfficer, Officer, "officers", directory.register_officer),
    UseCase(appointing.AppointOfficer, Officer, "officers", directory.appoint_officer),
    UseCase(appointing.RelieveOfficer, Officer, "officers", directory.relieve_officer),
    UseCase(appointing.NameDeputy, Officer, "officers", directory.name_deputy),
    UseCase(appointing.ErasePerson, Officer, "officers", directory.erase_person),
)
